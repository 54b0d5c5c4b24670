"""The automatic MQM score: what the findings weigh against the words that were translated.

Score = 100 × (1 − Σ multiplier / source words), with the multipliers of the MQM Council's scoring model (themqm.org).
Findings of a linter are issues, not errors that a reviewer has confirmed: the score says so wherever it is shown.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from polyglint.reporting.report import Options, RunReport
from polyglint.reporting.style import style
from polyglint.reporting.totals import table

MULTIPLIERS = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}
TITLE = "automatic MQM (unconfirmed)"


class Quality(NamedTuple):
    """What was found in the translations of one locale. `words` are those of their sources."""

    locale: str
    words: int
    issues: Counter[str]  # by MQM severity

    @property
    def score(self) -> float:
        """100 for no issue; below 0 where there is more wrong than there are words."""
        points = sum(MULTIPLIERS[severity] * number for severity, number in self.issues.items())
        return 100 * (1 - points / self.words) if self.words else 100.0

    @property
    def shown(self) -> str:
        """The score as it is printed: rounded down, so that it never looks better than the gate finds it."""
        return f"{int(self.score * 100) / 100:.2f}" if self.score >= 0 else "below 0"


def qualities(report: RunReport) -> list[Quality]:
    """One for each locale that translations were checked in, in the order of their tags."""
    words = report.translated_words()
    if not words:
        return []
    known = report.rules()
    issues: dict[str, Counter[str]] = {locale: Counter() for locale in words}
    for finding in report.findings:
        info, locale = known.get(finding.rule), report.locale_of(finding.place.path)
        if info and info.mqm and locale in issues:
            issues[locale][info.mqm.severity] += 1
    return [Quality(locale, words[locale], issues[locale]) for locale in sorted(words)]


def quality_table(report: RunReport, target: Options) -> Iterator[str]:
    """The scores as lines without line ends; nothing for a site in one language."""
    found = qualities(report)
    if not found:
        return
    yield ""
    yield TITLE
    heads = ("locale", "score", "source words", *MULTIPLIERS)
    rows: list[list[str | int]] = [
        [one.locale, one.shown, one.words, *(one.issues[severity] for severity in MULTIPLIERS)] for one in found
    ]
    yield from table(heads, rows, style(unicode=target.unicode, color=target.color), words=1)
