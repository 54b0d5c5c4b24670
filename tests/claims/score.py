"""How well claims are extracted: labelled sentences against what is read from them.

`python -m tests.claims.score ru [FILE]` prints precision and recall, strict and without strength, per topic, what was
taken for what, and each miss. `examples` in place of a file reads the examples of the lexicon.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from math import inf, isclose
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from polyglint.claims.extraction import claims
from polyglint.claims.lexicon import examples, lexicon
from polyglint.claims.model import Claim, Quantity
from polyglint.claims.passages import lone_passage
from polyglint.claims.quantities import version_ends
from polyglint.claims.settings import PACKS

LABELLED = Path(__file__).parent / "labelled"
_UNITS = {
    **{"s": 1 / 60, "sec": 1 / 60, "min": 1, "h": 60, "d": 1440, "wk": 10080, "mo": 43200, "y": 525600},
    **{"mm": 0.001, "cm": 0.01, "m": 1, "km": 1000, "in": 0.0254, "ft": 0.3048},
    **{"mg": 1e-6, "g": 0.001, "kg": 1, "t": 1000, "ml": 0.001, "cl": 0.01, "l": 1},
    **{"b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 1024, "mib": 1048576, "gib": 1073741824},
}
_QUANTITY = re.compile(
    r"(?P<bound>>=|<=|>|<)?\s*(?P<version>v)?(?P<low>\d[\d.]*)(?:\s*-\s*(?P<high>\d[\d.]*))?\s*(?P<unit>[^\s\d]*)$"
)


class Said(NamedTuple):
    """A claim as examples and labels write it; a quantity is its ends."""

    topic: str
    stance: str = ""
    strength: str = "plain"
    ends: tuple[float, float] | None = None
    thing: str = ""

    @property
    def without_strength(self) -> "Said":
        return self._replace(strength="")

    def agrees(self, other: "Said", *, strictly: bool = True) -> bool:
        """Whether the two say the same; figures that are hedged need only overlap."""
        if (self.topic, self.stance) != (other.topic, other.stance):
            return False
        if strictly and self.strength != other.strength:
            return False
        if self.ends is None or other.ends is None:
            return self.ends == other.ends
        if "hedged" in (self.strength, other.strength):
            return self.ends[0] <= other.ends[1] * _LOOSE and other.ends[0] <= self.ends[1] * _LOOSE
        return all(isclose(one, two, rel_tol=0.02) for one, two in zip(self.ends, other.ends, strict=True))


_LOOSE = 1.02


def said(text: str) -> Said:
    """What a label says: `safety affirmed absolute`, `sessions 4-6`, `required version >=v18 : node.js`."""
    stated, _, thing = (part.strip() for part in text.partition(": "))
    words = stated.split()
    for index, word in enumerate(words):
        if word in ("affirmed", "denied"):
            return Said(
                " ".join(words[:index]), word, words[index + 1] if index + 1 < len(words) else "plain", None, thing
            )
    strength = "hedged" if words[-1] == "hedged" else "plain"
    number = next(
        index for index, word in enumerate(words) if re.match(r"[<>=v\d]+[\d.]*", word) and re.search(r"\d", word)
    )
    value = " ".join(words[number : len(words) - (strength == "hedged")])
    return Said(" ".join(words[:number]), "", strength, ends(value), thing)


def ends(text: str) -> tuple[float, float]:
    """The ends of a quantity as labels write it."""
    match = _QUANTITY.match(text)
    if not match:
        raise ValueError(f"{text!r} is no quantity")
    factor = _UNITS.get(match["unit"].lower(), 1.0)
    if match["version"]:
        low, high = version_ends(text.lstrip("<>= "))
    else:
        low, high = float(match["low"]) * factor, float(match["high"] or match["low"]) * factor
    if match["bound"] in (">=", ">"):
        high = inf
    if match["bound"] in ("<=", "<"):
        low = 0.0
    return low, high


def of_claim(claim: Claim) -> Said:
    """A claim as labels write it."""
    if claim.quantity is None:
        return Said(claim.topic, claim.stance, claim.strength, None, claim.thing)
    quantity: Quantity = claim.quantity
    return Said(claim.topic, "", claim.strength, (quantity.low, quantity.high), claim.thing)


def read(entry: Mapping[str, Any], language: str) -> list[Said]:
    """What is read from a labelled sentence or example, with the words of its pack; equal claims count once."""
    words = lexicon(language, (entry["pack"],) if "pack" in entry else PACKS)
    is_item = entry.get("item", "") in ("true", "yes")
    passage = lone_passage(
        entry["text"], words, title=entry.get("title", ""), heading=entry.get("heading", "").lower(), is_item=is_item
    )
    pack = entry.get("pack")
    topics = [topic for topic in words.topics.values() if pack in (None, topic.pack)]
    figures = [figure for figure in words.figures.values() if pack in (None, figure.pack)]
    found = claims([passage], words, topics, figures)
    return list(dict.fromkeys(of_claim(claim)._replace(thing="") for claim in found if not claim.is_implied))


class Entry(NamedTuple):
    """A labelled sentence: what it says, and what was read."""

    text: str
    kind: str
    wanted: list[Said]
    found: list[Said]


def entries(language: str, file: Path | None = None) -> Iterator[Entry]:
    """All labelled sentences of a language with what is read from them."""
    for entry in labelled((file or LABELLED / f"{language}.yaml").read_text(encoding="utf-8")):
        wanted = [said(text)._replace(thing="") for text in entry["claims"]]
        yield Entry(entry["text"], entry.get("kind", ""), wanted, read(entry, language))


def labelled(text: str) -> Iterator[dict[str, Any]]:
    """The sentences of a file; those below a comment such as `# --- care: Peeling` are of that pack."""
    pieces = re.split(r"^# --- (\w+):.*$", text, flags=re.MULTILINE)
    for pack, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        for entry in yaml.load(piece, Loader=yaml.BaseLoader) or []:
            yield {"pack": pack, **entry} if pack in PACKS else entry


def example_entries(language: str, pack: str) -> Iterator[Entry]:
    """The examples of a lexicon with what is read from them."""
    for example in examples(language, pack):
        wanted = [said(text)._replace(thing="") for text in example["says"]]
        yield Entry(example["text"], example.get("kind", ""), wanted, read({"pack": pack, **example}, language))


class Score(NamedTuple):
    """Right ones among those read and among those labelled."""

    right: int
    read: int
    found: int
    labelled: int

    def __str__(self) -> str:
        precision = f"precision {self.precision:.3f} ({self.right}/{self.read})"
        return f"{precision}  recall {self.recall:.3f} ({self.found}/{self.labelled})"

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.labelled if self.labelled else 1.0


def score(read_entries: list[Entry], topic: str = "", *, strictly: bool = True) -> Score:
    """Precision and recall, of one topic or figure or of all."""
    right = total = found = wanted = 0
    for entry in read_entries:
        mine = [each for each in entry.found if not topic or each.topic == topic]
        labels = [each for each in entry.wanted if not topic or each.topic == topic]
        total, wanted = total + len(mine), wanted + len(labels)
        right += sum(any(label.agrees(each, strictly=strictly) for label in labels) for each in mine)
        found += sum(any(label.agrees(each, strictly=strictly) for each in mine) for label in labels)
    return Score(right, total, found, wanted)


def confusions(read_entries: list[Entry]) -> Counter[tuple[str, str]]:
    """What was taken for what."""
    counted: Counter[tuple[str, str]] = Counter()
    for entry in read_entries:
        missed = [label for label in entry.wanted if not any(label.agrees(each) for each in entry.found)]
        wrong = [each for each in entry.found if not any(label.agrees(each) for label in entry.wanted)]
        for label in missed:
            near = next((each for each in wrong if each.topic == label.topic), None)
            if near:
                wrong.remove(near)
            counted[_shown(label), _shown(near) if near else "-"] += 1
        for each in wrong:
            counted["-", _shown(each)] += 1
    return counted


def _shown(each: Said) -> str:
    if each.ends is None:
        return f"{each.topic} {each.stance} {each.strength}"
    return f"{each.topic} (figure)"


def _full(each: Said) -> str:
    if each.ends is None:
        return _shown(each)
    return f"{each.topic} {each.ends[0]:g}-{each.ends[1]:g}{' hedged' if each.strength == 'hedged' else ''}"


def report(found: list[Entry]) -> Iterator[str]:
    """The figures, the confusion table and each miss, line by line."""
    yield f"{len(found)} sentences, {sum(not entry.wanted for entry in found)} without a claim"
    yield f"strict           {score(found)}"
    yield f"without strength {score(found, strictly=False)}"
    for topic in sorted({each.topic for entry in found for each in (*entry.wanted, *entry.found)}):
        yield f"  {topic:20} {score(found, topic)}"
    yield "\nlabelled as -> read as"
    for (wanted, was), count in confusions(found).most_common():
        yield f"  {count:3} {wanted:38} -> {was}"
    yield ""
    for entry in found:
        missed = [_full(label) for label in entry.wanted if not any(label.agrees(each) for each in entry.found)]
        wrong = [_full(each) for each in entry.found if not any(label.agrees(each) for label in entry.wanted)]
        if missed or wrong:
            yield f"{entry.text} [{entry.kind}]\n    missed: {missed}  wrong: {wrong}"


def main(language: str, file: str = "") -> None:
    """Print the report on a language's labelled sentences, those of a file, or its examples."""
    if file == "examples":
        found = [entry for pack in PACKS for entry in example_entries(language, pack)]
    else:
        found = list(entries(language, Path(file) if file else None))
    sys.stdout.write("\n".join(report(found)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
