"""Blocks of a translation whose source has changed since."""

from collections.abc import Iterator, Sequence

from polyglint import Mqm, Outdated, Problem, Related, Severity, Translation, TranslationRule

_SEVERITIES: dict[str, Severity] = {
    "number": "error",
    "placeholder": "error",
    "heading": "error",
    "text": "warning",
    "code": "info",
}
_SAID = {
    "number": "the source of this has another number now",
    "placeholder": "the source of this has another placeholder now",
    "heading": "the source of this heading reads otherwise now",
    "text": "the source of this reads otherwise now",
    "code": "the source of this code has changed",
}
_AROUND = 2  # words shown on either side of what changed
_LONGEST = 12  # words of a quote
_MOST = 2  # changes that a hint shows
_MANY = 20  # stale blocks
_SHARE = 0.5  # of the page


class Stale(TranslationRule):
    """A translation says what its source says today."""

    id = "translation/stale"
    mqm = Mqm("accuracy", "omission", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        blocks = translation.outdated
        if len(blocks) >= _MANY and len(blocks) >= _SHARE * len(translation.links):
            yield _of_page(blocks)
            return
        for block in blocks:
            yield Problem(
                block.target,
                _message(block),
                _hint(block),
                (Related(block.source, "the source today"),),
                severity=_SEVERITIES[block.kind],
            )


def _of_page(blocks: Sequence[Outdated]) -> Problem:
    """One word about a page whose source has been rewritten: a list of its blocks says less."""
    first = min(blocks, key=lambda block: block.target.start)
    message = f"{len(blocks)} blocks of the source read otherwise than when this was translated: translate it anew"
    return Problem(first.target, message, related=(Related(first.source, "the first of them"),))


def _message(block: Outdated) -> str:
    return f"{_SAID[block.kind]}: bring the translation up to date"


def _hint(block: Outdated) -> str:
    return "" if block.kind == "code" else "; ".join(_told(block.was.split(), block.now.split()))


def _told(was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """What was said and what is said, with a few words around each change."""
    from difflib import SequenceMatcher  # late: only findings need it

    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if matcher.ratio() < 0.5:
        yield f'was "{_short(was)}", is now "{_short(now)}"'
        return
    groups = list(matcher.get_grouped_opcodes(_AROUND))
    for group in groups[:_MOST]:
        before, after = slice(group[0][1], group[-1][2]), slice(group[0][3], group[-1][4])
        yield f'was "{_excerpt(was, before)}", is now "{_excerpt(now, after)}"'
    if len(groups) > _MOST:
        yield f"and {len(groups) - _MOST} more"


def _excerpt(words: Sequence[str], part: slice) -> str:
    before = "…" if part.start else ""
    after = "…" if part.stop < len(words) else ""
    return f"{before}{_short(words[part])}{after}"


def _short(words: Sequence[str]) -> str:
    if len(words) <= _LONGEST:
        return " ".join(words)
    return f"{' '.join(words[: _LONGEST // 2])} … {' '.join(words[-_LONGEST // 2 :])}"
