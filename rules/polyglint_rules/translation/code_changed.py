"""Code blocks of a translation that are not the source's code."""

from collections.abc import Iterator
from typing import NamedTuple

from polyglint import Block, Document, Mqm, Place, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.code_differences import Difference, changed_code, first_difference

_LONGEST = 60


class CodeChanged(TranslationRule):
    """A code block of a translation does what the source's does; comments and texts may be translated."""

    id = "translation/code-changed"
    mqm = Mqm("accuracy", "mistranslation", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """The first difference of each block; blocks that differ in the same way are one problem."""
        found: dict[tuple[str, str], list[tuple[_Code, _Code, Difference]]] = {}
        for ours, theirs in changed_code(translation):
            source, target = _code(translation.source, ours), _code(translation.target, theirs)
            if source.language != target.language and source.language and target.language:
                continue
            locales = (translation.source.locale, translation.target.locale)
            if difference := first_difference(source.text, target.text, source.language or target.language, locales):
                found.setdefault(difference.key, []).append((source, target, difference))
        for alike in found.values():
            yield _problem(*alike[0], len(alike) - 1)


class _Code(NamedTuple):
    """What stands between the fences of a block."""

    document: Document
    language: str
    start: int
    text: str

    def line(self, offset: int) -> Place:
        """The line around an offset of the code, without its indentation."""
        begin = self.text.rfind("\n", 0, offset) + 1
        line = self.text[begin:].partition("\n")[0]
        begin += len(line) - len(line.lstrip())
        return self.document.place(self.start + begin, self.start + begin + len(line.strip()))


def _code(document: Document, block: Block) -> _Code:
    text = document.text[block.start : block.end]
    words = block.info.replace("{", " ").split()
    language = words[0].lower().removeprefix(".") if words else ""
    if not text.startswith(("```", "~~~")):
        return _Code(document, language, block.start, text)
    start = text.find("\n") + 1 or len(text)
    end = text.rfind("\n") if text.rstrip().endswith(("```", "~~~")) else len(text)
    return _Code(document, language, block.start + start, text[start : max(start, end)])


def _problem(source: _Code, target: _Code, difference: Difference, others: int) -> Problem:
    ours, theirs = source.line(difference.source[0]), target.line(difference.target[0])
    mine, other = _quoted(target.document, theirs), _quoted(source.document, ours)
    if _is_whole(target, difference.target) and difference.source[0] == difference.source[1]:
        message = f"the code has {mine}, the source's does not"
    elif _is_whole(source, difference.source) and difference.target[0] == difference.target[1]:
        message = f"the code lacks {other}, the source's has it"
    else:
        message = f"the code says {mine}, the source's {other}"
    also = f"; {others} more blocks of the page differ in this way" if others > 1 else ""
    also = "; one more block of the page differs in this way" if others == 1 else also
    return Problem(theirs, message + also, "take the code over from the source", (Related(ours, "the source's code"),))


def _is_whole(code: _Code, stretch: tuple[int, int]) -> bool:
    """Whether a stretch of code is made of whole lines."""
    start, end = stretch
    if start == end:
        return False
    before = code.text[code.text.rfind("\n", 0, start) + 1 : start]
    after = code.text[end:].partition("\n")[0].strip(" \t;,\"'`")
    return not before.strip(" \t\"'`") and not after


def _quoted(document: Document, place: Place) -> str:
    line = " ".join(document.text[place.start : place.end].split())
    return f'"{line}"' if len(line) <= _LONGEST else f'"{line[:_LONGEST]}…"'
