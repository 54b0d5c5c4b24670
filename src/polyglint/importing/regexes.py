"""Regular expressions of Go and .NET, in which Vale's styles are written, as Python reads them."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_OTHER_LETTERS = (
    "\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u064a\u0900-\u0939\u0e01-\u0e30"
    "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
)
_MARKS = (
    r"!-#%-*,-/:;?@\[-\]_{}"
    "\u00a1\u00a7\u00ab\u00b6\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u3003\u3008-\u3011"
)
# What stands in a class: ranges, so that it can be put into one.
_CLASSES: Mapping[str, str] = MappingProxyType({
    "L": _LATIN + _OTHER_LETTERS,
    "Lu": "A-Z\u00c0-\u00d6\u00d8-\u00de\u0391-\u03a9\u0400-\u042f",
    "Ll": "a-z\u00df-\u00f6\u00f8-\u00ff\u03b1-\u03c9\u0430-\u045f",
    "N": r"\d", "Nd": r"\d",
    "P": _MARKS, "Po": _MARKS,
    "Pd": r"\-\u2010-\u2015",
    "Z": r"\s", "Zs": r" \u00a0\u2000-\u200a\u202f\u3000",
    "Latin": _LATIN,
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f",
    "Han": "\u3400-\u9fff\uf900-\ufaff",
    "Hiragana": "\u3041-\u309f",
    "Katakana": "\u30a0-\u30ff",
    "Hangul": "\u1100-\u11ff\uac00-\ud7a3",
    "alpha": "A-Za-z", "digit": "0-9", "alnum": "A-Za-z0-9", "upper": "A-Z", "lower": "a-z", "space": r"\s",
    "punct": r"!-/:-@\[-`{-~", "word": r"\w", "xdigit": "0-9A-Fa-f", "blank": r" \t",
})  # fmt: skip
# Vale asks paragraph by paragraph, and ^ and $ mean their lines; here all prose is one text, masked between blocks.
_EDGES = {"^": r"(?<![^\n\ufffc])", "$": r"(?![^\n\ufffc])"}
_TOKEN = re.compile(
    r"\\p\{(?P<no>\^?)(?P<name>\w+)\}|\\P\{(?P<not>\w+)\}|\\p(?P<short>[LNPZ])|\\x\{(?P<code>[0-9A-Fa-f]+)\}"
    r"|\\Q(?P<quoted>.*?)(?:\\E|$)|\\k[<{'](?P<back>\w+)[>}']|\\(?P<escape>.)|\[:(?P<posix>\^?\w+):\]"
    r"|\(\?(?P<flags>[a-zA-Z]+)\)|\(\?<(?P<group>[A-Za-z_]\w*)>|(?P<other>.)",
    re.DOTALL,
)


class RegexError(ValueError):
    """A regular expression that has no equal in Python, and why."""


def translated(pattern: str) -> str:
    """The pattern as Python reads it.

    Raises RegexError where there is none.
    """
    found = _Translation().run(pattern)
    if (error := _error(found)) and "look-behind" in error:
        found = _split_behind(found)
        error = _error(found)
    if error:
        raise RegexError(f"{pattern!r} is no regular expression here: {error}")
    return found


def _error(pattern: str) -> str:
    try:
        re.compile(pattern)
    except (re.error, OverflowError) as error:
        return str(error)
    return ""


def _split_behind(pattern: str) -> str:
    """Look-behinds whose alternatives differ in length, one for each alternative."""

    def parted(match: re.Match[str]) -> str:
        sign, parts = match[1], match[2].split("|")
        each = [f"(?<{sign}{part})" for part in parts]
        return f"(?:{'|'.join(each)})" if sign == "=" else "".join(each)

    return re.sub(r"\(\?<([=!])((?:[^()\\\[\]]|\\.)*)\)", parted, pattern)


class _Translation:
    """One pass over a pattern: whether it stands inside a class, and which scoped flags are open at each depth."""

    def __init__(self) -> None:
        self.in_class = False
        self.open_flags = [0]
        self.written: list[str] = []

    def run(self, pattern: str) -> str:
        for token in _TOKEN.finditer(pattern):
            self.written.append(self._token(token))
        return "".join(self.written) + ")" * self.open_flags[0]

    def _token(self, token: re.Match[str]) -> str:
        kind = token.lastgroup or "other"
        readers: Mapping[str, Callable[[re.Match[str]], str]] = {
            "name": lambda found: self._class(found["name"], is_not=bool(found["no"])),
            "not": lambda found: self._class(found["not"], is_not=True),
            "short": lambda found: self._class(found["short"], is_not=False),
            "posix": lambda found: self._class(found["posix"].lstrip("^"), is_not=found["posix"].startswith("^")),
            "code": lambda found: re.escape(chr(int(found["code"], 16))),
            "quoted": lambda found: re.escape(found["quoted"]),
            "back": lambda found: f"(?P={found['back']})",
            "escape": self._escape,
            "flags": self._flags,
            "group": lambda found: self._opened(f"(?P<{found['group']}>"),
        }
        return readers[kind](token) if kind in readers else self._other(token)

    def _class(self, name: str, *, is_not: bool) -> str:
        if name not in _CLASSES:
            raise RegexError(f"the class of characters {name!r} is not known")
        if self.in_class and is_not:
            raise RegexError(f"a class within a class cannot leave {name!r} out")
        return _CLASSES[name] if self.in_class else f"[{'^' * is_not}{_CLASSES[name]}]"

    def _escape(self, token: re.Match[str]) -> str:
        match token["escape"]:
            case "z":
                return r"\Z"
            case "Z":
                return r"(?=\n?\Z)"
            case "h":
                return r" \t" if self.in_class else r"[ \t]"
            case "e" | "G" | "R" | "K" | "X":
                raise RegexError(f"{token[0]!r} has no equal")
        return token[0]

    def _flags(self, token: re.Match[str]) -> str:
        """Flags from here to the end of their group: Python has them around what they hold for."""
        if self.in_class:
            return token[0]
        if set(token["flags"]) - set("ims"):
            raise RegexError(f"the flags {token[0]!r} have no equal")
        self.open_flags[-1] += 1
        return f"(?{token['flags']}:"

    def _opened(self, text: str) -> str:
        self.open_flags.append(0)
        return text

    def _other(self, token: re.Match[str]) -> str:
        text = token[0]
        if self.in_class:
            if text == "[" and self.written and self.written[-1] == "-":
                raise RegexError("a class from which another is taken has no equal")
            is_first = text == "]" and self.written[-1:] in (["["], ["^"])
            self.in_class = text != "]" or is_first
            # Python warns of what may one day be operators between classes.
            is_doubled = text == "-" and self.written[-1:] == ["-"]
            return f"\\{text}" if text in "[|&~" or is_doubled else text
        if text in _EDGES:
            return _EDGES[text]
        if text == "[":
            self.in_class = True
        if text == "(":
            return self._opened(text)
        if text == ")" and len(self.open_flags) > 1:
            return ")" * (self.open_flags.pop() + 1)
        return text
