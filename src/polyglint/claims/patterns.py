"""Phrase → pattern, in the words of one language, and the keys by which the phrase is looked up before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from polyglint.claims.needs import SLOTS, Group, phrase_tokens
from polyglint.claims.quantities.found import SIGNS
from polyglint.claims.wording import FILLING, SHORT, Wording, folded, head

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile(r"\w+")
_FILL = f"{FILLING}*+"
_NAME = r"[^\s,;:()?!—]+(?:\(\))?"


class Grammar:
    """How phrases of one language stand in its texts."""

    def __init__(self, wording: Wording, *, has_dashes: bool = False, stops: Iterable[str] = ()) -> None:
        """`stops`: words that no gap and no name reaches over, such as "not"."""
        self.wording = wording
        before = "" if wording.elided else "'"
        # In Russian a dash stands for the verb: "Course - 6 sessions"; a table of figures has colons.
        dash = r"\s[–—]\s|" if has_dashes else ""
        elided = r"|(?<=')" if wording.elided else ""
        # Atomic, and no two alternatives alike: gaps of several words would try them all in every order.
        self._space = rf"{_FILL}(?>{dash},?+[\s\-]++{elided})" if dash or elided else rf"{_FILL},?+[\s\-]++"
        self._wide_space = rf"{_FILL}(?>[ ]?:[ ]+|\s[–—]\s|,?+[\s\-]++{elided})"
        self._start = rf"(?<![\w\-{FILLING}{before}])"
        self._end = rf"(?:{_FILL}(?![\w\-])|(?<='))" if wording.elided else rf"{_FILL}(?![\w\-])"
        words = "|".join(re.escape(form) for stop in stops for form in self._stop_forms(stop))
        self._stop = rf"(?!(?:{words}){self._end})" if words else ""
        self._keys: dict[Group, frozenset[str]] = {}

    def _stop_forms(self, stop: str) -> list[str]:
        return [stop[1:]] if stop.startswith("=") else self.wording.forms(stop)

    def pattern(self, phrase: str, *, is_figure: bool) -> re.Pattern[str]:
        """The phrase as a pattern. A figure's words may be parted by a colon or a dash."""
        space = self._wide_space if is_figure else self._space
        parser = _Parser(self, space, self._end, self._stop)
        return re.compile(f"{self._start}(?:{parser.pattern(phrase)}){self._end}")

    def keys(self, group: Group) -> frozenset[str]:
        """The runs of letters and digits, one of which stands in any text with one of these tokens.

        A key that ends in a star is the beginning of a run, and signs stand for quantities.
        """
        known = self._keys.get(group)
        if known is None:
            known = self._keys[group] = frozenset(key for token in group for key in self._keys_of(token))
        return known

    def begins(self, token: str) -> str:
        """How any run begins that is a form of a word; empty for what has its keys without stems."""
        parts = self.parts(token) if token[0] not in "=^<" and token[-1] != "*" else ()
        part = max(parts, key=len, default="")
        is_stemmed = part.isalpha() and len(part) > SHORT and part not in self.wording.elided
        return f"^{head(part)}" if is_stemmed else ""

    def _keys_of(self, token: str) -> Iterator[str]:
        token = token.removeprefix("^")
        if token in SLOTS:
            yield from SLOTS[token]
            return
        parts = self.parts(token)
        if not parts:
            yield max(_RUN.findall(token), key=len)
            return
        part = max((part for part in parts if _RUN.search(part)), key=len)
        forms, rest = self.forms(part, is_exact=token[0] == "=", is_last=part is parts[-1])
        for form in forms:
            yield _key(form, is_beginning=bool(rest))

    def parts(self, token: str) -> list[str]:
        """The words of a token; none where it is a mark or a number."""
        if not _LETTER.search(token):
            return []
        parting = r"-|(?<=')" if self.wording.elided else "-"
        return [word for word in re.split(parting, token.lstrip("=")) if word]

    def forms(self, word: str, *, is_exact: bool, is_last: bool) -> tuple[list[str], str]:
        """What a word of a phrase may stand as, and the pattern of what may follow as part of it."""
        if is_last and word.endswith("*"):
            bare = word.rstrip("*")
            return sorted({bare, folded(bare)}), r"[\w']*"
        if is_exact or word.endswith("'") or _DIGIT.search(word):
            return [word], ""
        return self.wording.forms(word), ""


def _key(form: str, *, is_beginning: bool) -> str:
    """The longest run of a form; the last one of a beginning may go on."""
    runs = list(_RUN.finditer(form))
    longest = max(runs, key=lambda run: run.end() - run.start())
    return f"{longest[0]}*" if is_beginning and longest.end() == len(form) else longest[0]


@dataclass
class _Piece:
    """A part of a phrase as a pattern, and the token that ended it."""

    pattern: str = ""
    ended_by: str = ""


class _Parser:
    """One phrase to a pattern."""

    def __init__(self, grammar: Grammar, space: str, end: str, stop: str) -> None:
        self.grammar = grammar
        self.space = space
        self.end = end
        self.stop = stop
        self.gap = rf"(?:{space}{stop}[^\s.;:()?!—{SIGNS}]+){{0,8}}?{space}"

    def pattern(self, phrase: str) -> str:
        """The phrase, whose brackets have partners."""
        return self._sequence(iter(phrase_tokens(phrase))).pattern

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
                piece.pattern += joint + self._token(token)
                joint = self.space
        return piece

    def _append_group(self, piece: _Piece, opening: str, joint: str, group: _Piece) -> str:
        """Add what stands between brackets; return what goes before the next piece."""
        if opening == "!(":
            piece.pattern += f"(?!{self.space}(?:{group.pattern}){self.end})"
            return joint
        if group.ended_by == ")":
            piece.pattern += f"{joint}(?:{group.pattern})"
            return self.space
        times = "?" if group.ended_by == ")?" else "{0,4}"
        repeated = f"{joint}(?:{group.pattern})" if joint else f"(?:{group.pattern}){self.space}"
        piece.pattern += f"(?:{repeated}){times}"
        return joint

    def _alternatives(self, tokens: Iterator[str]) -> _Piece:
        """What stands between brackets, and the bracket that closes it."""
        found = [self._sequence(tokens)]
        while found[-1].ended_by == "|":
            found.append(self._sequence(tokens))
        return _Piece("|".join(each.pattern for each in found), found[-1].ended_by)

    def _token(self, token: str) -> str:
        if token == "<thing>":
            name = f"{self.stop}{_NAME}"
            return f"((?:{name}(?<![.!?])\\s+){{0,3}}{name})"
        if token in SLOTS:
            return f"[{SLOTS[token]}]+"
        if token.startswith("^"):
            return rf"\A{self._token(token[1:])}"
        parts = self.grammar.parts(token)
        if not parts:
            return re.escape(token)
        is_exact = token[0] == "="
        words = (self._word(word, is_exact=is_exact, is_last=word is parts[-1]) for word in parts)
        return self.space.join(words)

    def _word(self, word: str, *, is_exact: bool, is_last: bool) -> str:
        forms, rest = self.grammar.forms(word, is_exact=is_exact, is_last=is_last)
        pattern = "|".join(map(re.escape, forms))
        pattern = f"(?:{pattern})" if len(forms) > 1 else pattern
        if is_exact and not rest:
            pattern += f"(?!{FILLING})"  # that would be the stem of another word
        return pattern + rest
