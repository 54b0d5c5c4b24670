"""How a gap is put into words: what is lacking, by its first words, and where it would stand."""

import re
from collections.abc import Iterator, Sequence

from polyglint import MARKUP, OBJECT, Document, Place, Problem, Related, Translation, Unit
from polyglint_rules.translation.gaps import Gap, PieceKind, added, missing
from polyglint_rules.translation.machine_phrases import LANGUAGES, announcement, closing, has_key

_LONGEST = 40
_SHOWN = ("text", "code", "escape", "entity", "autolink", "break")
_NAMES = {"heading": "heading", "paragraph": "paragraph", "code": "code block", "html": "HTML block", "row": "row"}
_SPACES = re.compile(r"\s+")
_ALT = re.compile(r"!\[([^\]\n]*)\]")
_TAG = re.compile(r"<[^>]*>")
_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[^\n]*\n?")


def missing_problems(translation: Translation, kind: PieceKind) -> Iterator[Problem]:
    """What the target lacks of this kind, unless it lacks so much that the page as a whole is out of step."""
    gaps = missing(translation)
    if gaps.found and not gaps.are_many:
        for gap in gaps.found:
            if gap.kind == kind:
                yield _missing_problem(translation, gap)


def added_problems(translation: Translation, kind: PieceKind) -> Iterator[Problem]:
    """What the target has of this kind and the source lacks, unless the page as a whole is out of step."""
    gaps = added(translation)
    if gaps.found and not gaps.are_many and not missing(translation).are_many:
        for gap in gaps.found:
            if gap.kind == kind and not _is_note(gap) and not _is_remark(translation.target, gap):
                yield _added_problem(translation, gap)


def title_place(document: Document) -> Place:
    """The place that stands for all of a document: its title, or its first line."""
    title = document.front_matter.entry("title")
    if title and title.value_end > title.value_start:
        return document.place(title.value_start, title.value_end)
    if document.headings:
        return document.place(document.headings[0].text_start, document.headings[0].text_end)
    return document.place(0, len(document.lines[0]))


def opening(unit: Unit) -> str:
    """The first words of a unit as a reader sees them."""
    return _shortened(_SPACES.sub(" ", _visible(unit)).strip())


def _visible(unit: Unit) -> str:
    if unit.block.has_inlines:
        shown = "".join(
            " " if inline.kind == "break" else inline.content for inline in unit.block.inlines if inline.kind in _SHOWN
        )
        bare = shown.replace(OBJECT, "").replace(MARKUP, "").strip()
        return bare or " ".join(_ALT.findall(unit.block.content))
    if unit.kind == "row":
        return unit.text.strip("| \t")
    if unit.kind == "code":
        lines = (line for line in _FENCE.sub("", unit.text).split("\n") if any(map(str.isalpha, line)))
        return next(lines, unit.block.info).strip(" \t\"'")
    return _TAG.sub(" ", unit.text)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    return f"{cut[: cut.rfind(' ')] if cut.rfind(' ') > _LONGEST / 2 else cut}…"


def _missing_problem(translation: Translation, gap: Gap) -> Problem:
    place, where = _spot(translation.target, gap)
    likely = "" if gap.is_exact else ", or one next to it,"
    is_are, it = ("is", "it") if _count(gap) == 1 else ("are", "them")
    return Problem(
        place,
        f"{_named(gap)} of the source{likely} {is_are} missing {where}",
        f"translate {it} and put {it} here" if gap.is_exact else f"find out which {is_are} missing, and translate {it}",
        (Related(_extent(gap.units), "not in the translation"),),
    )


def _added_problem(translation: Translation, gap: Gap) -> Problem:
    place, where = _spot(translation.source, gap)
    likely = "" if gap.is_exact else ", or one next to it,"
    is_are = "is" if _count(gap) == 1 else "are"
    return Problem(
        _extent(gap.units),
        f"{_named(gap)}{likely} {is_are} not in the source",
        "take it out, or say the same in the source",
        (Related(place, f"it would stand {where}"),),
    )


def _spot(document: Document, gap: Gap) -> tuple[Place, str]:
    """The place in the other document where the gap is, and how it lies to that place."""
    if gap.after and (gap.before is None or (gap.kind in ("item", "row") and not _joins(gap.before, gap))):
        return _line(document, gap.after.start, gap.after.end, last=False), "before this"
    if gap.before:
        return _line(document, gap.before.start, gap.before.end, last=True), "after this"
    return title_place(document), "from this page"


def _joins(unit: Unit, gap: Gap) -> bool:
    """Whether a unit is such that an item or a row can stand after it."""
    return unit.kind == "row" if gap.kind == "row" else unit.container == "item"


def _line(document: Document, start: int, end: int, *, last: bool) -> Place:
    """The first or the last line of a stretch."""
    text = document.text[start:end]
    if last:
        begin = text.rfind("\n") + 1
        line = text[begin:]
        return document.place(start + begin + len(line) - len(line.lstrip(" \t>")), end)
    return document.place(start, start + len(text.partition("\n")[0]))


def _extent(units: Sequence[Unit]) -> Place:
    return units[0].document.place(units[0].start, units[-1].end)


def _count(gap: Gap) -> int:
    """How many sections, blocks, items or rows a gap has, as a reader counts."""
    if gap.kind == "section":
        level = min(unit.block.level for unit in gap.units if unit.kind == "heading")
        return sum(unit.kind == "heading" and unit.block.level == level for unit in gap.units)
    if gap.kind == "item":
        return len(_outermost(gap.units, "item"))
    return len(_wholes(gap.units))


def _outermost(units: Sequence[Unit], kind: str) -> set[int]:
    """Where the containers of this kind begin that hold the units, without those inside others."""
    chains = [[block.start for block in unit.block.ancestors() if block.kind == kind] for unit in units]
    first = {chain[0] for chain in chains if chain}
    return first - {chain[0] for chain in chains if chain and first.intersection(chain[1:])}


def _wholes(units: Sequence[Unit]) -> list[tuple[str, int]]:
    """The blocks that the units make up, with a list or a table as one: what each is, and where it begins."""
    found: dict[tuple[str, int], None] = {}
    for unit in units:
        outer = [block for block in unit.block.ancestors() if block.kind in ("list", "table")]
        name = outer[-1].kind if outer else "quote" if unit.container == "quote" else _NAMES[unit.kind]
        found[name, outer[-1].start if outer else unit.start] = None
    return list(found)


def _named(gap: Gap) -> str:
    count = _count(gap)
    first, last = opening(gap.units[0]), opening(gap.units[-1])
    if gap.kind != "block":
        name = {"section": "section", "item": "list item", "row": "table row"}[gap.kind]
    else:
        names = {name for name, _ in _wholes(gap.units)}
        name = names.pop() if len(names) == 1 else "block"
    if count == 1:
        return f'the {name} "{first}"'
    if gap.kind == "section":
        last = opening([unit for unit in gap.units if unit.kind == "heading"][-1])
    return f'{count} {name}s from "{first}" to "{last}"'


# A translator's own remarks, as they are signed in the languages that do so.
_NOTE = re.compile(
    r"\bN\.?\s?[Dd]\.?\s?T\b|\bN\. ?del? ?[TtRr]\b|\b[Tt]ranslator'?s'? note|\bAnm\. ?d\. ?[ÜU]"
    r"|[Пп]рим(?:\.|ечание) ?пер"
    r"|\b[Nn]ote du traducteur|\b[Nn]ota del traductor|역자?\s?주|옮긴이|訳注|訳者|译注|译者|譯註|譯者"
)


def _is_remark(document: Document, gap: Gap) -> bool:
    """Whether a tool that translates says it: another rule's problem."""
    languages = [language for language in ("en", document.language) if language in LANGUAGES]
    return all(
        unit.kind == "paragraph"
        and any(
            (has_key(language, unit.text) and announcement(language).match(document.prose, unit.start, unit.end))
            or closing(language).match(document.prose, unit.start, unit.end)
            for language in languages
        )
        for unit in gap.units
    )


def _is_note(gap: Gap) -> bool:
    return all(_NOTE.search(unit.text) for unit in gap.units)
