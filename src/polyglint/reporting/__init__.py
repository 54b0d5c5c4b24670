"""Findings as text for people and for programs: each format is one function of a report, which prints nothing.

A format's module is imported only when it is asked for: start-up is part of the product.
"""

from collections.abc import Iterator
from importlib import import_module

from polyglint.reporting.report import Options, RuleInfo, RunReport

__all__ = ["FORMATS", "WITH_FINGERPRINTS", "Options", "RuleInfo", "RunReport", "render"]

FORMATS = {
    "text": "polyglint.reporting.text",
    "concise": "polyglint.reporting.concise",
    "json": "polyglint.reporting.json_format",
    "sarif": "polyglint.reporting.sarif",
    "github": "polyglint.reporting.github",
}
"""The modules of the formats by name. Each has a function `render(report, target)`."""
WITH_FINGERPRINTS = frozenset({"json", "sarif"})
"""The formats that print the fingerprints of findings."""


def render(name: str, report: RunReport, target: Options) -> Iterator[str]:
    """The report in the format of this name, in pieces of text."""
    pieces: Iterator[str] = import_module(FORMATS[name]).render(report, target)
    return pieces
