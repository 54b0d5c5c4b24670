"""Bold and italic text of the source that is plain in the translation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from polyglint import MARKUP, Inline, Mqm, Passage, Problem, Related, Segment, Translation, TranslationRule
from polyglint_rules.translation.bare_markers import bare_markers

# Languages that have no italics of their own and stress by other means.
_WITHOUT_ITALICS = frozenset({"ja", "ko", "zh", "th", "km", "lo", "my", "ar", "he", "fa", "ur"})
_QUOTES = re.compile(r"[«»“”„‟‘’「」『』《》\"]")
_TAG = re.compile(r"<(/?)(?:(strong|b)|(em|i))\b", re.IGNORECASE)
_RAW = re.compile(rf"([*_]){MARKUP}?\1|\N{{FULLWIDTH ASTERISK}}")  # the masks of backslashes between
_SHOWN = ("text", "code", "escape", "entity", "break")
_NEAR = 0.4  # of the passage
_LONGEST = 50
_MOST = 8  # emphasised texts of a passage, beyond which none is named


@dataclass(eq=False, repr=False)
class EmphasisLost(TranslationRule):
    """What the source sets in bold is in bold in its translation."""

    id = "translation/emphasis-lost"
    mqm = Mqm("design and markup", "markup", "minor")

    italics: bool = False
    """Whether italics count too: translators often have good reasons to leave them out."""

    def check(self, translation: Translation) -> Iterator[Problem]:
        """One problem for each passage with fewer bold texts than its source."""
        with_italics = self.italics and translation.target.language not in _WITHOUT_ITALICS
        text = translation.source.text
        marks = [mark for mark in (("*", "_") if with_italics else ("**", "__")) if mark in text]
        for segment in translation.segments if marks else ():
            start, end = segment.source.start, segment.source.end
            if segment.kind == "value" or all(text.find(mark, start, end) < 0 for mark in marks):
                continue
            if not with_italics and _has_as_many(segment):
                continue
            if problem := _problem(segment, with_italics=with_italics):
                yield problem


def _has_as_many(segment: Segment) -> bool:
    """Whether the target has as many bold texts at a glance: tags take a closer look."""
    ours, theirs = (sum(inline.kind == "strong_open" for inline in side.inlines) for side in segment)
    return theirs >= ours and "<" not in segment.source.text


def _problem(segment: Segment, *, with_italics: bool) -> Problem | None:
    bold, italic = _stressed(segment.source)
    if not bold and not (italic and with_italics):
        return None
    target_bold, target_italic = _stressed(segment.target)
    lost = _lost(bold, target_bold)
    if lost and not _are_swapped(lost, italic, target_italic):
        # Bold that is there and does not turn bold is another rule's problem, as far as that can be sure of it.
        return _visible(segment, lost) if _RAW.search(segment.target.prose) else _worded(segment, lost, "bold")
    faded = _lost(italic, target_italic) if with_italics and not lost else []
    if not faded or _are_swapped(faded, bold, target_bold) or _is_quoted(segment):
        return None
    return _worded(segment, faded, "italics")


def _are_swapped(lost: Sequence["_Stress"], ours: Sequence["_Stress"], theirs: Sequence["_Stress"]) -> bool:
    """Whether the target has more texts of the other kind, one of them long enough to stand for what is lost."""
    return len(theirs) - len(ours) >= len(lost) and any(_stands_for(stress, one) for stress in theirs for one in lost)


def _stands_for(stress: "_Stress", lost: "_Stress") -> bool:
    """Whether a stressed text can be another one in translation; a label that opens a passage stays there."""
    is_near = abs(stress.depth - lost.depth) < _NEAR and (lost.depth > 0 or stress.depth < _NEAR / 4)
    return is_near and 2 * len(stress.text) >= len(lost.text)


def _visible(segment: Segment, lost: Sequence["_Stress"]) -> Problem | None:
    """Markers that stand in the target and mark nothing, for one text that is lost."""
    found = bare_markers(segment.target) if len(lost) == 1 and not _RAW.search(segment.source.prose) else None
    if found is None:
        return None
    source = segment.source.document
    return Problem(
        segment.target.document.place(*found),
        f'"{_shortened(lost[0].text)}" is in bold in the source; here the markers stay visible',
        "put one marker before the words and one behind them, without spaces between",
        (Related(source.place(lost[0].start, lost[0].end), "in bold"),),
    )


def _worded(segment: Segment, lost: Sequence["_Stress"], name: str) -> Problem:
    texts = ", ".join(f'"{_shortened(stress.text)}"' for stress in lost[:3])
    them = "them" if len(lost) > 1 else "it"
    start, end = segment.target.start, segment.target.end
    line_end = segment.target.document.text.find("\n", start, end)
    source = segment.source.document
    return Problem(
        segment.target.document.place(start, line_end if line_end >= 0 else end),
        f"the source has {texts} in {name}, the translation does not",
        f"set the words for {them} in {name}",
        tuple(Related(source.place(stress.start, stress.end), f"in {name}") for stress in lost[:3]),
    )


class _Stress:
    """A stressed text: where it stands, what it says, and how far into its passage it is."""

    def __init__(self, passage: Passage, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
        self.text = " ".join(text.split())
        self.depth = (start - passage.start) / max(passage.end - passage.start, 1)


def _stressed(passage: Passage) -> tuple[list[_Stress], list[_Stress]]:
    """The bold and the italic texts."""
    found: tuple[list[_Stress], list[_Stress]] = ([], [])
    opened: list[tuple[int, int, int]] = []  # bold or italic, where it opens, how many texts came before
    texts: list[str] = []
    for inline in passage.inlines:
        kind, is_opening = _kind(inline)
        if kind < 0:
            texts.append(inline.content if inline.kind in _SHOWN else "")
        elif is_opening:
            opened.append((kind, inline.start, len(texts)))
        elif opened and opened[-1][0] == kind:
            _, start, first = opened.pop()
            text = "".join(texts[first:])
            if text.strip():
                found[kind].append(_Stress(passage, start, inline.end, text))
    return found


def _kind(inline: Inline) -> tuple[int, bool]:
    """Whether an inline is a marker of bold (0), of italics (1) or none (-1), and whether it opens."""
    if inline.kind in ("strong_open", "strong_close"):
        return 0, inline.kind == "strong_open"
    if inline.kind in ("em_open", "em_close"):
        return 1, inline.kind == "em_open"
    if inline.kind == "html" and (tag := _TAG.match(inline.content)):
        return (0 if tag[2] else 1), not tag[1]
    return -1, False


def _lost(ours: Sequence[_Stress], theirs: Sequence[_Stress]) -> list[_Stress]:
    """Which of ours have no partner: those that leave the others closest to theirs, by how deep they stand."""
    if not theirs or len(ours) > _MOST or len(theirs) >= len(ours):
        return list(ours)[: max(len(ours) - len(theirs), 0)]
    kept = min(
        combinations(ours, len(theirs)),
        key=lambda some: sum(abs(one.depth - other.depth) for one, other in zip(some, theirs, strict=True)),
    )
    return [stress for stress in ours if stress not in kept]


def _is_quoted(segment: Segment) -> bool:
    """Whether the target has more quotation marks: they stand for italics in many a language."""
    return len(_QUOTES.findall(segment.target.text)) > len(_QUOTES.findall(segment.source.text))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
