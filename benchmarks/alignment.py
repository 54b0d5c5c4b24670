"""How well the blocks of translations are aligned, and how fast.

    python benchmarks/alignment.py SOURCE_FOLDER TARGET_FOLDER…

Gold by construction: pairs of pages with the same sequence of blocks, of which about 8 in 100 target blocks are then
deleted, merged with the next one, split, or joined by a stranger. Explicit heading ids are taken out first, for they
would give the answer away. Printed are strict precision, recall and F1 (a link counts only if both sides are exactly
right; links to nothing do not count, as in Vecalign's scorer) and milliseconds a block.
"""

import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from polyglint import Document, Translation, Unit
from polyglint.translation.units import units

_SHARE = 0.08
_ID = re.compile(r"[ \t]*\{(?:/\*.*?\*/|#[^}\n]*)\}[ \t]*$", re.MULTILINE)
_CONSTANT = re.compile(r"`[^`]*`|\]\([^)]*\)|\d+|[\[\]*_<>{}:]")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_][.。])\s(?=\S)")

Link = tuple[tuple[int, ...], tuple[int, ...]]


class Score(NamedTuple):
    """Links that are right, that were found, that were to be found; blocks, seconds."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    blocks: int = 0
    seconds: float = 0.0

    def plus(self, other: "Score") -> "Score":
        """Both together."""
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))  # type: ignore[arg-type]

    def __str__(self) -> str:
        """One line of the table."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        cost = 1000 * self.seconds / max(self.blocks, 1)
        return f"{self.blocks:7,} blocks  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  {cost:.3f} ms a block"


def main() -> None:
    """Print a line for each target folder."""
    source_folder, *target_folders = map(Path, sys.argv[1:])
    for folder in target_folders:
        total = Score()
        for source, target in pairs(source_folder, folder):
            total = total.plus(measured(source, target))
        print(f"{folder.name:6} {total}")


def pairs(source_folder: Path, target_folder: Path) -> Iterator[tuple[str, str]]:
    """The texts of pages with the same sequence of blocks in both folders, ids taken out."""
    for file in sorted(target_folder.rglob("*.md")):
        original = source_folder / file.relative_to(target_folder)
        if original.exists():
            source, target = (_ID.sub("", one.read_text(encoding="utf-8")) for one in (original, file))
            if _kinds(source) == _kinds(target):
                yield source, target


def _kinds(text: str) -> list[tuple[str, str, int]]:
    return [(unit.kind, unit.container, unit.block.level) for unit in units(Document("a.md", text))]


def measured(source: str, target: str) -> Score:
    """The score for one page, edited."""
    edited, gold = damaged(target, random.Random(len(target)))
    translation = Translation(Document("a.md", source, "en"), Document("b.md", edited))
    ours, theirs = list(units(translation.source)), list(units(translation.target))
    if len(theirs) != 1 + max((j for _, side in gold for j in side), default=-1):
        return Score()  # an edit changed more of the structure than it meant to
    began = time.process_time()
    links = translation.links
    seconds = time.process_time() - began
    found = {_indices(link.source, link.target, ours, theirs) for link in links if link.source and link.target}
    wanted = {link for link in gold if link[0] and link[1]}
    return Score(len(found & wanted), len(found), len(wanted), len(ours), seconds)


def _indices(source: tuple[Unit, ...], target: tuple[Unit, ...], ours: list[Unit], theirs: list[Unit]) -> Link:
    starts, others = [unit.start for unit in ours], [unit.start for unit in theirs]
    return tuple(starts.index(unit.start) for unit in source), tuple(others.index(unit.start) for unit in target)


def damaged(text: str, chance: random.Random) -> tuple[str, list[Link]]:
    """The text with some blocks edited, and which source blocks its blocks stand for then."""
    blocks = list(units(Document("b.md", text)))
    pieces: list[str] = []
    gold: list[Link] = []
    cursor = index = position = 0
    while index < len(blocks):
        block = blocks[index]
        edit = chance.choice(_edits(blocks, index)) if chance.random() < _SHARE else ""
        after = blocks[index + 1] if edit == "merge" else block
        before = text[cursor : block.start]
        taken = 2 if edit == "merge" else 1
        new = {"delete": 0, "split": 2, "insert": 1}.get(edit, 1)
        pieces.extend((before, _edited(text, block, after, edit, chance, blocks)))
        sources = tuple(range(index, index + taken))
        gold.append((sources, tuple(range(position, position + new))))
        if edit == "insert":
            gold.append(((), (position + 1,)))
            new = 2
        position += new
        index += taken
        cursor = after.end
    return "".join(pieces) + text[cursor:], gold


def _edits(blocks: list[Unit], index: int) -> list[str]:
    block = blocks[index]
    if block.kind != "paragraph" or block.container or "\n" in block.text:
        return ["delete"] if block.kind in ("code", "heading") and not block.container else [""]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    edits = ["delete", "insert"]
    if _SENTENCE_END.search(block.text):
        edits.append("split")
    between = following and block.document.text[block.end : following.start]
    if following and following.kind == "paragraph" and not following.container and between == "\n\n":
        edits.append("merge")
    return edits


def _edited(text: str, block: Unit, after: Unit, edit: str, chance: random.Random, blocks: list[Unit]) -> str:
    match edit:
        case "delete":
            return ""
        case "merge":
            return f"{block.text} {after.text}"
        case "split":
            return _SENTENCE_END.sub("\n\n", block.text, count=1)
        case "insert":
            strangers = [
                one for one in blocks if one.kind == "paragraph" and not one.container and "\n" not in one.text
            ]
            stranger = " ".join(reversed(_CONSTANT.sub("", chance.choice(strangers).text).split())) or "…"
            return f"{block.text}\n\n{stranger}"
    return text[block.start : block.end]


if __name__ == "__main__":
    main()
