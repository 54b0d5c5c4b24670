"""Lints Markdown content with front matter and checks its translations: the API for rule authors and callers.

Names are imported when they are asked for: `lint --version` and a run that finds everything in its cache need none of
them, and importing them all would double what those take.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from polyglint.version import __version__

if TYPE_CHECKING:
    from polyglint.document import Block, Document, Entry, FrontMatter, FrontMatterError, Heading, Inline, Sentence
    from polyglint.rule import DocumentRule, Rule, SiteRule, TranslationRule
    from polyglint.translation import Translation
    from polyglint.values import Edit, Fact, Finding, Fix, Json, Place, Problem, Related, Severity

__all__ = [
    "Block",
    "Document",
    "DocumentRule",
    "Edit",
    "Entry",
    "Fact",
    "Finding",
    "Fix",
    "FrontMatter",
    "FrontMatterError",
    "Heading",
    "Inline",
    "Json",
    "Place",
    "Problem",
    "Related",
    "Rule",
    "Sentence",
    "Severity",
    "SiteRule",
    "Translation",
    "TranslationRule",
    "__version__",
]

_HOMES = {
    "Block": "polyglint.document",
    "Document": "polyglint.document",
    "Entry": "polyglint.document",
    "FrontMatter": "polyglint.document",
    "FrontMatterError": "polyglint.document",
    "Heading": "polyglint.document",
    "Inline": "polyglint.document",
    "Sentence": "polyglint.document",
    "DocumentRule": "polyglint.rule",
    "Rule": "polyglint.rule",
    "SiteRule": "polyglint.rule",
    "TranslationRule": "polyglint.rule",
    "Translation": "polyglint.translation",
    "Edit": "polyglint.values",
    "Fact": "polyglint.values",
    "Finding": "polyglint.values",
    "Fix": "polyglint.values",
    "Json": "polyglint.values",
    "Place": "polyglint.values",
    "Problem": "polyglint.values",
    "Related": "polyglint.values",
    "Severity": "polyglint.values",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
