"""The little language in which a lexicon writes its phrases, and what it means as a pattern.

    word        any form of that word: words are compared by their stems; a space is a space or a hyphen
    =word       exactly this form
    word*       any word that begins so
    (a b|c)     one of these
    (very)?     may be there
    (a|b)*      none to four of these in a row
    ...         up to eight words of the same clause
    !(a|b)      what follows is none of these
    <time>      a quantity of that kind: see SLOTS
    ^word       right at the beginning of the sentence
    <thing>     a name of up to four words: it is captured

Quantities are read first and stand as signs of the same length in the text that a pattern sees. A phrase that spells
a number out, such as `24/7`, is looked up in the text without signs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from polyglint.claims.quantities.found import (
    BYTES,
    COUNT,
    DAYS,
    EVERY,
    LENGTH,
    MASS,
    MINUTES,
    MONEY,
    NUMBER,
    PERCENT,
    SIGNS,
    VERSION,
    VOLUME,
)
from polyglint.claims.wording import FILLING, Wording, folded

SLOTS = {
    "<minutes>": MINUTES,
    "<days>": DAYS,
    "<time>": MINUTES + DAYS,
    "<every>": EVERY,
    "<count>": COUNT + NUMBER,
    "<number>": COUNT + NUMBER + BYTES,
    "<money>": MONEY,
    "<length>": LENGTH,
    "<mass>": MASS,
    "<volume>": VOLUME,
    "<version>": VERSION + COUNT + NUMBER,
    "<release>": VERSION,
    "<percent>": PERCENT,
    "<size>": BYTES,
    "<value>": SIGNS,
}
"""The kinds of quantities that a slot of a phrase stands for."""

_TOKEN = re.compile(r"\.\.\.|<\w+>|!?\(|\)[?*]?|\||[^\s()|<>]+")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_FILL = f"{FILLING}*+"
_NAME = r"[^\s,;:()?!—]+(?:\(\))?"
_SHORT = 3  # letters: a shorter fragment is in many texts


class Match(NamedTuple):
    """Where a phrase stands, under which name, and what it captured."""

    start: int
    end: int
    name: str = ""
    thing: tuple[int, int] | None = None


class Phrases:
    """Phrases of a list, or of several by name, ready to be looked up."""

    def __init__(self, signed: "_Pattern", literal: "_Pattern") -> None:
        self._signed = signed
        self._literal = literal

    @property
    def fragments(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What any text with one of the phrases holds one of: the text with signs, and the text without them."""
        return self._signed.fragments, self._literal.fragments

    def may_stand_in(self, signed: str, literal: str) -> bool:
        """Whether a text holds what any of the phrases needs: much faster than to look for them."""
        return self._signed.may_stand_in(signed) or self._literal.may_stand_in(literal)

    def find(self, signed: str, literal: str, start: int = 0, end: int | None = None) -> list[Match]:
        """All phrases between two offsets, those with numbers of their own last."""
        stop = len(signed) if end is None else end
        found = self._signed.find(signed, start, stop)
        return found + self._literal.find(literal, start, stop) if self._literal.fragments else found

    def first(self, signed: str, literal: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first of them."""
        stop = len(signed) if end is None else end
        return self._signed.first(signed, start, stop) or self._literal.first(literal, start, stop)

    def starts(self, signed: str, start: int, end: int | None = None) -> Match | None:
        """The phrase that stands right at an offset."""
        return self._signed.starts(signed, start, len(signed) if end is None else end)


class _Pattern:
    """Pieces by name as one pattern, which is compiled for the first text that holds what one of them needs."""

    def __init__(self, pieces: "Mapping[str, list[_Piece]]", start: str, end: str) -> None:
        self._pieces = pieces
        self._start = start
        self._end = end
        self.fragments = fewest(piece.needs for these in pieces.values() for piece in these)

    def may_stand_in(self, text: str) -> bool:
        for fragment in self.fragments:  # noqa: SIM110  (a generator in `any` takes twice as long: most asked of all)
            if fragment in text:
                return True
        return False

    def find(self, text: str, start: int, end: int) -> list[Match]:
        if not self.may_stand_in(text):
            return []
        return [self._match(match) for match in self._compiled[0].finditer(text, start, end)]

    def first(self, text: str, start: int, end: int) -> Match | None:
        match = self._compiled[0].search(text, start, end) if self.may_stand_in(text) else None
        return self._match(match) if match else None

    def starts(self, text: str, start: int, end: int) -> Match | None:
        match = self._compiled[0].match(text, start, end) if self.fragments else None
        return self._match(match) if match else None

    def _match(self, match: re.Match[str]) -> Match:
        pattern, names = self._compiled
        name = names.get(match.lastindex or 0, "")
        if pattern.groups == len(names):
            return Match(match.start(), match.end(), name)
        things = (match.span(index) for index in range(1, pattern.groups + 1) if index not in names)
        thing = next((span for span in things if span[0] >= 0), None)
        return Match(match.start(), match.end(), name, thing)

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], dict[int, str]]:
        """The pattern, and the name of each group but those that capture things."""
        names: dict[int, str] = {}
        groups: list[str] = []
        number = 1  # of the next group
        for name, these in self._pieces.items():
            names[number] = name
            number += 1 + sum(piece.things for piece in these)
            firsts = "".join(sorted(set().union(*(piece.firsts for piece in these))))
            # Most places are ruled out by their first character, long before the alternatives are tried one by one.
            ahead = f"(?=[{re.escape(firsts)}])" if all(piece.firsts for piece in these) else ""
            groups.append(f"({ahead}(?:{'|'.join(piece.pattern for piece in these)}))")
        return re.compile(f"{self._start}(?:{'|'.join(groups)}){self._end}"), names


@dataclass
class _Piece:
    """A part of a phrase as a pattern, and the token that ended it."""

    pattern: str = ""
    firsts: set[str] = field(default_factory=set)  # the characters that it can begin with
    needs: tuple[str, ...] = ()  # fragments, one of which any text with it must hold
    ended_by: str = ""
    is_open: bool = True  # all of it so far may be left out
    things: int = 0  # that it captures

    def require(self, fragments: Sequence[str]) -> None:
        """Note what a text must hold, if it tells more than what is known."""
        fewer = fewest([fragments])
        if fragments and (not self.needs or _worth(fewer) > _worth(self.needs)):
            self.needs = fewer


def _worth(fragments: Sequence[str]) -> tuple[bool, int, int]:
    shortest = min(map(len, fragments))
    return shortest >= _SHORT or fragments[0] in SIGNS, -len(fragments), shortest


class Compiler:
    """Phrases of one language to patterns."""

    def __init__(self, wording: Wording, *, has_dashes: bool = False, stops: Iterable[str] = ()) -> None:
        """`stops`: words that no gap and no name reaches over, such as "not"."""
        self.wording = wording
        self._stops = tuple(stops)
        before = "" if wording.elided else "'"
        self._start = rf"(?<![\w\-{FILLING}{before}])"
        # In Russian a dash stands for the verb: "Course - 6 sessions"; a table of figures has colons.
        dash = r"\s[–—]\s|" if has_dashes else ""
        elided = r"|(?<=')" if wording.elided else ""
        # Atomic, and no two alternatives alike: gaps of several words would try them all in every order.
        self._space = rf"{_FILL}(?>,[\s\-]+|{dash}[\s\-]+{elided})"
        self._wide_space = rf"{_FILL}(?>[ ]?:[ ]+|,[\s\-]+|\s[–—]\s|[\s\-]+{elided})"
        self._end = rf"(?:{_FILL}(?![\w\-])|(?<='))" if wording.elided else rf"{_FILL}(?![\w\-])"

    def compiled(self, phrases: Iterable[str], *, is_figure: bool = False) -> Phrases:
        """Any of these phrases."""
        return self.by_name({"": phrases}, is_figure=is_figure)

    def by_name(self, phrases: Mapping[str, Iterable[str]], *, is_figure: bool = False) -> Phrases:
        """Phrases under several names. A figure's words may be parted by a colon or a dash."""
        space = self._wide_space if is_figure else self._space
        parser = _Parser(self.wording, space, self._end, self._stops)
        signed: dict[str, list[_Piece]] = {}
        literal: dict[str, list[_Piece]] = {}
        for name, these in phrases.items():
            # Longer first, so that "side effects of the drug" is not cut short by "side effects".
            for phrase in sorted(these, key=len, reverse=True):
                into = literal if _DIGIT.search(phrase) else signed
                into.setdefault(name, []).append(parser.piece(phrase))
        return Phrases(_Pattern(signed, self._start, self._end), _Pattern(literal, self._start, self._end))


def fewest(needs: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The fragments without those that hold another of them; an empty one where a phrase needs nothing."""
    fragments: list[str] = []
    for fragment in sorted({fragment for each in needs for fragment in (each or ("",))}, key=len):
        if not any(shorter in fragment for shorter in fragments):
            fragments.append(fragment)
    return tuple(fragments)


class _Parser:
    """One phrase to a piece."""

    def __init__(self, wording: Wording, space: str, end: str, stops: Sequence[str] = ()) -> None:
        self.wording = wording
        self.space = space
        self.end = end
        words = "|".join(re.escape(form) for stop in stops for form in _forms(stop, wording))
        self.stop = rf"(?!(?:{words}){end})" if words else ""
        self.gap = rf"(?:{space}{self.stop}[^\s.;:()?!—{SIGNS}]+){{0,8}}?{space}"

    def piece(self, phrase: str) -> _Piece:
        """Raises ValueError for a bracket without its partner."""
        piece = self._sequence(iter(_TOKEN.findall(phrase)))
        if piece.ended_by or not piece.pattern:
            raise ValueError(f"phrase {phrase!r}: a bracket has no partner, or nothing stands there")
        return piece

    def _sequence(self, tokens: Iterator[str]) -> _Piece:
        """Read up to a closing bracket or a bar."""
        piece = _Piece()
        joint = ""  # what goes between the last piece and the next
        for token in tokens:
            if token in (")", ")?", ")*", "|"):
                piece.ended_by = token
                return piece
            if token == "^":
                piece.pattern += r"\A"
            elif token == "...":
                joint = self.gap
            elif token in ("(", "!("):
                joint = self._append_group(piece, token, joint, self._alternatives(tokens))
            else:
                self._append(piece, joint, self._token(token))
                joint = self.space
        return piece

    def _append(self, piece: _Piece, joint: str, found: _Piece) -> None:
        piece.pattern += joint + found.pattern
        piece.require(found.needs)
        piece.things += found.things
        if piece.is_open:
            piece.firsts |= found.firsts
        piece.is_open = False

    def _append_group(self, piece: _Piece, opening: str, joint: str, group: _Piece) -> str:
        """Add what stands between brackets; return what goes before the next piece."""
        if opening == "!(":
            piece.pattern += f"(?!{self.space}(?:{group.pattern}){self.end})"
            return joint
        if group.ended_by == ")":
            self._append(piece, joint, _Piece(f"(?:{group.pattern})", group.firsts, group.needs, things=group.things))
            return self.space
        if piece.is_open:
            piece.firsts |= group.firsts
        piece.things += group.things
        times = "?" if group.ended_by == ")?" else "{0,4}"
        repeated = f"{joint}(?:{group.pattern})" if joint else f"(?:{group.pattern}){self.space}"
        piece.pattern += f"(?:{repeated}){times}"
        return joint

    def _alternatives(self, tokens: Iterator[str]) -> _Piece:
        """What stands between brackets, and the bracket that closes it."""
        found: list[_Piece] = []
        while True:
            piece = self._sequence(tokens)
            if not piece.ended_by:
                raise ValueError("a bracket has no partner")
            found.append(piece)
            if piece.ended_by != "|":
                break
        firsts = set().union(*(each.firsts for each in found))
        is_told = all(each.needs for each in found)
        needs = tuple(fragment for each in found for fragment in each.needs) if is_told else ()
        things = sum(each.things for each in found)
        return _Piece("|".join(each.pattern for each in found), firsts, needs, found[-1].ended_by, things=things)

    def _token(self, token: str) -> _Piece:
        if token == "<thing>":
            name = f"{self.stop}{_NAME}"
            return _Piece(f"((?:{name}(?<![.!?])\\s+){{0,3}}{name})", things=1)
        if token in SLOTS:
            signs = SLOTS[token]
            return _Piece(f"[{signs}]+", set(signs), tuple(signs))
        if token.startswith("^"):
            found = self._token(token[1:])
            found.pattern = rf"\A{found.pattern}"
            return found
        if token.startswith("<"):
            raise ValueError(f"{token} is no kind of quantity; known: {', '.join(SLOTS)}")
        words = [word for word in re.split(r"-|(?<=')" if self.wording.elided else "-", token.lstrip("=")) if word]
        if not words or not _LETTER.search(token):
            return _Piece(re.escape(token), {token[0]}, (token,))
        piece = _Piece()
        for index, word in enumerate(words):
            found = self._word(word, is_exact=token[0] == "=", is_last=index == len(words) - 1)
            self._append(piece, self.space if index else "", found)
        return piece

    def _word(self, word: str, *, is_exact: bool, is_last: bool) -> _Piece:
        if is_last and word.endswith("*"):
            bare = word.rstrip("*")
            forms, rest = sorted({bare, folded(bare)}), r"[\w']*"
        elif is_exact or word.endswith("'") or _DIGIT.search(word):
            forms, rest = [word], ""
        else:
            forms, rest = self.wording.forms(word), ""
        pattern = "|".join(map(re.escape, forms))
        pattern = f"(?:{pattern})" if len(forms) > 1 else pattern
        if is_exact and not rest:
            pattern += f"(?!{FILLING})"  # that would be the stem of another word
        return _Piece(pattern + rest, {form[0] for form in forms}, tuple(forms))


def _forms(stop: str, wording: Wording) -> list[str]:
    return [stop[1:]] if stop.startswith("=") else wording.forms(stop)


def exact_forms(phrases: Iterable[str]) -> frozenset[str]:
    """The words that phrases name by their form."""
    tokens = (token for phrase in phrases for token in _TOKEN.findall(phrase) if token.startswith("="))
    return frozenset(part for token in tokens for part in re.split(r"[-]", token[1:].rstrip("*")) if part)


def beginnings(phrases: Iterable[str]) -> frozenset[str]:
    """The beginnings that phrases name."""
    tokens = (token for phrase in phrases for token in _TOKEN.findall(phrase) if token.endswith("*"))
    return frozenset(token.lstrip("=").rstrip("*").rpartition("-")[2] for token in tokens)
