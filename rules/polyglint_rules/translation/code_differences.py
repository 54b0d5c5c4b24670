"""Where two versions of some code differ in what the machine reads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from polyglint import Block, Translation
from polyglint_rules.translation.code_tokens import Token, family, is_fixed, is_plainly_same, is_same, tokens

_ALIKE = 0.5  # the least share of common tokens at which two blocks are versions of the same code
_ALIKE_LINES = 0.7
_NEAR = 3  # tokens


class Difference(NamedTuple):
    """Stretches of the source's and of the target's code that stand at the same place and differ; one may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]
    key: tuple[str, str]  # what was taken away, what was put there: the same in blocks that differ in the same way


@lru_cache(maxsize=1)  # two rules ask
def changed_code(translation: Translation) -> tuple[tuple[Block, Block], ...]:
    """The blocks of code that are not the same in both versions, fences included."""
    ours, theirs = translation.source.text, translation.target.text
    return tuple(
        (source, target)
        for source, target in translation.code
        if ours[source.start : source.end] != theirs[target.start : target.end]
    )


def first_difference(source: str, target: str, language: str, locales: tuple[str, str] = ("", "")) -> Difference | None:
    """The first place where the code differs; None where it does not, or where the blocks are not the same code."""
    if source == target:
        return None
    name = family(language)
    if name and is_plainly_same(source, target, name):
        return None
    if name:
        found = _by_tokens(_Side(source, tokens(source, name)), _Side(target, tokens(target, name)), locales)
    else:
        found = chain(_by_settings(source, target), _by_lines(_lines(source), _lines(target)))
    return next(found, None)


def are_versions(source: str, target: str) -> bool:
    """Whether most lines of two blocks are the same."""
    ours, theirs = (Counter(line.strip() for line in text.split("\n")[1:] if line.strip()) for text in (source, target))
    return (ours & theirs).total() >= _ALIKE * max(ours.total(), theirs.total())


class _Side(NamedTuple):
    """One side's code and its tokens."""

    code: str
    tokens: Sequence[Token]

    def begins_line(self, index: int) -> bool:
        """Whether a token is the first of its line."""
        start = self.tokens[index].start
        return not self.code[self.code.rfind("\n", 0, start) + 1 : start].strip()

    def slide(self, start: int, end: int) -> int:
        """How far back a stretch can be moved and read the same, so that it begins a line."""
        for shift in range(start + 1):
            if self.begins_line(start - shift):
                return shift
            if shift == start or self.tokens[start - shift - 1].text != self.tokens[end - shift - 1].text:
                return 0
        return 0


def _by_tokens(source: _Side, target: _Side, locales: tuple[str, str]) -> Iterator[Difference]:
    start, source_end, target_end = _middle(source.tokens, target.tokens)
    if start == source_end == target_end:
        return
    ours = [_key(token) for token in source.tokens[start:source_end]]
    theirs = [_key(token) for token in target.tokens[start:target_end]]
    common = len(source.tokens) - len(ours) + (Counter(ours) & Counter(theirs)).total()
    if common < _ALIKE * max(len(source.tokens), len(target.tokens)):
        return
    for window in _windows(ours, theirs):
        i, i_end, j, j_end = (start + index for index in window)
        if _is_free(source.tokens[i:i_end], target.tokens[j:j_end], locales):
            continue
        key = _changed(_text(source.tokens[i:i_end]), _text(target.tokens[j:j_end]))
        if i == i_end or j == j_end:
            back = target.slide(j, j_end) if i == i_end else source.slide(i, i_end)
            i, i_end, j, j_end = i - back, i_end - back, j - back, j_end - back
        yield Difference(_span(source.tokens, i, i_end), _span(target.tokens, j, j_end), key)


def _by_settings(source: str, target: str) -> Iterator[Difference]:
    """Lines of two like blocks that set the same name to different numbers: `port: 8080`, `timeout = 30s`."""
    ours, theirs = list(_setting().finditer(source)), list(_setting().finditer(target))
    if [line["name"].split() for line in ours] != [line["name"].split() for line in theirs]:
        return
    for one, other in zip(ours, theirs, strict=True):
        if one["value"] != other["value"]:
            yield Difference(one.span(), other.span(), (one["value"], other["value"]))


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(
        r"""^[ \t]*(?:-[ \t]+)?(?P<name>["']?[\w.-]+["']?[ \t]*[:=])[ \t]*"""
        r"""(?P<value>["']?v?\d[\d.]*[a-zA-Z%]{0,3}["']?)[ \t]*[,;]?[ \t]*(?:[#;].*)?$""",
        re.MULTILINE,
    )


def _windows(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two sequences differ; two differences that all but touch are one, for strings may change places."""
    window: tuple[int, int, int, int] | None = None
    for i, i_end, j, j_end in _unlike(ours, theirs):
        if window and i - window[1] <= _NEAR:
            window = (window[0], i_end, window[2], j_end)
            continue
        if window:
            yield window
        window = (i, i_end, j, j_end)
    if window:
        yield window


def _unlike(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that SequenceMatcher leaves between matches, from the left: most callers want the first alone."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    open_stretches = [(0, len(ours), 0, len(theirs))]
    while open_stretches:
        i, i_end, j, j_end = open_stretches.pop()
        match = matcher.find_longest_match(i, i_end, j, j_end) if i < i_end and j < j_end else None
        if match and match.size:
            open_stretches.append((match.a + match.size, i_end, match.b + match.size, j_end))
            open_stretches.append((i, match.a, j, match.b))
        elif i < i_end or j < j_end:
            yield i, i_end, j, j_end


def _middle(source: Sequence[Token], target: Sequence[Token]) -> tuple[int, int, int]:
    """What is left between the same beginning and the same end: where it begins, and ends in both."""
    start, source_end, target_end = 0, len(source), len(target)
    while start < min(source_end, target_end) and is_same(source[start], target[start]):
        start += 1
    while min(source_end, target_end) > start and is_same(source[source_end - 1], target[target_end - 1]):
        source_end, target_end = source_end - 1, target_end - 1
    return start, source_end, target_end


def _key(token: Token) -> str:
    """What a token is compared by; strings that may be translated are all one."""
    if not token.is_string:
        return token.text
    return f'"{token.text}"' if is_fixed(token.text) else '""'


def _is_free(ours: Sequence[Token], theirs: Sequence[Token], locales: tuple[str, str]) -> bool:
    """Whether a difference is one that a translator makes in working code."""
    if len(ours) == len(theirs) and all(
        is_same(one, other) or _is_localised(one, other, locales) for one, other in zip(ours, theirs, strict=True)
    ):
        return True
    # Text put together from strings and names in another order.
    bare = [
        Counter(_key(token) for token in side if token.text != "+" and _key(token) != '""') for side in (ours, theirs)
    ]
    return bare[0] == bare[1] and any(token.is_string or token.text == "+" for token in (*ours, *theirs))


def _is_localised(one: Token, other: Token, locales: tuple[str, str]) -> bool:
    """Whether strings differ in no more than the name of the language, or a name is in letters of the language."""
    if one.is_string and other.is_string:
        before, after = _changed(one.text, other.text)
        return {before.lower(), after.lower()} <= {"", *(part.lower() for part in _languages(locales))}
    return one.is_word and other.is_word and one.text.isascii() and not other.text.isascii()


def _languages(locales: tuple[str, str]) -> Iterator[str]:
    for locale in locales:
        language = locale.partition("-")[0]
        yield from (locale, f"{locale}/", f"/{locale}", language, f"{language}/", f"/{language}", f"{language}.")


def _changed(ours: str, theirs: str) -> tuple[str, str]:
    """What differs between two texts with the same beginning and the same end."""
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    end = 0
    while end < min(len(ours), len(theirs)) - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    return ours[start : len(ours) - end], theirs[start : len(theirs) - end]


def _text(found: Sequence[Token]) -> str:
    return " ".join(token.text for token in found)


def _span(found: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The stretch of some tokens; of none, the place after the one before."""
    if start < end:
        return found[start].start, found[end - 1].start + max(len(found[end - 1].text), 1)
    at = found[start - 1].start if start else 0
    return at, at


def _lines(code: str) -> list[Token]:
    lines = []
    offset = 0
    for line in code.split("\n"):
        if line.strip():
            lines.append(Token(line.strip(), offset + len(line) - len(line.lstrip())))
        offset += len(line) + 1
    return lines


def _by_lines(source: Sequence[Token], target: Sequence[Token]) -> Iterator[Difference]:
    """Lines that one side lacks, where all else is the same: what a line says may be translated."""
    if len(source) == len(target):
        return
    ours, theirs = [line.text for line in source], [line.text for line in target]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    same = len(source) - sum(i_end - i for _, i, i_end, _, _ in codes)
    if same < _ALIKE_LINES * min(len(source), len(target)) or any(code[0] == "replace" for code in codes):
        return
    for _, i, i_end, j, j_end in codes:
        key = ("\n".join(ours[i:i_end]), "\n".join(theirs[j:j_end]))
        yield Difference(_span(source, i, i_end), _span(target, j, j_end), key)
