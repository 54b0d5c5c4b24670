"""What chat models say around a translation, in the languages that they answer in.

Three kinds: `announces` opens an answer ("Here is the translation:"), `closes` ends it ("Let me know if …"), `speaks`
is the model about itself or its task. `keys` are pieces of which one is in every announcement and every speech.
"""

import re
from functools import cache
from pathlib import Path

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "uk", "zh"})
"""The languages that something is known of."""


@cache
def _phrases() -> dict[str, list[str]]:
    """The lines of each section of the list that stands beside this module."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if section := re.fullmatch(r"\[(\w\w \w+)\]", line):
            lines = sections.setdefault(section[1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def has_key(language: str, text: str) -> bool:
    """Whether a text may hold an announcement or a speech."""
    return any(key in text for key in _phrases()[f"{language} keys"])


@cache
def announcement(language: str) -> re.Pattern[str]:
    """What opens an answer: to be matched at the start of a text."""
    return _joined(f"{language} announces", r"\W*")


@cache
def closing(language: str) -> re.Pattern[str]:
    """What ends an answer: to be matched at the start of a text."""
    return _joined(f"{language} closes", r"\W*")


@cache
def speech(language: str) -> re.Pattern[str]:
    """The model about itself or its task: to be searched for."""
    return _joined(f"{language} speaks", "")


def _joined(section: str, before: str) -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(_phrases()[section])})", re.IGNORECASE)


@cache
def token() -> re.Pattern[str]:
    """A mark of prompts and models, which is in no language."""
    return re.compile(
        r"</?think(?:ing)?>"
        r"|\[/?(?:TRANSLATE|TRANSLATION|TRANSLATED|TRADUCIR|TRADUIRE|INST|SYS)(?:[ :_][^\]\n]{0,30})?\](?!\()"
        r"|<\|(?:im_start|im_end|endoftext|end|assistant|user|system|eot_id|begin_of_text|start_header_id)\|>"
        r"|<</?SYS>>|\[(?:Your translation here|Insert translation[^\]\n]{0,20})\]"
    )  # fmt: skip
