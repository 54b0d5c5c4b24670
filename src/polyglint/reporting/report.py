"""What a run has to tell, and how it wants to be told: all that a format needs to know."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from polyglint.values import Finding, Mqm, Severity


class RuleInfo(NamedTuple):
    """What a format tells about a rule beside its findings."""

    summary: str = ""
    severity: Severity = "warning"
    page: str = ""  # the rule page, Markdown
    url: str = ""  # where the rule page can be read
    mqm: Mqm | None = None  # how translation reviewers class what it finds


def _no_rules() -> Mapping[str, RuleInfo]:
    return {}


def _no_words() -> Mapping[str, int]:
    return {}


def _no_locale(_path: str) -> str:
    return ""


class RunReport(NamedTuple):
    """What a run has to tell. Paths in it are relative to the site's root."""

    findings: tuple[Finding, ...] = ()  # sorted by path and place
    errors: tuple[str, ...] = ()  # what the run was asked for and could not do
    notes: tuple[str, ...] = ()
    checked: int = 0  # documents
    locales: tuple[tuple[str, int], ...] = ()  # with the number of their documents
    source_locale: str = ""
    source_reason: str = ""
    rules: Callable[[], Mapping[str, RuleInfo]] = _no_rules  # by id; a call, since most formats never ask
    translated_words: Callable[[], Mapping[str, int]] = _no_words  # by locale: of the sources that it translates
    elapsed: float = 0.0  # seconds
    version: str = ""
    display: Callable[[str], str] = str  # a path as seen from the working folder
    locale_of: Callable[[str], str] = _no_locale  # the locale of the document at a path
    root: str = ""  # the `file:` URI of the folder that displayed paths are relative to


class Options(NamedTuple):
    """How the reader wants it told."""

    width: int = 80
    color: bool = False
    unicode: bool = True
    statistics: bool = False  # counts instead of findings
    digest: bool = False  # the best examples instead of all findings
    link: bool = False  # rule names are terminal links to their pages
    command: str = "lint"  # the call to repeat, for suggestions
    step_summary: str = ""  # where the job summary goes, if anywhere
