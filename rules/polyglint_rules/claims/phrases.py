"""The little language in which a lexicon writes its phrases, and what it means as a pattern.

    word        that word; a space is a space or a hyphen
    word*       any word that begins so
    (a b|c)     one of these
    (very)?     may be there
    ...         up to eight words of the same clause
    !(a|b)      what follows is none of these
    <time>      a duration; <days> one of a day or more, <minutes> a shorter one
    <every>     a frequency; <count> a number of things

Quantities are read first and stand as SIGNS of the same length in the text that a pattern sees.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

MINUTES, DAYS, EVERY, COUNT = "\ue000", "\ue001", "\ue002", "\ue003"
SIGNS = MINUTES + DAYS + EVERY + COUNT

_SPACE = r",?[\s\-]+"
_GAP = rf"(?:{_SPACE}[^\s.;:()?!—{SIGNS}]+){{0,8}}?{_SPACE}"
_START, _END = r"(?<![\w\-'])", r"(?![\w\-])"
_SLOTS = {
    "<minutes>": f"{MINUTES}+",
    "<days>": f"{DAYS}+",
    "<time>": f"[{MINUTES}{DAYS}]+",
    "<every>": f"{EVERY}+",
    "<count>": f"{COUNT}+",
}
_SLOT_SIGNS = {
    "<minutes>": {MINUTES},
    "<days>": {DAYS},
    "<time>": {MINUTES, DAYS},
    "<every>": {EVERY},
    "<count>": {COUNT},
}
_TOKEN = re.compile(r"\.\.\.|<\w+>|!?\(|\)\??|\||[^\s()|<>]+")


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of these phrases, to be used on lower-case text."""
    return re.compile(_bounded(phrases))


def compiled_by_name(phrases: Mapping[str, Iterable[str]]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all phrases; in a match, group number `lastindex - 1` is the name it was found under."""
    names = tuple(name for name, these in phrases.items() if these)
    return re.compile("|".join(f"({_bounded(phrases[name])})" for name in names) or r"(?!)"), names


def _bounded(phrases: Iterable[str]) -> str:
    # Longer first, so that "side effects of the drug" is not cut short by "side effects".
    pieces = [_piece(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    if not pieces:
        return r"(?!)"
    # Most places are ruled out by their first character, long before the alternatives are tried one by one.
    firsts = "".join(sorted(set().union(*(piece.firsts for piece in pieces))))
    return f"{_START}(?=[{re.escape(firsts)}])(?:{'|'.join(piece.pattern for piece in pieces)}){_END}"


def pattern(phrase: str) -> str:
    """The regular expression of one phrase, without boundaries.

    Raises ValueError for a bracket without its partner.
    """
    return _piece(phrase).pattern


@dataclass
class _Piece:
    """A part of a phrase as a pattern, the characters that it can begin with, and the token that ended it."""

    pattern: str = ""
    firsts: set[str] = field(default_factory=set)
    ended_by: str = ""
    is_open: bool = True  # all of it so far may be left out


def _piece(phrase: str) -> _Piece:
    piece = _sequence(iter(_TOKEN.findall(phrase)))
    if piece.ended_by or not piece.pattern:
        raise ValueError(f"phrase {phrase!r}: a bracket has no partner, or nothing stands there")
    return piece


def _sequence(tokens: Iterator[str]) -> _Piece:
    """Read up to a closing bracket or a bar."""
    piece = _Piece()
    joint = ""  # what goes between the last piece and the next
    for token in tokens:
        if token in (")", ")?", "|"):
            piece.ended_by = token
            return piece
        if token == "...":
            joint = _GAP
        elif token not in ("(", "!("):
            _append(piece, joint + _word(token), _firsts(token))
            joint = _SPACE
        else:
            joint = _append_group(piece, token, joint, _alternatives(tokens))
    return piece


def _append(piece: _Piece, found: str, firsts: set[str]) -> None:
    piece.pattern += found
    if piece.is_open:
        piece.firsts |= firsts
    piece.is_open = False


def _append_group(piece: _Piece, opening: str, joint: str, group: _Piece) -> str:
    """Add what stands between brackets; return what goes before the next piece."""
    if opening == "!(":
        piece.pattern += f"(?!{_SPACE}(?:{group.pattern}){_END})"
        return joint
    if group.ended_by == ")":
        _append(piece, f"{joint}(?:{group.pattern})", group.firsts)
        return _SPACE
    if piece.is_open:
        piece.firsts |= group.firsts
    piece.pattern += f"(?:{joint}(?:{group.pattern}))?" if joint else f"(?:(?:{group.pattern}){_SPACE})?"
    return joint


def _alternatives(tokens: Iterator[str]) -> _Piece:
    """What stands between brackets, and the bracket that closes it."""
    alternatives: list[_Piece] = []
    while True:
        piece = _sequence(tokens)
        if not piece.ended_by:
            raise ValueError("a bracket has no partner")
        alternatives.append(piece)
        if piece.ended_by != "|":
            firsts = set().union(*(each.firsts for each in alternatives))
            return _Piece("|".join(each.pattern for each in alternatives), firsts, piece.ended_by)


def _firsts(token: str) -> set[str]:
    return _SLOT_SIGNS.get(token, {token[0]})


def _word(token: str) -> str:
    if token in _SLOTS:
        return _SLOTS[token]
    bare = token.rstrip("*")
    escaped = re.escape(bare).replace(r"\-", _SPACE)
    return escaped + r"[\w']*" if token.endswith("*") else escaped
