"""Code without what translators change in it: comments, text in strings, text between tags, prompts.

What is left of two versions of the same code is compared token by token. A language that is not known is left to the
comparison of lines.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

_FAMILIES = {
    "slashes": "java c h cpp c++ cc cs csharp c# go golang rust rs swift kotlin kt scala dart groovy objc proto gradle"
    " css scss sass less stylus php solidity zig",
    "script": "js jsx ts tsx javascript typescript mjs cjs mts cts",
    "data": "json json5 jsonc",
    "tags": "html xml svg vue svelte astro xhtml htm",
    "hashes": "python py ruby rb bash sh shell zsh fish console shell-session shellsession elixir ex exs nix r perl pl"
    " make makefile dockerfile docker tcl cmake hcl terraform tf graphql gql powershell ps1 julia jl nim crystal",
    "dashes": "sql mysql postgresql pgsql sqlite lua haskell hs elm ada vhdl",
    "semicolons": "lisp clojure clj cljs scheme racket elisp asm nasm",
    "percents": "latex tex matlab octave erlang erl prolog",
}

_STRINGS = (
    r"(?P<string>\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|`(?:\\.|[^`\\])*`|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
)
_WORDS = r"(?P<word>[^\W\d]\w*|[$@]\w+)|(?P<number>\d[\w.]*)"
_MARKS = r"(?P<mark>=>|[^\s\w])"
_COMMENTS = {
    "slashes": r"//[^\n]*|/\*[\s\S]*?\*/",
    "script": r"(?<![:\w])//[^\n]*|/\*[\s\S]*?\*/",
    "data": r"//[^\n]*|/\*[\s\S]*?\*/",
    "tags": r"<!--[\s\S]*?-->",
    "hashes": r"(?:^|(?<=\s))#[^\n]*|<#[\s\S]*?#>",
    "dashes": r"--\[\[[\s\S]*?\]\]|--[^\n]*|\{-[\s\S]*?-\}|/\*[\s\S]*?\*/",
    "semicolons": r";[^\n]*",
    "percents": r"(?<!\\)%[^\n]*",
}
_VALUE = re.compile(r"\{[^{}]*\}")
# What a line has that may be translated, where that is told without reading the lines around it.
_FREE = {
    "script": r"\{/\*.*?\*/\}|(?<![:\w\"'`])//.*|(?<=[\w\"'/}])>[^<>{}=;]+(?=[<{]|$)|(?<=\})[^<>{}=;]+(?=</)"
    r"|\"[^\"]*\"|'[^']*'|`[^`$]*`",
    "slashes": r"/\*.*?\*/|(?<![:\"'])//.*|\"[^\"]*\"",
    "hashes": r"(?:^|(?<=\s))#.*|\"[^\"]*\"",
}
_PROMPT = re.compile(r"^[ \t]*(?:\$|>|%|PS>|>>>|\.\.\.)[ \t]", re.MULTILINE)
# A comment between braces is the way to comment among tags.
_BRACED_COMMENT = re.compile(r"\{\s*/\*[\s\S]*?\*/\s*\}")
_EMBEDDED = re.compile(r"<(script|style)\b[^>]*>([\s\S]*?)</\1", re.IGNORECASE)
_BORDERS = frozenset("<>{}")
_TEXT_BORDER = re.compile(r"[<{]")
_TAG_START = re.compile(r"<(?=[A-Za-z/>])")
_SEPARATORS = (";", ",")
# What stands before `<` where it opens a tag, rather than compares or opens the parameters of a type.
_BEFORE_TAG = frozenset(
    {"(", ",", "=", "?", ":", "&", "|", "{", "}", "[", ";", ">", "=>", "return", "default", "yield"}
)
# Formatters put brackets around the one parameter of a function, and spaces into text.
_ONE_PARAMETER = re.compile(r"\((\s*[^\W\d]\w*\s*)\)(?=\s*=>)")
_BRACED_SPACE = re.compile(r"\{([\"'`])\s*\1\}")
# Paths, addresses, names with marks; not the end of a sentence, nor the e-mail address of a person in an example.
_FIXED_STRING = re.compile(
    r"(?![\w.+-]+@[\w.-]+$)[\w@.:/#?&=%+~*\[\]-]*[./:#@\d_](?:[\w@.:/#?&=%+~*\[\]-]*[\w/*])?(?<!\.)"
)


class Token(NamedTuple):
    """A piece of code that means something to the machine, and where it stands in the code."""

    text: str
    start: int
    is_string: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a name or a keyword."""
        return not self.is_string and (self.text[:1].isalpha() or self.text[:1] in "_$@")


@cache
def family(language: str) -> str:
    """Which way of writing comments and strings a language has; empty where it is not known."""
    return next((name for name, languages in _FAMILIES.items() if language.lower() in languages.split()), "")


def is_plainly_same(ours: str, theirs: str, family_name: str) -> bool:
    """Whether the lines of two codes differ in nothing but comments and texts, as far as one line can tell."""
    mine, others = ours.split("\n"), theirs.split("\n")
    if family_name not in _FREE or len(mine) != len(others):
        return False
    free = _free(family_name)
    return all(
        line == other
        or free.sub(_without_text, line).split() == free.sub(_without_text, other).split()
        or (family_name == "script" and _are_between_tags(mine, others, index))
        for index, (line, other) in enumerate(zip(mine, others, strict=True))
    )


def _are_between_tags(ours: list[str], theirs: list[str], index: int) -> bool:
    """Whether two lines stand between a tag and a tag, and have the same values in braces."""
    if not 0 < index < len(ours) - 1:
        return False
    before, after = ours[index - 1].rstrip(), ours[index + 1].lstrip()
    if not before.endswith(">") or before.endswith("=>") or not after.startswith("<"):
        return False
    return sorted(_VALUE.findall(_BRACED_SPACE.sub("", ours[index]))) == sorted(
        _VALUE.findall(_BRACED_SPACE.sub("", theirs[index]))
    )


@cache
def _free(family_name: str) -> re.Pattern[str]:
    return re.compile(_FREE[family_name])


def _without_text(found: re.Match[str]) -> str:
    """A string that is no text stays."""
    text = found[0]
    return text if text[0] in "\"'`" and is_fixed(text[1:-1]) else ""


@lru_cache(maxsize=64)  # a source is compared with each of its translations in turn
def tokens(code: str, family_name: str) -> tuple[Token, ...]:
    """The tokens of some code, without separators that may be left out."""
    if family_name == "hashes":
        code = _PROMPT.sub(_blank, code)
    if family_name in ("script", "tags"):
        code = _BRACED_SPACE.sub(_blank, _BRACED_COMMENT.sub(_blank, code)) if "{" in code else code
        code = _ONE_PARAMETER.sub(r" \1 ", code) if "=>" in code else code
        found = list(_Scanner(code, family_name).tokens())
    else:
        found = list(_flat(code, family_name, 0, len(code)))
    needless = _around_tags(found) if family_name == "script" else frozenset()
    return tuple(
        token
        for index, token in enumerate(found)
        if not (token.text in _SEPARATORS and _is_optional(found, index)) and index not in needless
    )


def _around_tags(found: list[Token]) -> frozenset[int]:
    """Brackets around a tag, which break a long line and mean nothing."""
    needless: set[int] = set()
    opened: list[int] = []
    for index, token in enumerate(found):
        if token.is_string:
            continue
        if token.text == "(":
            opened.append(index)
        elif token.text == ")" and opened:
            start = opened.pop()
            is_call = start > 0 and (found[start - 1].is_word or found[start - 1].text in (")", "]"))
            if found[start + 1].text == "<" and not (is_call and found[start - 1].text not in _BEFORE_TAG):
                needless.update((start, index))
    return frozenset(needless)


def is_same(ours: Token, theirs: Token) -> bool:
    """Whether two tokens agree: strings may be translated unless both are paths, addresses, names with marks."""
    if ours.text == theirs.text:
        return ours.is_string == theirs.is_string
    return ours.is_string and theirs.is_string and not (is_fixed(ours.text) and is_fixed(theirs.text))


def is_fixed(string: str) -> bool:
    """Whether the contents of a string are the same in every language, by the look of them."""
    return _FIXED_STRING.fullmatch(string) is not None


def _is_optional(found: list[Token], index: int) -> bool:
    """Whether a separator is one that formatting adds and removes."""
    if found[index].is_string:
        return False
    return found[index].text == ";" or index + 1 == len(found) or found[index + 1].text in (")", "]", "}")


def _blank(found: re.Match[str]) -> str:
    return "".join(character if character == "\n" else " " for character in found[0])


@cache
def _lexer(family_name: str) -> re.Pattern[str]:
    # Words first: most of the code is words, and nothing else begins like one.
    return re.compile(rf"{_WORDS}|(?P<comment>{_COMMENTS[family_name]})|{_STRINGS}|{_MARKS}", re.MULTILINE)


def _flat(code: str, family_name: str, start: int, end: int) -> Iterator[Token]:
    for found in _lexer(family_name).finditer(code, start, end):
        if token := _token(found):
            yield token


def _token(found: re.Match[str]) -> Token | None:
    kind = found.lastgroup
    if kind == "string":
        return Token(found[0].strip("\"'`"), found.start(), is_string=True)
    return None if kind == "comment" else Token(found[0], found.start())


class _Scanner:
    """Scans code in which tags stand: script with tags in it, or tags with script in them."""

    def __init__(self, code: str, family_name: str) -> None:
        self.code = code
        self.is_script = family_name == "script"
        self.lexer = _lexer("script")
        self.found: list[Token] = []
        # What we are inside of: "{" code in braces, "<" a tag, "text" what stands between tags.
        self.inside: list[str] = [] if self.is_script else ["text"]

    def tokens(self) -> list[Token]:
        """All of them; what changes where we are stands at a border, and there the scan begins again."""
        position = 0
        while position < len(self.code):
            is_text = self.inside and self.inside[-1] == "text"
            position = self._text(position) if is_text else self._code(position)
        return self.found

    def _text(self, position: int) -> int:
        """Pass over text as far as a tag or a brace, and into it."""
        border = _TEXT_BORDER.search(self.code, position)
        if border is None:
            return len(self.code)
        position = border.start()
        if self.code.startswith("<!--", position):
            closed = self.code.find("-->", position)
            return closed + 3 if closed >= 0 else len(self.code)
        if border[0] == "<" and _TAG_START.match(self.code, position):
            return self._tag(position)
        if border[0] == "{" and self.is_script:
            self.found.append(Token("{", position))
            self.inside.append("{")
        return position + 1

    def _tag(self, position: int) -> int:
        """Begin a tag; the contents of scripts and styles are code."""
        if not self.is_script and (embedded := _EMBEDDED.match(self.code, position)):
            self.found.append(Token(embedded[1], position))
            self.found.extend(_flat(self.code, "script", embedded.start(2), embedded.end(2)))
            return embedded.end(2)
        is_closing = self.code.startswith("</", position)
        self.found.append(Token("</" if is_closing else "<", position))
        self.inside.append("</" if is_closing else "<")
        return position + (2 if is_closing else 1)

    def _code(self, position: int) -> int:
        """Scan code as far as the border to something else."""
        for found in self.lexer.finditer(self.code, position):
            if found[0] in _BORDERS:
                if end := self._border(found[0], found.start()):
                    return end
            elif token := _token(found):
                self.found.append(token)
        return len(self.code)

    def _border(self, mark: str, position: int) -> int:
        """Cross a border; 0 where it leads nowhere else."""
        if mark == "<" and self._opens_tag(position):
            return self._tag(position)
        if mark == ">" and self._in_tag:
            return self._end_tag(position)
        self.found.append(Token(mark, position))
        if mark == "{":
            self.inside.append("{")
        elif mark == "}" and self.inside and self.inside[-1] == "{":
            self.inside.pop()
            return position + 1
        return 0

    def _opens_tag(self, position: int) -> bool:
        if _TAG_START.match(self.code, position) is None or self._in_tag:
            return False
        return not self.found or (not self.found[-1].is_string and self.found[-1].text in _BEFORE_TAG)

    @property
    def _in_tag(self) -> bool:
        return bool(self.inside) and self.inside[-1] in ("<", "</")

    def _end_tag(self, position: int) -> int:
        """End a tag: after an opening one comes text, after the last closing one code again."""
        kind = self.inside.pop()
        self.found.append(Token(">", position))
        if self.is_script and kind == "</":
            if self.inside and self.inside[-1] == "text":
                self.inside.pop()
        elif self.is_script and not self.code.startswith("/>", position - 1):
            self.inside.append("text")
        return position + 1
