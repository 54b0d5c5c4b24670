"""What documents state together: their facts by rule and key, and what each group of them has led to.

A group whose facts are what they were has led to what it had led to. So where one document of many has changed, only
the groups to which it contributes, or did, are concluded anew. (To keep a digest of each group instead would need no
facts of the last run; but every run would have to read all facts of the site to tell that nothing has changed.)
"""

import marshal
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from polyglint.plain import Plain, plain_finding
from polyglint.values import Fact, Finding, Place

_WITHOUT_REFERENCES = 2  # version of marshal: later ones write what is equal in several ways
_AT_ONCE = 3_000_000  # bytes of packed facts, of which each becomes some fifteen in memory
Group = tuple[str, str]
"""The id of a rule, and the key of its facts that are concluded together."""

Conclude = Callable[[Iterable[tuple[str, Fact]]], Mapping[Group, Iterable[Finding]]]


class Stated(NamedTuple):
    """The facts of a document, and what tells them from others."""

    facts: Callable[[], bytes]  # as `packed` gives them
    digest: bytes  # empty where there are none
    size: int  # of the facts, in bytes
    files: tuple[str, ...]  # that the facts ask for


class Conclusions(NamedTuple):
    """What the facts of a site have led to, and which facts these were."""

    digests: Mapping[str, bytes] = {}  # of the facts of each document that states any
    found: Mapping[str, tuple[str, ...]] = {}  # by the names of files that facts ask for: those that are there
    findings: Mapping[Group, tuple[Plain, ...]] = {}


def packed(facts: Iterable[tuple[str, Fact]]) -> bytes:
    """Facts as bytes, each group by itself: who looks for one opens no other. Equal facts are equal bytes."""
    texts: dict[str, int] = {}
    groups: dict[Group, list[Plain]] = {}
    for rule, (key, value, place, file, _, *others) in facts:
        path, *span = place
        named = (texts.setdefault(text, len(texts)) for text in (path, file, *others))
        groups.setdefault((rule, key), []).append((value, *span, *named))
    if not groups:
        return b""
    plain = {group: marshal.dumps(plains, _WITHOUT_REFERENCES) for group, plains in groups.items()}
    return zlib.compress(marshal.dumps(([*texts], plain), _WITHOUT_REFERENCES), 1)


def unpacked(
    facts: bytes, found: Mapping[str, tuple[str, ...]], is_wanted: Callable[[Group], bool] = lambda _: True
) -> Iterator[tuple[str, Fact]]:
    """The facts of the groups that are wanted, by default all, told which of the files that they ask for are there."""
    texts, groups = _opened(facts)
    for (rule, key), plains in groups.items():
        if is_wanted((rule, key)):
            for value, *span, path, file, locale, excerpt, section in marshal.loads(plains):
                place, asked = Place(texts[path], *span), texts[file]
                there = found.get(asked, ()) if asked else ()
                yield rule, Fact(key, value, place, asked, there, texts[locale], texts[excerpt], texts[section])


def concluded(
    before: Conclusions,
    stated_before: Callable[[str], Stated | None],
    stated: Mapping[str, Stated],
    found: Mapping[str, tuple[str, ...]],
    conclude: Conclude,
) -> Conclusions:
    """What the facts of the documents lead to now.

    `stated_before` tells what a document stated when `before` was concluded, where that is still known.
    """
    digests = {path: one.digest for path, one in stated.items() if one.digest}
    if digests == before.digests and found == before.found:
        return before
    past = {path: stated_before(path) for path in before.digests if digests.get(path) != before.digests[path]}
    if any(one is None or one.digest != before.digests[path] for path, one in past.items()):
        before, past = Conclusions(), {}
    changed = {*past, *(path for path in digests if digests[path] != before.digests.get(path))}
    moved = {name for name in {*found, *before.found} if found.get(name) != before.found.get(name)}
    touched = {group for path in changed for group in _differing(past.get(path), stated.get(path))}
    touched.update(_asking(stated.values(), moved))
    if not touched:
        return Conclusions(digests, found, before.findings)
    findings = {group: plains for group, plains in before.findings.items() if group not in touched}
    for part in _parts(sorted(touched), _size(stated, len(stated) if moved else len(changed))):
        facts = (fact for path in digests for fact in unpacked(stated[path].facts(), found, part.__contains__))
        for group, concluded_now in conclude(facts).items():
            findings[group] = tuple(map(plain_finding, concluded_now))
    return Conclusions(digests, found, dict(sorted(findings.items())))


def _size(stated: Mapping[str, Stated], changed: int) -> int:
    """About how many bytes the facts take that meet those of so many changed documents: few meet few."""
    return sum(one.size for one in stated.values()) * min(changed, len(stated)) // (len(stated) or 1)


def _parts(groups: list[Group], size: int) -> Iterator[Set[Group]]:
    """The groups in parts, so that a process need not hold the facts of all of them at once."""
    count = 1 + size // _AT_ONCE
    return ({*groups[number::count]} for number in range(count))


def _differing(one: Stated | None, other: Stated | None) -> Iterable[Group]:
    """The groups to which one of the two contributes what the other does not."""
    then, now = (stated.facts() if stated else b"" for stated in (one, other))
    if not then or not now:
        return _opened(then or now)[1]
    facts, others = (_by_group(unpacked(stated, {})) for stated in (then, now))
    return (group for group in {*facts, *others} if facts.get(group) != others.get(group))


def _by_group(facts: Iterable[tuple[str, Fact]]) -> dict[Group, list[Fact]]:
    groups: dict[Group, list[Fact]] = {}
    for rule, stated in facts:
        groups.setdefault((rule, stated.key), []).append(stated)
    return groups


def _asking(stated: Iterable[Stated], names: Set[str]) -> Iterator[Group]:
    """The groups with facts that ask for one of these files."""
    for one in stated:
        if not names.isdisjoint(one.files):
            yield from ((rule, fact.key) for rule, fact in unpacked(one.facts(), {}) if fact.file in names)


def _opened(facts: bytes) -> tuple[list[str], dict[Group, bytes]]:
    """The texts that facts share, and the facts of each group with numbers for these."""
    return marshal.loads(zlib.decompress(facts)) if facts else ([], {})
