"""What a source says otherwise than it did when its translation was last brought up to date."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from polyglint.translation.imprints import Imprint

ChangeKind = Literal["number", "placeholder", "heading", "text", "code", "added"]

_ALIKE = 0.35  # the least share of words that two versions of one block have in common
_MOST_CELLS = 2_500  # of a table of likenesses; where more has changed, blocks are paired in their order
_SLIPS = 3  # more corrected words than that are a new text
_SIGNS = re.compile(r"[%‰°+±×÷=<>€$£¥₽₩₹]")
_NO_MATTER = re.compile(r"[^\w%‰°+±×÷=<>€$£¥₽₩₹]+|_+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}|\$?\{[\w.$ ,-]*\}|%\(\w+\)[sdif]|%(?:\d+\$)?[-+0]?\d*(?:\.\d+)?[sdifux@](?![a-z])|\{%.*?%\}"
)
_CODE = re.compile(r"`[^`]*`")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_FULL_FORMS = (
    (re.compile(r"\bcan(?:no|['’])t\b"), "can not"),
    (re.compile(r"n['’]t\b"), " not"),
    (re.compile(r"['’]re\b"), " are"),
    (re.compile(r"['’]ll\b"), " will"),
    (re.compile(r"\b(it|that|there)['’]s\b", re.IGNORECASE), r"\1 is"),
)
# Words of English whose exchange leaves a translation as it is.
_SLIGHT = frozenset({"a", "an", "the"})


class Change(NamedTuple):
    """A block of the source that has become another; `was` is empty for one that was added.

    `position` is that of its imprint.
    """

    kind: ChangeKind
    was: str
    now: str
    position: int


def changes(was: Sequence[Imprint], now: Sequence[Imprint]) -> Iterator[Change]:
    """What has changed in substance, in the order of the source as it is.

    White space, punctuation, link targets, markup and corrected slips leave a translation as good as it was, and so
    does what only moved.
    """
    more = Counter(map(_key, now))
    more.subtract(map(_key, was))
    for old, index in _pairs(was, now):
        new = now[index]
        if more[_key(new)] <= 0:
            continue  # it stood elsewhere
        if old is None:
            yield Change("added", "", new.text, index)
        elif kind := kind_of(old, new):
            yield Change(kind, old.text, new.text, index)


def kind_of(old: Imprint, new: Imprint) -> ChangeKind | None:
    """What kind of change it is; None for none that matters to a translation."""
    if _key(old) == _key(new):
        return None
    if new.mark == "```":
        return "code"
    if Counter(_PLACEHOLDER.findall(old.text)) != Counter(_PLACEHOLDER.findall(new.text)):
        return "placeholder"
    before, after = numbers(old.text), numbers(new.text)
    if before - after and after - before:
        return "number"
    if before == after and _is_slight(old.text, new.text):
        return None
    return "heading" if new.mark[0] == "#" else "text"


def numbers(text: str) -> Counter[str]:
    """The numbers of a text outside code, without what groups their digits."""
    bare = _PLACEHOLDER.sub(" ", _CODE.sub(" ", text))
    return Counter(
        "".join(filter(str.isdigit, found)) for found in _NUMBER.findall(unicodedata.normalize("NFKC", bare))
    )


def constants(text: str) -> Counter[str]:
    """What stays as it is in any language: placeholders and code."""
    return Counter((*_PLACEHOLDER.findall(text), *_CODE.findall(text)))


def compact(text: str) -> str:
    """The text without all that may change and leave its meaning: case, spaces, punctuation."""
    return _NO_MATTER.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def _key(imprint: Imprint) -> tuple[str, str]:
    mark = "#" if imprint.mark[0] == "#" else imprint.mark
    return mark, imprint.text if mark == "```" else compact(imprint.text)


def _pairs(was: Sequence[Imprint], now: Sequence[Imprint]) -> Iterator[tuple[Imprint | None, int]]:
    """Blocks that are no longer what they were, with the index of what they are now; None for what came in addition."""
    keyed = {old.mark: old for old in was if old.mark[0] == "@"}
    yield from ((keyed.get(new.mark), index) for index, new in enumerate(now) if new.mark[0] == "@")
    ours = [old for old in was if old.mark[0] != "@"]
    indices = [index for index, new in enumerate(now) if new.mark[0] != "@"]
    theirs = [now[index] for index in indices]
    for left, right in _differing(list(map(_key, ours)), list(map(_key, theirs))):
        if not _is_same(ours[left], theirs[right]):
            yield from zip(_matched(ours[left], theirs[right]), indices[right], strict=True)


def _differing(was: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]) -> Iterator[tuple[slice, slice]]:
    from difflib import SequenceMatcher  # late: most sources are what they were

    start = 0
    end = min(len(was), len(now))
    while start < end and was[start] == now[start]:
        start += 1
    for tag, i, j, k, m in SequenceMatcher(None, was[start:], now[start:], autojunk=False).get_opcodes():
        if tag != "equal" and k < m:
            yield slice(start + i, start + j), slice(start + k, start + m)


def _is_same(old: Sequence[Imprint], new: Sequence[Imprint]) -> bool:
    """Whether blocks were only split or merged."""
    if any(imprint.mark != "." for imprint in (*old, *new)):
        return False
    return "".join(compact(one.text) for one in old) == "".join(compact(one.text) for one in new)


def _matched(old: Sequence[Imprint], new: Sequence[Imprint]) -> list[Imprint | None]:
    """For each new block the old one that it was, or None."""
    if len(old) == len(new) == 1:
        return [old[0] if _is_of_a_kind(old[0], new[0]) else None]
    if len(old) * len(new) > _MOST_CELLS:
        return [*_in_order(old, new)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    words = [Counter(_words(other.text)) for other in new]
    likeness = []
    for one in old:
        ours = Counter(_words(one.text))
        likeness.append([_likeness(one, other, ours, theirs) for other, theirs in zip(new, words, strict=True)])
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return _path(old, likeness, best)


def _path(old: Sequence[Imprint], likeness: list[list[float]], best: list[list[float]]) -> list[Imprint | None]:
    matched: list[Imprint | None] = [None] * (len(best[0]) - 1)
    i = j = 0
    while i < len(old) and j < len(matched):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            matched[j] = old[i]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return matched


def _in_order(old: Sequence[Imprint], new: Sequence[Imprint]) -> Iterator[Imprint | None]:
    left = iter(old)
    for one in new:
        known = next(left, None)
        alike = known and _likeness(known, one, Counter(_words(known.text)), Counter(_words(one.text)))
        yield known if alike else None


def _is_of_a_kind(old: Imprint, new: Imprint) -> bool:
    return _key(old)[0] == _key(new)[0] or "```" not in (old.mark, new.mark)


def _likeness(old: Imprint, new: Imprint, ours: Counter[str], theirs: Counter[str]) -> float:
    if old.mark == new.mark == "```":
        return _ALIKE
    if (old.mark[0] == "#") != (new.mark[0] == "#") or "```" in (old.mark, new.mark):
        return 0.0
    common = 2 * (ours & theirs).total() / ((ours.total() + theirs.total()) or 1)
    return common if common >= _ALIKE else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


def _is_slight(old: str, new: str) -> bool:
    """Whether the words differ by slips of spelling, by articles and by contractions only."""
    if Counter(_SIGNS.findall(old)) != Counter(_SIGNS.findall(new)) or _CODE.findall(old) != _CODE.findall(new):
        return False
    return _has_slips(_bare(old), _bare(new)) or _has_slips(_bare(_expanded(old)), _bare(_expanded(new)))


def _bare(text: str) -> list[str]:
    """The words without articles, apostrophes and doubled ones."""
    words = [word.replace("'", "") for word in _words(text) if word not in _SLIGHT]
    return [word for index, word in enumerate(words) if not index or words[index - 1] != word]


def _expanded(text: str) -> str:
    """The text with contractions in full: to write "do not" for "don't" changes nothing."""
    for pattern, full in _FULL_FORMS:
        text = pattern.sub(full, text)
    return text


def _has_slips(ours: list[str], theirs: list[str]) -> bool:
    if len(ours) != len(theirs):
        return "".join(ours) == "".join(theirs)
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    return len(differing) <= _SLIPS and all(_is_slip(one, other) for one, other in differing)


def _is_slip(one: str, other: str) -> bool:
    """Whether one is the other with a letter or two wrong: long words that begin alike, so never "in-" and "ex-"."""
    shorter = min(len(one), len(other))
    if shorter < 5 or one[:2] != other[:2] or not (one.isalpha() and other.isalpha()):
        return False
    return _distance(one, other) <= (2 if shorter >= 9 else 1)


def _distance(one: str, other: str) -> int:
    """How many letters to add, drop, replace or swap."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        older, before, row = before, row, [i + 1]
        for j, theirs in enumerate(other):
            cost = min(before[j] + (letter != theirs), before[j + 1] + 1, row[j] + 1)
            if i and j and letter == other[j - 1] and one[i - 1] == theirs:
                cost = min(cost, older[j - 1] + 1)
            row.append(cost)
    return row[-1]


def is_taken_over(was: str, now: str, target: str) -> bool:
    """Whether the target has what changed in numbers, placeholders and code already, or says all of the new text."""
    if compact(target) == compact(now):
        return True
    old, new = numbers(was), numbers(now)
    ours, theirs = constants(was), constants(now)
    came, went = new - old, old - new
    if not (came or went or ours != theirs):
        return False
    said = _numbers_said(target)
    has_numbers = all(number in said for number in came) and not any(number in said for number in went)
    return has_numbers and _has_all(theirs - ours, ours - theirs, constants(target))


def _has_all(came: Iterable[str], went: Iterable[str], said: Counter[str]) -> bool:
    return all(one in said for one in came) and not any(one in said for one in went)


def _numbers_said(text: str) -> set[str]:
    """All digits that stand together, grouped in any way."""
    text = unicodedata.normalize("NFKC", text)
    grouped = re.findall(r"\d+(?:[.,'’ ]\d+)*", text)
    return {*re.findall(r"\d+", text), *("".join(filter(str.isdigit, found)) for found in grouped)}
