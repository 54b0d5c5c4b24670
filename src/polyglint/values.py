"""The values that travel through the engine: frozen, comparable, plain data at heart.

Named tuples: a frozen, slotted dataclass costs ten times as much to define, and a warm run is little else than
definitions.
"""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")

RULE_CRASHED = "engine/rule-crashed"
"""The finding that stands for a rule that raised."""


class Place(NamedTuple):
    """A stretch of a document's text.

    `start` and `end` are offsets in `Document.text` in Unicode code points, `end` exclusive. Lines and columns are
    1-based, columns count code points; `end_column` is the column after the last character.
    """

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Related(NamedTuple):
    """A second place that a finding speaks of, and what stands there."""

    place: Place
    message: str
    excerpt: str = ""  # the source line that `place` starts in; the engine fills it in


class Edit(NamedTuple):
    """One replacement of text; an empty place inserts, an empty text deletes."""

    place: Place
    text: str


class Fix(NamedTuple):
    """A repair: edits of one document that belong together.

    A safe fix cannot change what the text says. An unsafe one wants a look and is applied only on request.
    """

    edits: tuple[Edit, ...]
    safe: bool = True


class Problem(NamedTuple):
    """What a rule yields: a place, what is wrong there, and what to do about it."""

    place: Place
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None  # overrides the rule's own severity for this one problem


class Finding(NamedTuple):
    """A problem once the engine knows which rule yielded it and how much it weighs."""

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    excerpt: str = ""  # the source line that `place` starts in, so that reporting needs no file
    quote: str = ""  # the text of `place`, shortened, with single spaces
    section: str = ""  # the heading above `place`
    fingerprint: str = ""  # the same when lines move: rule, path, quote, section, occurrence


class Fact(NamedTuple):
    """What one document contributes to a question about the whole site.

    Facts meet in `SiteRule.conclude` by `key`. `value` is JSON data: what is compared, never whole paragraphs. A fact
    may ask for a file: the engine fills `found` with the paths of the site's files that end in `file`, so that the
    rule itself reads no disk. A `file` that ends in `.*` is an address: `learn/hooks.*` finds the pages that a site
    generator may serve there, `en/learn/hooks.md` and `learn/02-hooks/index.mdx` among them.
    """

    key: str
    value: "Json"
    place: Place
    file: str = ""
    found: tuple[str, ...] = ()
    locale: str = ""
    excerpt: str = ""  # the source line that `place` starts in; the engine fills it in
    section: str = ""  # the heading above `place`; the engine fills it in


class Mqm(NamedTuple):
    """How translation reviewers class a kind of problem: Multidimensional Quality Metrics (themqm.org).

    `severity` is "neutral", "minor", "major" or "critical".
    """

    dimension: str
    kind: str
    severity: str


class Suppression(NamedTuple):
    """A comment that silences rules for a stretch of its document.

    `rules` are ids or families. It holds for findings that begin in `start:end`.
    """

    place: Place
    rules: tuple[str, ...]
    start: int
    end: int
    reason: str = ""
    excerpt: str = ""
    flaw: str = ""  # what is wrong with the comment; one with a flaw silences nothing
    names: Place | None = None  # what stands between the brackets, where some of it can be taken out
    removal: tuple[Edit, ...] = ()  # what takes the comment out; empty where the text around it would change
    is_judged: bool = True  # whether silencing nothing speaks against it: not where rules could not read the document


class Report(NamedTuple):
    """All that the map says of one document, or of one translation (then `path` is the target's): plain data."""

    path: str
    findings: tuple[Finding, ...] = ()
    facts: tuple[tuple[str, Fact], ...] = ()  # with the id of the rule that collected them
    suppressions: tuple[Suppression, ...] = ()
    words: int = 0  # of running text


Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
