"""Comments to Polyglint in a document: what each one says, what it silences, and what is wrong with it."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from polyglint.document import Block, Document
from polyglint.values import Edit, Suppression

_VERBS = ("ignore", "disable", "enable", "ignore-file")
_COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.DOTALL)
_OPEN_OR_CLOSED = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OPENING = re.compile(r"(?:<!--|\{/\*)\s*polyglint\b")
_INSTRUCTION = re.compile(
    r"(?:<!--|\{/\*|#)\s*polyglint\b(?P<colon>\s*:)?[\s-]*(?P<verb>[\w-]*)\s*(?:\[(?P<names>[^\[\]]*)\])?(?P<rest>.*?)"
    r"(?:-->|\*/\}|\Z)",
    re.DOTALL,
)
_REASON = re.compile(r"""\s*(?:reason\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'))?\s*""")
_YAML_COMMENT = re.compile(r"(?:(?<=[ \t\n])|\A)#[ \t]*polyglint\b[^\n]*")
# Strings come first: what looks like a comment in one is text.
_TOML_COMMENT = re.compile(
    r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|(?P<comment>\#[^\n]*)", re.DOTALL
)
_CONTAINER_MARKERS = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])(?:\s[\s>]*|\Z))*")
# Documents are read again to prove that comments can go. So many characters are read in all; comments that are not
# proven by then are reported without a fix.
_AFFORDABLE = 400_000
_FEW = 12  # as often a document of any length is read again
_NAME_THE_RULE = "it names no rule; a comment silences only what it names"


@dataclass(frozen=True)
class _Comment:
    """A comment to Polyglint as it is written; `flaw` says why it can't be obeyed."""

    start: int
    end: int
    verb: str
    names: tuple[str, ...] = ()
    names_span: tuple[int, int] | None = None
    reason: str = ""
    flaw: str = ""
    in_header: bool = False


@dataclass(frozen=True)
class _Stretch:
    """What a comment silences, and which other comment ends it."""

    comment: _Comment
    names: tuple[str, ...]
    start: int
    end: int
    ended_by: _Comment | None = None


_Spans = tuple[tuple[int, int], ...]
"""What a removal takes out of a text."""


def suppressions_in(document: Document) -> tuple[Suppression, ...]:
    """What the comments and the header of a document silence, and what is wrong with those that silence nothing."""
    written = [*_header_comments(document), *_body_comments(document)]
    ranges, idle = _ranges(written, len(document.text) + 1)
    spans = _removals(document, [comment for comment in written if not comment.flaw and comment not in idle])
    pairs = _pair_removals(document, ranges, spans)
    found = [_suppression(document, stretch, pairs.get(stretch.comment, ())) for stretch in ranges]
    for comment in written:
        if comment.flaw or comment in idle:
            flaw = comment.flaw or 'no "disable" above it is still open for what it names'
            found.append(_flawed(document, comment.start, comment.end, flaw))
        elif comment.verb.startswith("ignore"):
            stretch = _Stretch(comment, comment.names, *_stretch(document, comment))
            found.append(_suppression(document, stretch, spans.get(comment, ())))
    found.extend(_header_key(document))
    return tuple(sorted(found, key=lambda suppression: (suppression.place.start, suppression.end)))


def is_comment(document: Document, block: Block) -> bool:
    """Whether a block holds nothing but comments: no reader sees it."""
    return block.kind == "html" and not _COMMENT.sub("", document.text[block.start : block.end]).strip()


def _read(text: str, start: int, end: int, *, in_header: bool = False) -> _Comment | None:
    """The comment at `start:end`; None where it only begins with our name."""
    match = _INSTRUCTION.match(text, start, end)
    if match is None or not (match["colon"] or match["verb"] in _VERBS):
        return None
    if text.startswith("<", start) and not text.endswith("-->", start, end):
        line_end = text.find("\n", start, end)
        flaw = "it is never closed, and hides what follows"
        return _Comment(start, line_end if line_end >= 0 else end, match["verb"], flaw=flaw)
    names = tuple(re.split(r"[\s,]+", match["names"].strip(" \t\n,"))) if match["names"] is not None else ()
    names = tuple(name for name in dict.fromkeys(names) if name)
    reason = _REASON.fullmatch(match["rest"])
    given = (reason["double"] or reason["single"] or "") if reason else ""
    flaw = _flaw(match, names, has_reason=reason is not None)
    span = match.span("names") if match["names"] is not None else None
    return _Comment(start, end, match["verb"], names, span, " ".join(given.split()), flaw, in_header)


def _flaw(match: re.Match[str], names: tuple[str, ...], *, has_reason: bool) -> str:
    verb = match["verb"]
    if not match["colon"]:
        return 'the colon after "polyglint" is missing'
    if verb not in _VERBS:
        return f'"{verb}" is none of {", ".join(_VERBS)}' if verb else f"it says none of {', '.join(_VERBS)}"
    if match["names"] is None and "[" in match["rest"]:
        return "its bracket is not closed"
    if (not names and verb != "enable") or {"*", "all"} & set(names):
        return _NAME_THE_RULE
    return "" if has_reason else 'after the rules only reason="…" can follow'


def _body_comments(document: Document) -> Iterator[_Comment]:
    for opening in _OPENING.finditer(document.text, document.body_start):
        end = _comment_end(document, opening.start())
        comment = _read(document.text, opening.start(), end) if end else None
        if comment is not None:
            yield comment


def _comment_end(document: Document, start: int) -> int:
    """Where the comment that opens at `start` ends; 0 when it is code or text that looks like one."""
    text = document.text
    if text.startswith("{", start):
        # What the generator takes out is blank in what is read as Markdown; code is not.
        end = text.find("*/}", start) + 3
        return end if end > 2 and not document.masked[start:end].strip() else 0
    block = document.block_at(start)
    return _comments_of(document, block).get(start, 0) if block else 0


# One block may hold hundreds of comments.
@lru_cache(maxsize=1)
def _comments_of(document: Document, block: Block) -> dict[int, int]:
    """Where the comments of a block begin, and where each ends."""
    if block.kind == "html":
        return dict(match.span() for match in _OPEN_OR_CLOSED.finditer(document.text, block.start, block.end))
    return {inline.start: inline.end for inline in block.inlines if inline.kind == "html"}


def _header_comments(document: Document) -> Iterator[_Comment]:
    header = document.front_matter
    if "polyglint" not in header.content:
        return
    is_toml = header.format == "toml"
    texts = [] if is_toml else [entry for entry in header.entries if entry.is_text]
    for match in (_TOML_COMMENT if is_toml else _YAML_COMMENT).finditer(header.content):
        if is_toml and match["comment"] is None:
            continue
        start, end = header.content_start + match.start(), header.content_start + match.end()
        if not any(entry.value_start <= start < entry.value_end for entry in texts):
            comment = _read(document.text, start, end, in_header=True)
            if comment is not None:
                yield comment


def _suppression(document: Document, stretch: _Stretch, spans: _Spans) -> Suppression:
    comment = stretch.comment
    place = document.place(comment.start, comment.end)
    return Suppression(
        place,
        stretch.names,
        stretch.start,
        stretch.end,
        comment.reason,
        document.lines[place.line - 1],
        names=document.place(*comment.names_span) if comment.names_span else None,
        removal=tuple(Edit(document.place(*span), "") for span in spans),
        is_judged=not document.undecodable,
    )


def _flawed(document: Document, start: int, end: int, flaw: str) -> Suppression:
    place = document.place(start, end)
    return Suppression(place, (), end, end, excerpt=document.lines[place.line - 1], flaw=flaw)


def _header_key(document: Document) -> Iterator[Suppression]:
    """The key `polyglint: {ignore: […]}` of a header: it holds for the whole document."""
    if "polyglint" not in document.front_matter.content:
        return
    header = document.front_matter
    entry = header.entry("polyglint.ignore") or header.entry("polyglint", "ignore")
    if entry is None:
        above = header.entry("polyglint")
        if above is not None:
            flaw = 'only "ignore" with a list of rules can stand under this key'
            yield _flawed(document, above.key_start, above.key_end, flaw)
        return
    names = (entry.value,) if isinstance(entry.value, str) else entry.value
    if not isinstance(names, list | tuple) or not names or not all(isinstance(name, str) and name for name in names):
        yield _flawed(document, entry.key_start, entry.key_end, _NAME_THE_RULE)
        return
    comment = _Comment(entry.key_start, entry.key_end, "ignore-file")
    stretch = _Stretch(comment, tuple(dict.fromkeys(names)), 0, len(document.text) + 1)
    yield _suppression(document, stretch, _key_removal(document))


def _stretch(document: Document, comment: _Comment) -> tuple[int, int]:
    """The offsets in which findings must begin to be silenced by an `ignore`.

    A line or a block takes its line end along: a finding may be about what is missing there.
    """
    text = document.text
    if comment.verb == "ignore-file":
        return 0, len(text) + 1
    line_start, line_end = _lines_of(text, comment)
    if comment.in_header:
        is_alone = not text[line_start : comment.start].strip()
        return _next_entry(document, comment) if is_alone else (line_start, line_end + 1)
    if not _holds_only_comments(text[line_start:line_end]):
        return line_start, line_end + 1
    block = document.block_at(comment.start)
    if block and block.kind == "html" and _COMMENT.sub("", text[comment.end : block.end]).strip():
        return comment.start, block.end + 1
    visible = _visible(document)
    position = bisect_left(visible, comment.end, key=lambda block: block.start)
    return comment.start, visible[position].end + 1 if position < len(visible) else comment.end


# One line may hold hundreds of comments.
@lru_cache(maxsize=1)
def _holds_only_comments(line: str) -> bool:
    return _CONTAINER_MARKERS.fullmatch(_COMMENT.sub("", line)) is not None


@lru_cache(maxsize=1)
def _visible(document: Document) -> tuple[Block, ...]:
    """The blocks in which a reader sees something."""
    return tuple(block for block in document.blocks if not is_comment(document, block))


def _next_entry(document: Document, comment: _Comment) -> tuple[int, int]:
    """The next key of the header with its value; its next line when the header can't be read."""
    header = document.front_matter
    following = [entry for entry in header.entries if entry.key_start >= comment.end]
    if not following:
        line_end = document.text.find("\n", comment.end + 1)
        return comment.start, min(line_end + 1, header.content_end)
    if header.format == "toml":  # a value's end is known only when it stands on one line
        return comment.start, following[1].key_start if len(following) > 1 else header.content_end
    return comment.start, max(following[0].value_end, following[0].key_end) + 1


def _lines_of(text: str, comment: _Comment) -> tuple[int, int]:
    end = text.find("\n", comment.end)
    return text.rfind("\n", 0, comment.start) + 1, end if end >= 0 else len(text)


def _ranges(written: Sequence[_Comment], end: int) -> tuple[list[_Stretch], set[_Comment]]:
    """The stretches from each `disable` to what ends it, a name at a time, and the `enable`s that end nothing."""
    stretches: list[_Stretch] = []
    idle: set[_Comment] = set()
    still_open: list[tuple[_Comment, str]] = []
    for comment in written:
        if comment.flaw:
            continue
        if comment.verb == "disable":
            still_open.extend((comment, name) for name in comment.names)
        elif comment.verb == "enable":
            ended = [pair for pair in still_open if not comment.names or _is_named(pair[1], comment.names)]
            still_open = [pair for pair in still_open if comment.names and not _is_named(pair[1], comment.names)]
            stretches.extend(_Stretch(opened, (name,), opened.start, comment.start, comment) for opened, name in ended)
            if not ended:
                idle.add(comment)
    stretches.extend(_Stretch(opened, (name,), opened.start, end) for opened, name in still_open)
    return stretches, idle


def _is_named(rule: str, names: Collection[str]) -> bool:
    """Whether a rule (or family) is among ids and families."""
    return rule in names or rule.partition("/")[0] in names


def _pair_removals(
    document: Document, ranges: Sequence[_Stretch], removals: Mapping[_Comment, _Spans]
) -> dict[_Comment, _Spans]:
    """`disable` goes together with its `enable`, if the two have no one else."""
    ends: dict[_Comment, set[_Comment | None]] = {}
    begins: dict[_Comment | None, set[_Comment]] = {}
    for stretch in ranges:
        ends.setdefault(stretch.comment, set()).add(stretch.ended_by)
        begins.setdefault(stretch.ended_by, set()).add(stretch.comment)
    found: dict[_Comment, _Spans] = {}
    pairs: dict[_Comment, _Spans] = {}
    for opening, own in ends.items():
        closing = next(iter(own))
        first, last = removals.get(opening, ()), removals.get(closing, ()) if closing else ()
        if closing is None and len(own) == 1:
            found[opening] = first
        elif len(own) == len(begins[closing]) == 1 and first and last and first[-1][1] <= last[0][0]:
            pairs[opening] = (*first, *last)
    return found | _harmless(document, pairs)


def _removals(document: Document, comments: Sequence[_Comment]) -> dict[_Comment, _Spans]:
    """What takes each comment out, with its line where it is alone there; nothing where more would change."""
    ways = {comment: list(_ways_out(document.text, comment)) for comment in comments}
    found: dict[_Comment, _Spans] = {comment: (spans[0],) for comment, spans in ways.items() if comment.in_header}
    for attempt in range(max(map(len, ways.values()), default=0)):
        left = {comment: spans for comment, spans in ways.items() if comment not in found and len(spans) > attempt}
        found |= _harmless(document, {comment: (spans[attempt],) for comment, spans in left.items()})
    return found


def _harmless(document: Document, removals: Mapping[_Comment, _Spans]) -> dict[_Comment, _Spans]:
    """Those removals that leave all blocks as they are.

    They are tried all at once, since mostly they do, and by halves when they don't.
    """
    found: dict[_Comment, _Spans] = {}
    waiting = [list(removals.items())] if removals else []
    shape = _shape(document) if removals else []
    for _ in range(max(_AFFORDABLE // (len(document.text) + 1), _FEW)):
        if not waiting:
            break
        group = waiting.pop()
        if shape == _shape(_without(document, *chain.from_iterable(spans for _, spans in group))):
            found |= dict(group)
        elif len(group) > 1:
            middle = len(group) // 2
            waiting += group[middle:], group[:middle]
    return found


def _ways_out(text: str, comment: _Comment) -> Iterator[tuple[int, int]]:
    line_start, line_end = _lines_of(text, comment)
    before, after = text[line_start : comment.start], text[comment.end : line_end]
    if not before.strip() and not after.strip():
        following_end = text.find("\n", line_end + 1)
        above_is_blank = not text[text.rfind("\n", 0, max(line_start - 1, 0)) + 1 : line_start].strip()
        if above_is_blank and following_end >= 0 and not text[line_end:following_end].strip():
            yield line_start, following_end + 1
        yield line_start, min(line_end + 1, len(text))
        yield comment.start, comment.end
    elif before.strip():
        yield comment.start - len(before) + len(before.rstrip()), comment.end
        yield comment.start, comment.end
    else:
        yield comment.start, comment.end + len(after) - len(after.lstrip())


def _without(document: Document, *spans: tuple[int, int]) -> Document:
    kept, cursor = [], 0
    for start, end in sorted(spans):
        kept.append(document.text[cursor : max(start, cursor)])
        cursor = max(end, cursor)
    return Document(document.path, "".join(kept) + document.text[cursor:], document.locale)


def _shape(document: Document) -> list[tuple[object, ...]]:
    """The blocks and their text without comments: what must stay when a comment goes."""
    header = document.front_matter
    shape: list[tuple[object, ...]] = [(header.content, *(error.kind for error in header.fence_errors))]
    for block in document.blocks:
        if not is_comment(document, block):
            text = "" if block.kind in ("list", "item", "quote") else document.text[block.start : block.end]
            depth = sum(1 for _ in block.ancestors())
            shape.append((block.kind, block.level, depth, " ".join(_COMMENT.sub(" ", text).split())))
    return shape


def _key_removal(document: Document) -> _Spans:
    """What takes the key out of the header, if that leaves all other keys as they are."""
    header, text = document.front_matter, document.text
    entries = [entry for entry in header.entries if str(entry.keys[0]).partition(".")[0] == "polyglint"]
    start = text.rfind("\n", 0, entries[0].key_start) + 1
    end = text.find("\n", max(entry.value_end for entry in entries)) + 1
    wanted = {key: value for key, value in header.data.items() if key.partition(".")[0] != "polyglint"}
    after = _without(document, (start, end)).front_matter
    is_clean = end and after.data == wanted and not after.errors and after.text[after.end :] == text[header.end :]
    return ((start, end),) if is_clean else ()
