"""Inline Markdown with positions: markdown-it-py's own inline rules, told where they stand."""

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from polyglint.late_pattern import late_pattern

if TYPE_CHECKING:
    from markdown_it.token import Token

InlineKind = Literal[
    "text", "code", "strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close",
    "link_open", "link_close", "image", "autolink", "html", "break", "escape", "entity",
]  # fmt: skip

_KINDS: dict[str, InlineKind] = {
    "text": "text",
    "code_inline": "code",
    "html_inline": "html",
    "softbreak": "break",
    "hardbreak": "break",
}


class Inline(NamedTuple):
    """A stretch of inline Markdown.

    `start` and `end` are offsets of its source characters; `link_close` covers `](target "title")`. `content` is the
    text as rendered, for `link_open`, `autolink` and `image` the target.
    """

    kind: InlineKind
    start: int
    end: int
    content: str


_ACTIVE = late_pattern(r"[\n\\`~*_\[!<&]")


def parse_inlines(content: str, context: dict[str, Any] | None = None) -> list[Inline]:
    """The inline structure of a content, in offsets of that content; the inlines tile it without gaps.

    `context` holds the link references of the document.
    """
    if not content:
        return []
    if not _ACTIVE.search(content):
        return [Inline("text", 0, len(content), content)]
    from polyglint.document import located  # late: it imports the parser

    markdown = located.parser()
    tokens: list[Token] = []
    state = located.LocatingState(content, markdown, context if context is not None else {}, tokens)
    markdown.inline.tokenize(state)
    for rule in markdown.inline.ruler2.getRules(""):
        rule(state)
    return _tiled(tokens, state.starts, state.ends, len(content))


def _tiled(tokens: "list[Token]", starts: dict[int, int], ends: dict[int, int], length: int) -> list[Inline]:
    inlines: list[Inline] = []
    cursor = index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.markup == "autolink" and token.nesting > 0:
            inlines.append(Inline("autolink", cursor, ends[index + 2], str(token.attrs.get("href", ""))))
            cursor, index = ends[index + 2], index + 3
            continue
        end = _end(tokens, index, starts, ends, cursor, length)
        inlines.append(Inline(_kind(token), cursor, end, _content(token)))
        cursor = end
        index += 1
    return _strong_whole(inlines)


def _end(
    tokens: "list[Token]", index: int, starts: dict[int, int], ends: dict[int, int], cursor: int, length: int
) -> int:
    token = tokens[index]
    if token.type == "link_open":
        return starts[index]  # the parser pushes it when it stands at the label
    if starts.get(index) == starts.get(index + 1, -1) and index not in ends:
        # One run of markers, a token for each: single characters, but for strikethrough.
        return cursor + (2 if token.tag == "s" or token.content == "~~" else 1)
    if index in ends:
        return ends[index]
    following = index + 1
    if following >= len(tokens):
        return length
    is_label = tokens[following].type == "link_open" and tokens[following].markup != "autolink"
    return starts.get(following, length) - is_label


def _kind(token: "Token") -> InlineKind:
    if token.type == "text_special" and token.content != token.markup:
        return "escape" if token.info == "escape" else "entity"
    if token.type == "text_special":
        return "text"  # a backslash before a letter stands for itself
    return _KINDS.get(token.type, token.type)  # type: ignore[arg-type]


def _content(token: "Token") -> str:
    if token.type in ("link_open", "image"):
        return str(token.attrs.get("href", token.attrs.get("src", "")))
    return token.content


def _strong_whole(inlines: list[Inline]) -> list[Inline]:
    """Give each `strong` both characters of its marker, of which the parser empties one."""
    whole: list[Inline] = []
    for inline in inlines:
        before = whole[-1] if whole else None
        if before and inline.kind == "strong_open" and before.kind == "text" and not before.content:
            whole[-1] = inline._replace(start=before.start)
        elif before and before.kind == "strong_close" and before.end - before.start == 1 and not inline.content:
            whole[-1] = before._replace(end=inline.end)
        elif before and before.kind == inline.kind == "text" and before.content and inline.content:
            whole[-1] = Inline("text", before.start, inline.end, before.content + inline.content)
        else:
            whole.append(inline)
    return whole
