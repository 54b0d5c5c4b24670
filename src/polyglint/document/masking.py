"""What a site's generator takes out before Markdown is read: shortcodes, templates, math and MDX.

Each is replaced by as many characters, so that every offset stays what it was. One scan finds them all, because code
must be passed over at the same time: nothing inside a fence or a code span is a template.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from polyglint.late_pattern import late_pattern

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what a reader sees and is not prose, and for everything between blocks."""

MARKUP = "\N{WORD JOINER}"
"""Stands for markup that vanishes when the text is rendered."""

# What can begin something to mask, or code to pass over. The class comes first so that the scan runs in C.
_START = late_pattern(r"[`{$<:](?:(?<=`)`*+|(?<=\{)|(?<=\$)\$?|(?<=<)(?=/?[A-Z>]|!--)|(?<=:)::+)")
_FENCE = late_pattern(r"^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)

_OUTSIDE_QUOTE = late_pattern(r"^(?![ \t]*>)", re.MULTILINE)

_BRACES = r"\{(?:[^{}]{1,5000}+|\{(?:[^{}]{1,5000}+|\{[^{}]{0,5000}+\}){0,99}+\}){0,99}+\}"
_TEMPLATE = late_pattern(
    r"\{\{.{0,2000}?\}\}"  # Hugo, Handlebars, Jinja, Liquid values
    r"|\{%.{0,2000}?%\}",  # Liquid, Jinja statements
    re.DOTALL,
)
# Shortcodes whose body is not Markdown but code, a drawing, or text to be shown as it is.
_VERBATIM = late_pattern(
    r"\{%-?\s*(highlight|raw|code|codeblock|mermaid|verbatim|comment)\b.{0,500}?%\}.{0,50000}?\{%-?\s*end\1\s*-?%\}"
    r"|\{\{[<%]\s*(highlight|mermaid|code|codeblock|math|katex|raw|rawhtml|diagram|plantuml)\b[^}]{0,500}[>%]\}\}"
    r".{0,50000}?\{\{[<%]\s*/\s*\2\s*[>%]\}\}",
    re.DOTALL,
)
_HEADING_ID = late_pattern(r"\{#[^}\s]*[^}\n]*\}[ \t]*$", re.MULTILINE)
_KRAMDOWN = late_pattern(r"\{:[^}\n]*\}[ \t]*$", re.MULTILINE)
_CONTAINER = late_pattern(r":::+[ \t]*\w*(?:\{[^}\n]*\})?[ \t]*$", re.MULTILINE)
_MATH = late_pattern(
    r"\$\$(?:(?!\n[ \t]*\n).){1,5000}?\$\$"
    # A price is no formula: that has an operator, or is one letter.
    r"|\$(?=[^\s$])(?!\d[^$\n]*?(?<![\\A-Za-z])[A-Za-z]{3,})(?:[A-Za-z]|[^$\n]{0,200}?[\\^_={}][^$\n]{0,200}?)(?<![\s\\])\$(?![\d$])",
    re.DOTALL,
)


@cache
def _tag() -> re.Pattern[str]:
    attribute = rf"[\w:.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|{_BRACES}))?|{_BRACES}"
    # HTML in capitals is HTML: a component has a small letter or a dot in its name.
    return re.compile(rf"</?(?:(?=[A-Z][\w.]*[a-z.])[A-Z][\w.]*(?:\s+(?:{attribute}))*\s*/?)?>")


@cache
def _expression() -> re.Pattern[str]:
    return re.compile(_BRACES)


@cache
def _module_statement() -> re.Pattern[str]:
    # An ESM block of MDX ends at a blank line.
    return re.compile(
        r"^(?:import\s[^\n]*?\sfrom\s|import\s*[{'\"]|export\s+(?:const|let|default|function|async)\b)"
        r"(?:[^\n]+\n?)*",
        re.MULTILINE,
    )


ConstructKind = Literal["module", "comment", "template", "math", "tag", "expression", "attributes", "container"]


class Construct(NamedTuple):
    """A stretch that is not Markdown: `start` and `end` are offsets of the document."""

    kind: ConstructKind
    start: int
    end: int


class Masked(NamedTuple):
    """A document's text with templates, math and MDX masked, what was masked, and whether there was MDX."""

    text: str
    is_mdx: bool
    constructs: tuple[Construct, ...] = ()


def mask(text: str, start: int, *, is_mdx: bool) -> Masked:
    """Mask the body of a document, from `start` on; `is_mdx` says that its file name promises MDX."""
    maybe_mdx = is_mdx or "{/*" in text or _has_component(text, start)
    if not (maybe_mdx or "{" in text or "$" in text or ":::" in text):
        return Masked(text, is_mdx)
    masker = _Masker(text, maybe_mdx=maybe_mdx)
    cursor = start
    for fence_start, fence_end in _fences(text, start):
        masker.scan(cursor, fence_start)
        cursor = fence_end
    masker.scan(cursor, len(text))
    return Masked(masker.result(), is_mdx or masker.found_mdx, tuple(masker.constructs))


def _has_component(text: str, start: int) -> bool:
    return (
        "\n<" in text
        and re.search(r"\n</?(?=[A-Z][\w.]*[a-z.])[A-Z][\w.]*[\s/>]", text[max(start - 1, 0) :]) is not None
    )


def _fences(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where fenced code stands, its fences included; one that is not closed goes to the end."""
    while opened := _FENCE.search(text, start):
        closing = re.compile(rf"^[ \t>]*{re.escape(opened[1])}[`~]*[ \t]*$", re.MULTILINE)
        closed = closing.search(text, opened.end())
        start = closed.end() if closed else len(text)
        if ">" in text[opened.start() : opened.start(1)]:
            # A quote ends its fence, closed or not.
            outside = _OUTSIDE_QUOTE.search(text, opened.end(), start)
            start = outside.start() if outside else start
        yield opened.start(), start


class _Masker:
    """Scans stretches outside fences, and collects what to replace."""

    def __init__(self, text: str, *, maybe_mdx: bool) -> None:
        self.text = text
        self.maybe_mdx = maybe_mdx
        self.found_mdx = False
        self.pieces: list[str] = []
        self.constructs: list[Construct] = []
        self.cursor = 0
        self.unclosed: set[str] = set()  # closers that do not come any more: none is searched for twice

    def result(self) -> str:
        self.pieces.append(self.text[self.cursor :])
        return "".join(self.pieces)

    def scan(self, start: int, end: int) -> None:
        if self.maybe_mdx:
            for statement in _module_statement().finditer(self.text, start, end):
                if not self._opens_a_block(statement.start()):
                    continue  # a line of prose that begins with "import"
                self._scan(start, statement.start())
                self._replace("module", statement.start(), statement.end(), " ")
                start = statement.end()
        self._scan(start, end)

    def _opens_a_block(self, start: int) -> bool:
        before = self.text[max(start - 80, 0) : start].rstrip(" \t")
        return not before or before.endswith(("\n\n", "---\n", "+++\n"))

    def _scan(self, start: int, end: int) -> None:
        steps = {"`": self._code, "{": self._brace, "$": self._math, "<": self._angle, ":": self._container}
        while found := _START.search(self.text, start, end):
            start = steps[found[0][0]](found, end)

    def _replace(self, kind: ConstructKind, start: int, end: int, filler: str) -> int:
        self.constructs.append(Construct(kind, start, end))
        self.pieces.append(self.text[self.cursor : start])
        lines = self.text[start:end].split("\n")
        self.pieces.append("\n".join(filler * len(line) for line in lines))
        self.cursor = end
        return end

    def _close(self, closer: str, start: int) -> int:
        """The offset after the next closer, or 0."""
        if closer in self.unclosed:
            return 0
        found = self.text.find(closer, start)
        if found < 0:
            self.unclosed.add(closer)
        return found + len(closer) if found >= 0 else 0

    def _code(self, found: re.Match[str], end: int) -> int:
        ticks, start = found[0], found.end()
        if self.text[found.start() - 1 : found.start()] == "\\":
            return start
        blank = self.text.find("\n\n", start, min(end, start + 1000))
        limit = blank if blank >= 0 else min(end, start + 1000)
        closed = self.text.find(ticks, start, limit)
        while closed >= 0:
            after = closed + len(ticks)
            if not self.text.startswith("`", after) and self.text[closed - 1] != "`":
                return after
            while self.text.startswith("`", after):
                after += 1
            closed = self.text.find(ticks, after, limit)
        return start

    def _brace(self, found: re.Match[str], end: int) -> int:
        start = found.start()
        following = self.text[start + 1 : start + 2]
        if following == "/" and self.text.startswith("{/*", start):
            closed = self._close("*/}", start)
            if closed and closed <= end:
                self.found_mdx = True
                return self._replace("comment", start, closed, " ")
        if following in "{%":
            template = _VERBATIM.match(self.text, start, end) or _TEMPLATE.match(self.text, start, end)
            if template:
                return self._replace("template", start, template.end(), OBJECT)
        attribute = _HEADING_ID if following == "#" else _KRAMDOWN if following == ":" else None
        if attribute and (matched := attribute.match(self.text, start, end)):
            return self._replace("attributes", start, matched.end(), " ")
        if self.maybe_mdx and (expression := _expression().match(self.text, start, end)):
            return self._replace("expression", start, expression.end(), OBJECT)
        return start + 1

    def _math(self, found: re.Match[str], end: int) -> int:
        start = found.start()
        before = self.text[start - 1 : start]
        formula = _MATH.match(self.text, start, end)
        if formula and before != "\\" and not before.isalnum():
            return self._replace("math", start, formula.end(), OBJECT)
        return found.end()

    def _angle(self, found: re.Match[str], end: int) -> int:
        start = found.start()
        if self.text.startswith("<!--", start):
            return self._close("-->", start) or start + 4
        tag = _tag().match(self.text, start, end) if self.maybe_mdx else None
        if not tag:
            return start + 1
        self.found_mdx = True
        return self._replace("tag", start, tag.end(), self._filler(tag))

    def _filler(self, tag: re.Match[str]) -> str:
        """A wrapping tag on a line of its own leaves a blank line; one that closes itself is something to see."""
        if tag[0].endswith("/>") and len(tag[0]) > len("</>"):
            return OBJECT
        return " " if self._is_alone(tag.start(), tag.end()) else MARKUP

    def _container(self, found: re.Match[str], end: int) -> int:
        start = found.start()
        line = _CONTAINER.match(self.text, start, end)
        if line and self._is_alone(start, start):
            return self._replace("container", start, line.end(), " ")
        return found.end()

    def _is_alone(self, start: int, end: int) -> bool:
        """Whether only white space stands before `start` and, unless it is `start`, after `end` on their lines."""
        text = self.text
        before = text[text.rfind("\n", 0, start) + 1 : start]
        line_end = text.find("\n", end)
        after = text[end : line_end if line_end >= 0 else len(text)]
        return not before.strip() and (start == end or not after.strip())
