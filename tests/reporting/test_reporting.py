"""Formats are found by name, and only what is asked for is imported."""

import subprocess
import sys

import pytest

from polyglint.reporting import FORMATS, Options, RunReport, render


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_can_tell_of_a_run_without_findings(name: str) -> None:
    assert isinstance("".join(render(name, RunReport(), Options())), str)


def test_formats_are_imported_when_they_are_used() -> None:
    program = (
        "import sys; from polyglint.reporting import Options, RunReport, render;"
        "''.join(render('text', RunReport(), Options()));"
        "sys.exit(bool({'json', 'wcwidth', 'textwrap', 'urllib.parse', 'dataclasses',"
        " 'polyglint.reporting.sarif'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
