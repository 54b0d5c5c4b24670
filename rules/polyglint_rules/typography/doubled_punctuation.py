"""Two punctuation marks where one belongs."""

import re
from collections.abc import Iterator

from polyglint import MARKUP, OBJECT, Document, DocumentRule, Edit, Fix, Mqm, Problem
from polyglint_rules.typography.own_language import around, is_foreign

# Each with what it is to be; Spanish and Russian abbreviations end in stops, so ".," is no mistake anywhere.
_PAIRS = {
    ",,": ",", ";;": ";", "::": ":", "..": ".", ",.": ".", ".:": ":", ";.": ".", ":.": ".", ",;": ";", ";,": ";",
    ":,": ",", ",:": ":", ":;": ":", ";:": ":", "!.": "!", "?.": "?", "!,": "!", "。。": "。", "、、": "、",
    "，，": "，", "，。": "。", "。，": "。",
}  # fmt: skip
_TWO = re.compile(r"[,;:.!?。、，][,.:;。、，](?<!\.\.\.)")
_WIDE = "。、，"  # marks of scripts without spaces
_SAFE = frozenset({",,", ";;"})
# A word stands before it and none directly behind it, or it is part of a path, a range or a program.
_BEHIND = rf"(?<=[^\W_]|[)\]»”\"{OBJECT}{MARKUP}])(?<!\d)"
_AHEAD = rf"(?=$|[\s{OBJECT}{MARKUP}\"”»)])"
_QUOTES = "\"'“”«»"
_ABBREVIATION = r"(?:^|[\s(])(?:[^\W\d_]{1,4}|[^\W\d_]\.[^\W\d_]{1,2})$"


class DoubledPunctuation(DocumentRule):
    """One punctuation mark ends a sentence or a clause."""

    id = "typography/doubled-punctuation"
    needs_in_prose = "[,;:.!?][,.:;]|[。、，]"
    mqm = Mqm("linguistic conventions", "punctuation", "minor")

    def check(self, document: Document) -> Iterator[Problem]:
        """All doubled marks; "...", "?!" and "!!!" are none."""
        for pair in sorted({match[0] for match in document.search(_TWO)} & _PAIRS.keys()):
            for match in document.search(_pattern(pair)):
                if not _is_meant(document, match, pair):
                    place = document.place(*match.span())
                    yield Problem(place, _message(pair), fix=Fix((Edit(place, _PAIRS[pair]),), safe=pair in _SAFE))


def _pattern(pair: str) -> re.Pattern[str]:
    if pair[0] in _WIDE:
        return re.compile(f"(?<![{_WIDE}]){pair}(?![{_WIDE}])")
    return re.compile(f"{_BEHIND}{re.escape(pair)}{_AHEAD}")


def _message(pair: str) -> str:
    if pair in ("..", "。。"):
        return f'"{pair}" is one stop too many, or one too few: write "{_PAIRS[pair]}" or "…"'
    return f'"{pair}" is one mark too many: write "{_PAIRS[pair]}"'


def _is_meant(document: Document, match: re.Match[str], pair: str) -> bool:
    before = document.prose[max(match.start() - 12, 0) : match.start()]
    if before[-1:] in _QUOTES and document.prose[match.end() : match.end() + 1] in tuple(_QUOTES):
        return True
    if pair == ".:" and re.search(_ABBREVIATION, before):
        return True
    if pair in ("!.", "?.", "!,") and is_foreign(document, *around(document, match.start())):
        return True
    return pair == "::" and before.endswith((OBJECT, MARKUP))
