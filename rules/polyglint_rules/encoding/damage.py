"""Finds text that was decoded with a wrong codec, and the text that it was.

A repair is believed when three things meet: the bytes go back and forth exactly, what comes out can be text, and what
stands there can't. One word that shows all three proves that its page went through that path of readings. Words for
which the last is in doubt (a capital letter before a quotation mark) are then taken on the strength of the page.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice, takewhile
from string import ascii_letters
from typing import NamedTuple

from polyglint_rules.encoding.cyrillic import Respelling, is_respelling, respellings
from polyglint_rules.encoding.plausibility import commonness, has_signature, is_natural, is_odd, kinds, rarity, scripts
from polyglint_rules.encoding.readings import UTF8_READINGS, Reading, byte_table, sequences, upper_half
from polyglint_rules.encoding.suspicion import CHUNK, may_prove, suspects

Path = tuple[Reading, ...]
Places = dict[str, list[int]]

_DEEPEST = 3
# A page that is damaged throughout has thousands of words; a few of them show its path.
_SAMPLE = 40


class Repair(NamedTuple):
    """A damaged stretch of a text, what it was, and the readings to undo, in that order.

    It is certain unless another path explains the page as well and gives another text.
    """

    start: int
    end: int
    text: str
    path: Path
    is_certain: bool = True


class Candidate(NamedTuple):
    """What a stretch of a chunk may have been."""

    start: int
    end: int
    text: str
    path: Path
    rarity: int


class Proof(NamedTuple):
    """A path that words of the page prove, the scripts of those words, and paths that explain them as well."""

    path: Path
    scripts: frozenset[str]
    rivals: tuple[Path, ...]


Candidates = dict[Path, list[Candidate]]


def repairs(text: str) -> list[Repair]:
    """All damaged stretches of a text, in order."""
    if found := list(_utf8_repairs(text)):
        return sorted(_deeper(found), key=lambda repair: repair.start)
    return [Repair(word.start, word.end, word.text, (word.reading,)) for word in respellings(text)]


def _utf8_repairs(text: str) -> Iterator[Repair]:
    proofs = _proofs(sorted(suspects(text)))
    if not proofs:
        return
    places: Places = defaultdict(list)
    for match in CHUNK.finditer(text):
        places[match[0]].append(match.start())
    explained = {chunk: _explanation(chunk, proofs) for chunk in places}
    is_everywhere = _is_everywhere(explained)
    for chunk, (candidates, rivals) in explained.items():
        others = [list(_along(chunk, rival)) for rival in rivals]
        for candidate in candidates:
            if is_everywhere or _weight(chunk, candidate):
                is_certain = all(_agree(candidate, along) for along in others)
                for at in places[chunk]:
                    yield Repair(at + candidate.start, at + candidate.end, candidate.text, candidate.path, is_certain)


def _is_everywhere(explained: dict[str, tuple[list[Candidate], tuple[Path, ...]]]) -> bool:
    """Whether the page is damaged throughout, so that what looks like a word of another language is damage too."""
    misses = sum(not found and any(map(_is_high_letter, chunk)) for chunk, (found, _) in explained.items())
    return misses * 4 <= sum(bool(found) for found, _ in explained.values())


def _agree(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether what stands in the same place by another path, if anything does, is the same text."""
    first = bisect_right(others, candidate.start, key=lambda other: other.end)
    overlapping = takewhile(lambda other: other.start < candidate.end, islice(others, first, None))
    return all(other[:3] == candidate[:3] for other in overlapping)


def _explanation(chunk: str, proofs: list[Proof]) -> tuple[list[Candidate], tuple[Path, ...]]:
    """What a chunk was by the strongest path that fits it, and the rivals of that path."""
    best: tuple[list[Candidate], tuple[Path, ...]] = [], ()
    for proof in proofs:
        candidates = [found for found in _along(chunk, proof.path) if scripts(found.text) <= proof.scripts]
        if _coverage(chunk, candidates) > _coverage(chunk, best[0]):
            best = candidates, proof.rivals
    return best


def _coverage(chunk: str, candidates: list[Candidate]) -> float:
    """The share of a chunk's characters beyond ASCII that the candidates explain."""
    high = sum(not character.isascii() for found in candidates for character in chunk[found.start : found.end])
    return high / sum(not character.isascii() for character in chunk)


def _proofs(chunks: Collection[str]) -> list[Proof]:
    """The paths that the page proves, the strongest first."""
    proofs: dict[Path, Proof] = {}
    left = [chunk for chunk in chunks if may_prove(chunk)]
    while left:
        sample, left = left[:_SAMPLE], left[_SAMPLE:]
        ranked = _ranked({chunk: found for chunk in sample if (found := _proving(chunk))})
        new = {proof.path: proof for proof in ranked if proof.path not in proofs}
        proofs |= new
        if new:
            left = [chunk for chunk in left if not any(next(_along(chunk, path), None) for path in new)]
    return list(proofs.values())


def _proving(chunk: str) -> Candidates:
    by_path: Candidates = defaultdict(list)
    for reading in UTF8_READINGS:
        for start, end, text in undone(chunk, reading):
            for candidate in _layers(start, end, text, (reading,)):
                if _weight(chunk, candidate) == 2:
                    by_path[candidate.path].append(candidate)
    return dict(by_path)


def _ranked(proving: dict[str, Candidates]) -> Iterator[Proof]:
    """The fewest paths that explain all these chunks, each the best for what those before it leave."""
    while proving:
        tally: defaultdict[Path, float] = defaultdict(float)
        common: defaultdict[Path, float] = defaultdict(float)
        for chunk, by_path in proving.items():
            for path, found in by_path.items():
                tally[path] += 0 if any(candidate.rarity for candidate in found) else _coverage(chunk, found)
                common[path] += commonness(found[0].text)
        best = min(tally, key=lambda path: (-tally[path], len(path), -common[path], _priority(path)))
        if not tally[best]:
            return
        rivals = tuple(path for path in tally if path != best and tally[path] == tally[best] and len(path) == len(best))
        texts = (candidate.text for by_path in proving.values() for candidate in by_path.get(best, ()))
        yield Proof(best, frozenset().union(*map(scripts, texts)), rivals)
        proving = {chunk: by_path for chunk, by_path in proving.items() if best not in by_path}


def _priority(path: Path) -> tuple[int, ...]:
    return tuple(UTF8_READINGS.index(reading) for reading in path)


def undone(chunk: str, reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The stretches of a chunk that the reading could have made, each with what it was."""
    as_bytes = chunk.translate(byte_table(reading.read))
    for stretch in sequences().finditer(as_bytes):
        start, end = stretch.span()
        # A letter that the reading can't have made, in the same word: the word has not been through it.
        if _in_word(chunk[start - 1 : start]) or _in_word(chunk[end : end + 1]):
            continue
        try:
            yield start, end, stretch[0].encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:  # overlong forms and surrogates
            continue


def _is_high_letter(character: str) -> bool:
    return character.isalpha() and not character.isascii() and kinds(character) != "x"


def _in_word(neighbour: str) -> bool:
    return neighbour != "" and (_is_high_letter(neighbour) or "\x80" <= neighbour <= "\x9f")


def _undone_whole(text: str, reading: Reading) -> str:
    as_bytes = text.translate(byte_table(reading.read))
    try:
        return as_bytes.encode("latin-1").decode("utf-8") if sequences().fullmatch(as_bytes) else ""
    except UnicodeDecodeError:  # as above
        return ""


def _layers(start: int, end: int, text: str, path: Path) -> Iterator[Candidate]:
    """The candidate for a stretch, and those for further layers of damage beneath it."""
    rare = _rarity(text)
    if rare is not None:
        yield Candidate(start, end, text, path, rare)
    # Damage makes at least two characters of one.
    if len(path) == _DEEPEST or len(text) == 1 or text.isascii():
        return
    # Two layers may differ; nobody has yet shown three different ones.
    for reading in UTF8_READINGS if len(path) == 1 else path[-1:]:
        if before := _undone_whole(text, reading):
            yield from _layers(start, end, before, (*path, reading))


def _along(chunk: str, path: Path) -> Iterator[Candidate]:
    """What the stretches of a chunk were if they have gone through all of a path."""
    for start, end, text in undone(chunk, path[0]):
        for reading in path[1:]:
            text = text and _undone_whole(text, reading)
        rare = _rarity(text) if text else None
        if rare is not None:
            yield Candidate(start, end, text, path, rare)


def _rarity(text: str) -> int | None:
    rare = rarity(text)
    return 0 if rare is None and is_respelling(text) else rare


def _weight(chunk: str, candidate: Candidate) -> int:
    """2 when what stands there can't be text, 1 when it hardly can, 0 when it may well be."""
    original = chunk[candidate.start : candidate.end]
    if has_signature(original):
        return 2
    if is_natural(original):
        return 0
    # One or two letters and a closing quotation mark may stand in a formula or a list of letters.
    is_short = len(candidate.text) < 2 + (kinds(original)[-1] in "pq")
    if is_odd(original) and not is_short:
        return 2
    # Three characters in a row that are UTF-8 by chance: one in a few hundred, and it would have to be a word too.
    if sum(not character.isascii() for character in candidate.text) > 2:
        return 2
    return int(is_odd(original) or not set("sxb#").isdisjoint(kinds(original)))


def _deeper(found: list[Repair]) -> Iterator[Repair]:
    """The repairs; where what they give is a page of Cyrillic read as Western, what that was."""
    joined, starts = [], {}
    position = 0
    for repair in found:
        starts[position] = repair
        joined.append(repair.text)
        position += len(repair.text) + 1
    words: dict[int, list[Respelling]] = defaultdict(list)
    boundaries = list(starts)
    for word in respellings("\n".join(joined)):
        words[boundaries[bisect_right(boundaries, word.start) - 1]].append(word)
    for start, repair in starts.items():
        yield _respelled(repair, words[start], start) if start in words else repair


def _respelled(repair: Repair, words: list[Respelling], start: int) -> Repair:
    text = repair.text
    for word in reversed(words):
        text = text[: word.start - start] + word.text + text[word.end - start :]
    return repair._replace(text=text, path=(*repair.path, words[0].reading))


def suspicious_pairs() -> str:
    """Pairs of characters that only damage makes, or hardly anything else: no proof yet.

    A line holds characters that may come first, those that may come second, and a plus where one more beyond ASCII has
    to follow. What it says stands in `suspicious_pairs.txt`; a test holds the two together.

    Leads and continuations are what the two bytes of a letter in UTF-8 may look like.
    """
    upper = [upper_half(reading.read) for reading in UTF8_READINGS]
    leads = _by_kind(character for half in upper for character in half[0x42:0x75])
    after = _by_kind(character for half in upper for character in half[:0x40])
    signs, punctuation, capitals = after["s", "b", "x", "#"], after["p", "q"], after["L", "C", "G"]
    small, latin = leads["l", "c", "g"], leads["L"]
    others = leads["L", "C", "G", "s", "b", "x"]
    boxes = leads["s", "b", "x"]
    pairs = (
        (small | others, signs, ""),
        (others, punctuation, ""),
        (small, punctuation, "+"),
        # The first half of every Cyrillic letter in Mac Cyrillic is a dash.
        (small | boxes | set("–—"), capitals, ""),
        (latin | boxes, after["l", "L", "g"], ""),
        (set(ascii_letters), after["C", "G"] | leads["C", "G"], ""),
        # Small Cyrillic letters continue in CP866 only.
        (boxes, after["c",], ""),
    )  # fmt: skip
    return "\n".join(
        "\t".join(("".join(sorted(lead)), "".join(sorted(following)), plus)) for lead, following, plus in pairs
    )


def _by_kind(characters: Iterable[str]) -> "_Kinds":
    sets = _Kinds()
    for character in characters:
        sets.setdefault(kinds(character), set()).add(character)
    return sets


class _Kinds(dict[str, set[str]]):
    """Characters by kind, several kinds at once."""

    def __getitem__(self, wanted: str | tuple[str, ...]) -> set[str]:
        return set().union(*(self.get(kind, ()) for kind in wanted))
