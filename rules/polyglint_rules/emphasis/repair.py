"""Repairs that are proven: the text is parsed again, and only the intended emphasis may have appeared."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from polyglint import Block, Document, Edit, Fix, Inline
from polyglint_rules.emphasis.pairs import sorted_runs
from polyglint_rules.emphasis.reasons import Pair
from polyglint_rules.emphasis.runs import is_blank, is_ideograph, is_punctuation

_TAGS = {"<strong>": "strong_open", "</strong>": "strong_close", "<em>": "em_open", "</em>": "em_close"}
OPENED = {1: "\0em_open\0", 2: "\0strong_open\0", 3: "\0em_open\0\0strong_open\0"}
CLOSED = {1: "\0em_close\0", 2: "\0strong_close\0", 3: "\0strong_close\0\0em_close\0"}
_OPENING_PUNCTUATION = "([{«“‘„「『（【《〈¿¡—–-/'’"
_CLOSING_PUNCTUATION = ")]}»”’」』）】》〉.,;:!?…。、，：；！？—–-/"


_QUOTED = 60


class Span(NamedTuple):
    """A stretch of a block's content that a repair replaces, and what a reader then sees of it."""

    start: int
    end: int
    text: str
    seen: str


class Repair(NamedTuple):
    """What to write instead of a pair, as the reader of a message sees it, and the fix that does it."""

    wanted: str
    fix: Fix | None


# Each proof reads its whole block again. Where broken pairs stand by the hundred in one block, as no person writes
# them, their number times its length would take minutes: such pairs are reported without a fix.
_AFFORDABLE = 250_000


def shortened(text: str) -> str:
    """A text as a message quotes it: one line, its middle left out when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED // 2]} … {line[-_QUOTED // 3 :]}"


def repair(document: Document, pair: Pair) -> Repair:
    """The best repair of a pair: markers, then tags, then a space beside the marker, which wants a look."""
    inner = _inner(pair)
    wanted = ""
    for opened, closed, lead, trail, safe in _candidates(pair, inner):
        wanted = wanted or f"{opened}{inner.strip()}{closed}"
        if not _can_prove_pairs(document):
            break
        if is_proven(document, pair.block, _spans(pair, lead + opened, closed + trail)):
            edits = _edits(document, pair, lead + opened, closed + trail)
            return Repair(f"{opened}{inner.strip()}{closed}", Fix(edits, safe=safe and pair.is_certain))
    return Repair(wanted, None)


def repair_together(document: Document, pairs: Sequence[Pair]) -> Repair:
    """The repair of pairs that are crossed: what one of them becomes depends on the others."""
    wanted: list[str] = []
    spans: list[Span] = []
    edits: list[Edit] = []
    is_safe = True
    for pair in pairs:
        opened, closed, lead, trail, safe = next(_candidates(pair, _inner(pair)))
        wanted.append(f'"{shortened(f"{opened}{_inner(pair).strip()}{closed}")}"')
        spans += _spans(pair, lead + opened, closed + trail)
        edits += _edits(document, pair, lead + opened, closed + trail)
        is_safe = is_safe and safe
    is_sure = _can_prove_pairs(document) and is_proven(document, pairs[0].block, spans)
    return Repair(" and ".join(wanted), Fix(tuple(edits), safe=is_safe) if is_sure else None)


def _inner(pair: Pair) -> str:
    """What stands between the markers, without those of quotes and lists at the starts of its lines."""
    return pair.block.content[_index(pair.block, pair.opening.end) : _index(pair.block, pair.closing.start)]


@lru_cache(maxsize=1)
def _can_prove_pairs(document: Document) -> bool:
    return can_prove(found.block for found in sorted_runs(document) for _ in found.pairs + found.crossed)


def can_prove(blocks: Iterable[Block]) -> bool:
    """Whether there is time for one proof in each of these blocks; a block may come several times."""
    return sum(len(block.content) for block in blocks) <= _AFFORDABLE


def _candidates(pair: Pair, inner: str) -> Iterator[tuple[str, str, str, str, bool]]:
    opening, closing = pair.opening, pair.closing
    is_loose = inner[:1].isspace() and inner[-1:].isspace()
    lead = " " if inner[:1].isspace() and not _stands_well_before(opening.before, is_loose=is_loose) else ""
    trail = " " if inner[-1:].isspace() and not _stands_well_after(closing.after, is_loose=is_loose) else ""
    marker = "_" if opening.family == "_" else "*"
    # `the** bold **word`: two footnote marks would look the same.
    is_outward = is_loose and opening.before.isalnum() and closing.after.isalnum()
    yield marker * opening.length, marker * opening.length, lead, trail, not is_outward
    if marker == "_" and not _is_space_missing(pair):
        yield "*" * opening.length, "*" * opening.length, lead, trail, not is_outward
    if opening.length > 2:
        return
    if is_ideograph(opening.before) or is_ideograph(closing.after):
        tag = "strong" if opening.length == 2 else "em"
        yield f"<{tag}>", f"</{tag}>", lead, trail, not is_outward
        return
    yield marker * opening.length, marker * opening.length, lead, trail or " ", False
    yield marker * opening.length, marker * opening.length, lead or " ", trail, False


def _is_space_missing(pair: Pair) -> bool:
    """Whether asterisks would make bold what runs together with the next word: `__Acne__light pulses`."""
    is_word = pair.closing.after.isalpha() and not (
        is_ideograph(pair.closing.after) or is_ideograph(pair.opening.before)
    )
    return pair.reason == "not-flanking" and is_word


def _stands_well_before(character: str, *, is_loose: bool) -> bool:
    """Whether no space is needed between this character and an opening marker."""
    return is_blank(character) or character in _OPENING_PUNCTUATION or _is_spaceless(character, is_loose=is_loose)


def _stands_well_after(character: str, *, is_loose: bool) -> bool:
    """Whether no space is needed between a closing marker and this character."""
    return is_blank(character) or character in _CLOSING_PUNCTUATION or _is_spaceless(character, is_loose=is_loose)


def _is_spaceless(character: str, *, is_loose: bool) -> bool:
    # Chinese and Japanese have no spaces between words. A Korean particle follows its word directly, but after a
    # marker that has a space on one side only the next word may begin.
    if is_ideograph(character):
        return is_loose or not "\uac00" <= character <= "\ud7a3"
    return is_punctuation(character) and "\u3000" <= character <= "\uffef"


def _region(pair: Pair) -> tuple[int, int]:
    """The offsets between which the marked text stands without the spaces at its ends, or the line's own markers."""
    block, inner = pair.block, _inner(pair)
    start = _index(block, pair.opening.end) + len(inner) - len(inner.lstrip())
    return block.offset(start), block.offset(start + len(inner.strip()) - 1) + 1


def _edits(document: Document, pair: Pair, opened: str, closed: str) -> tuple[Edit, Edit]:
    start, end = _region(pair)
    return (
        Edit(document.place(pair.opening.start, start), opened),
        Edit(document.place(end, pair.closing.end), closed),
    )


def _spans(pair: Pair, opened: str, closed: str) -> tuple[Span, Span]:
    start, end = _region(pair)
    lead, trail = opened[: len(opened) - len(opened.lstrip())], closed[len(closed.rstrip()) :]
    return (
        span(pair.block, pair.opening.start, start, opened, lead + OPENED[pair.opening.length]),
        span(pair.block, end, pair.closing.end, closed, CLOSED[pair.opening.length] + trail),
    )


def span(block: Block, start: int, end: int, text: str = "", seen: str = "") -> Span:
    """The stretch between two document offsets, to be replaced by `text`, of which a reader sees `seen`."""
    return Span(_index(block, start), _index(block, end), text, seen)


def _index(block: Block, offset: int) -> int:
    return bisect_left(range(len(block.content) + 1), offset, key=block.offset)


def is_proven(document: Document, block: Block, spans: Iterable[Span]) -> bool:
    """Whether the block with these replacements shows exactly what each span promises, and nothing else changes."""
    content, edited, cursor = block.content, "", 0
    promised: dict[int, str] = {}
    for span in spans:
        edited += content[cursor : span.start] + span.text
        cursor = span.end
        promised |= dict.fromkeys(range(span.start, span.end), "")
        promised[span.start] = span.seen
    edited += content[cursor:]
    return _seen(_inlines_of(document, content), promised) == _seen(document.inlines_of(edited), {})


# The proofs of one block all begin with what stands there now.
@lru_cache(maxsize=1)
def _inlines_of(document: Document, content: str) -> tuple[Inline, ...]:
    return document.inlines_of(content)


def _seen(inlines: Iterable[Inline], promised: Mapping[int, str]) -> str:
    """What a reader sees, with a sign for each piece of markup; `promised` replaces it at some indexes."""
    pieces: list[str] = []
    first, last = min(promised, default=0), max(promised, default=-1)
    for inline in inlines:
        if inline.kind == "text" and (inline.end <= first or inline.start > last):
            pieces.append(inline.content)
        elif inline.kind == "text":
            pieces.extend(promised.get(inline.start + index, char) for index, char in enumerate(inline.content))
        elif inline.start in promised:
            pieces.extend(promised.get(index, "") for index in range(inline.start, inline.end))
        else:
            pieces.append(_sign(inline))
    return "".join(pieces)


def _sign(inline: Inline) -> str:
    if inline.kind in ("escape", "entity"):
        return inline.content
    if inline.kind == "html" and inline.content in _TAGS:
        return f"\0{_TAGS[inline.content]}\0"
    if inline.kind in ("strong_open", "strong_close", "em_open", "em_close"):
        return f"\0{inline.kind}\0"
    return f"\0{inline.kind}:{inline.content}\0"
