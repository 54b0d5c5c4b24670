"""markdown-it-py with inline tokens that know where they come from.

Imported late, by `inlines` and `blocks`: the parser is half of a cold start, and a warm run needs none.
"""

import re
from functools import cache
from typing import Any, Literal

from polyglint.late_pattern import late_pattern, late_patterns

with late_patterns():
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import ParserInline
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# What the inline rules react to; everything else is text. The parser's own table names more characters, for plug-ins.
_RULES_BY_CHARACTER = {
    "\n": ("newline",),
    "\\": ("escape",),
    "`": ("backticks",),
    "~": ("strikethrough",),
    "*": ("emphasis",),
    "_": ("emphasis",),
    "[": ("link",),
    "!": ("image",),
    "<": ("autolink", "html_inline"),
    "&": ("entity",),
}
ACTIVE = re.compile(r"[\n\\`~*_\[!<&]")
_LABEL_STOP = late_pattern(r"[\n\\`~*_\[\]!<&]")
# CommonMark's own 20 is less than some quoted mails have; far above it the parser's recursion would not end well.
_OPTIONS = {"maxNesting": 100}


class LocatingState(StateInline):
    """Remembers for each pushed token where its rule stood, and where the rule ended."""

    def __init__(self, src: str, md: MarkdownIt, env: dict[str, Any], tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token, and remember where."""
        token = super().push(ttype, tag, nesting)
        self.starts[len(self.tokens) - 1] = self.pos
        return token


class _ByCharacter(ParserInline):
    """Asks at each character only the rules that it can concern."""

    def __init__(self) -> None:
        super().__init__()
        named = dict(zip(self.ruler.get_all_rules(), self.ruler.getRules(""), strict=True))
        self.by_character: dict[str, tuple[Any, ...]] = {
            character: tuple(named[name] for name in names) for character, names in _RULES_BY_CHARACTER.items()
        }
        # The rule that merges neighbouring text tokens is left out: it would lose the places that we keep.
        self.ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis"])

    def tokenize(self, state: StateInline) -> None:
        """Read the content from `state.pos` to `state.posMax`."""
        src, end, deepest = state.src, state.posMax, state.md.options["maxNesting"]
        start = position = state.pos  # what lies between them is text that no rule has taken
        while found := ACTIVE.search(src, position, end):
            position = state.pos = found.start()
            # Rules look at pending text, for spaces before a line end; so it is complete whenever one is asked.
            if start < position:
                state.pending += src[start:position]
                start = position
            if state.level < deepest and self._matched(state, src[position]):
                start = position = state.pos
            else:
                position += 1
        state.pending += src[start:end]
        state.pos = end
        if state.pending:
            state.pushPending()

    def _matched(self, state: StateInline, character: str) -> bool:
        known = len(state.tokens)
        for rule in self.by_character[character]:
            if rule(state, False):
                if len(state.tokens) > known and isinstance(state, LocatingState):
                    state.ends[len(state.tokens) - 1] = state.pos
                return True
        return False

    def skipToken(self, state: StateInline) -> None:  # noqa: N802  (the parser's name)
        """Step over one token without producing any."""
        pos = state.pos
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax
        elif not self._skipped(state, state.src[pos]):
            # A label ends at its bracket, and the caller counts brackets one by one.
            stop = None if _LABEL_STOP.match(state.src, pos) else _LABEL_STOP.search(state.src, pos, state.posMax)
            state.pos = stop.start() if stop else pos + 1
        state.cache[pos] = state.pos

    def _skipped(self, state: StateInline, character: str) -> bool:
        state.level += 1
        try:
            return any(rule(state, True) for rule in self.by_character.get(character, ()))
        finally:
            state.level -= 1


@cache
def parser(*, is_mdx: bool = False) -> MarkdownIt:
    """A CommonMark parser with tables and strikethrough; for MDX without indented code: indentation is for people."""
    markdown = MarkdownIt("commonmark", _OPTIONS).enable(["table", "strikethrough"])
    if is_mdx:
        markdown.disable("code")
    markdown.inline = _ByCharacter()
    # Targets stay as they are written; to normalise them is a tenth of all inline work.
    markdown.normalizeLink = _as_written  # type: ignore[method-assign]
    return markdown


def _as_written(url: str) -> str:
    return url
