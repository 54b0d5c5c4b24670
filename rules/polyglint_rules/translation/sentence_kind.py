"""Questions that became statements in the translation, and statements that became questions."""

import re
from collections.abc import Iterator
from functools import cache

from polyglint import MARKUP, OBJECT, Mqm, Passage, Problem, Related, Segment, Translation, TranslationRule
from polyglint_rules.translation.evidence import plain_text, tongues
from polyglint_rules.translation.wording import excerpt

_MARKS = "?？؟⁇⁈⁉"
_GREEK = ";\N{GREEK QUESTION MARK}"
# Questions are asked with particles or with marks inside words; a mark at the end is one way among others.
_FREE = frozenset({"th", "lo", "km", "my", "hy", "am", "bo", "dz"})
# What a question ends in where its mark is left out.
_ENDINGS = {
    "ja": ("か", "の", "かな", "でしょう", "だろう"),
    "zh": ("吗", "呢", "嗎", "么", "吧"),
    "ko": ("까", "요", "니", "나", "지", "가", "죠"),
}
# Quotation marks stay: a question that is quoted makes no question of the sentence around it.
_CLOSING = ")]}）】*_~ \t\n" + MARKUP + OBJECT
_TAIL = 40  # characters: a question mark, and what may stand behind it
_SENTENCE = re.compile(r"[.!?…。！？:：]\s+|[。！？]")


class SentenceKind(TranslationRule):
    """A question is translated as a question, and a statement as a statement."""

    id = "translation/sentence-kind"
    mqm = Mqm("accuracy", "mistranslation", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Texts of which one side ends in a question and the other has none."""
        source, target = translation.source.language, translation.target.language
        if source in _FREE or target in _FREE:
            return
        marks = _question(source), _question(target)
        if not (marks[0].search(translation.source.text) or marks[1].search(translation.target.text)):
            return
        for segment in translation.segments:
            asks, answers = _asks(segment.source, source), _asks(segment.target, target)
            if asks == answers or _is_left(segment):
                continue
            if asks and not _may_ask(segment.target, target) and _wants_answer(segment, source):
                yield _problem(segment, "the source asks a question here: ask it as well")
            elif answers and not _may_ask(segment.source, source) and _states(segment, source):
                yield _problem(segment, "the source asks no question here: state it as it does")


def _is_left(segment: Segment) -> bool:
    """Whether the target is in the source's language: then it is no version of this text."""
    pair = tongues(segment.source.document.language, segment.target.document.language)
    return pair is not None and pair.is_source(plain_text(segment.target.prose), is_same=False)


def _asks(passage: Passage, language: str) -> bool:
    """Whether a text ends in a question mark."""
    if not _question(language).search(passage.document.text, max(passage.end - _TAIL, passage.start), passage.end):
        return False
    return passage.prose.rstrip(_CLOSING).endswith(tuple(_marks(language)))


@cache
def _question(language: str) -> re.Pattern[str]:
    return re.compile(f"[{_marks(language)}]")


def _may_ask(passage: Passage, language: str) -> bool:
    """Whether a text has a question anywhere: sentences change places, and some questions have no mark."""
    prose = passage.prose
    if any(mark in prose for mark in _marks(language) + "¿"):
        return True
    return language in _ENDINGS and prose.rstrip(_CLOSING + ".。:：!！").endswith(_ENDINGS[language])


def _marks(language: str) -> str:
    return _MARKS + _GREEK if language == "el" else _MARKS


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:and|but|so|or|then)\s+)?"
        r"(?P<closed>(?:do|does|did|is|are|was|were|am|can|could|should|shall|will|would|has|have|had|may|must)\s)"
        r"|(?:(?:and|but|so|then)\s+)?"
        r"(?P<open>(?:what|when|where|who|whose|which|why|how)\b(?!\s+(?:not|about|if|on earth)\b))",
        re.IGNORECASE,
    )


def _wants_answer(segment: Segment, language: str) -> bool:
    """Whether a question is more than a way to invite or to name a section, which other languages do by statements.

    "Why not read on?" is no question, nor is the heading "Why tests?". "Is it safe?" as a heading is one.
    """
    is_title = segment.kind not in ("paragraph", "item", "quote")
    if language != "en":
        return not is_title
    opening = _openings().match(_last_sentence(segment.source))
    return bool(opening and (opening["closed"] or not is_title))


def _states(segment: Segment, language: str) -> bool:
    """Whether a statement holds no question in other words, as "you see how it works" does."""
    if segment.kind not in ("paragraph", "item", "quote") or language != "en":
        return False
    return not re.search(r"\b(?:what|when|where|who|which|why|how|whether|if)\b", _last_sentence(segment.source), re.I)


def _last_sentence(passage: Passage) -> str:
    prose = passage.prose.replace(MARKUP, "").replace(OBJECT, " ").rstrip(_CLOSING + _MARKS + ".!…")
    return _SENTENCE.split(prose)[-1].lstrip("\"'“”‘’«([ \n")


def _problem(segment: Segment, message: str) -> Problem:
    related = (Related(segment.source.place, "the source"),)
    return Problem(segment.target.place, f'{message} ("{excerpt(_last_said(segment.source))}")', related=related)


def _last_said(passage: Passage) -> str:
    """The last sentence of a text, as it stands in the source where it is not the only one."""
    ends = [end.end() for end in _SENTENCE.finditer(passage.prose.rstrip(_CLOSING + _MARKS + ".!…"))]
    return passage.text[ends[-1] :] if ends else passage.visible
