"""A bold marker without its partner."""

from collections.abc import Iterator, Sequence

from polyglint import Document, DocumentRule, Mqm, Problem, Related
from polyglint_rules.emphasis import lone
from polyglint_rules.emphasis.pairs import Sorted, sorted_runs
from polyglint_rules.emphasis.runs import Run


class Unclosed(DocumentRule):
    """Each bold marker has a partner in its paragraph."""

    id = "emphasis/unclosed"
    mqm = Mqm("design and markup", "markup", "minor")
    notes_source = True
    needs = needs_in_prose = "[*_]"

    def check(self, document: Document) -> Iterator[Problem]:
        """Markers that begin or end bold text on one side only."""
        found = sorted_runs(document)
        for position, current in enumerate(found):
            following = found[position + 1] if position + 1 < len(found) else None
            for run in current.strays:
                yield from _problems(document, current, run, following)


def _problems(document: Document, current: Sorted, run: Run, following: Sorted | None) -> Iterator[Problem]:
    if following is not None and (end := lone.end_in_next_block(document, current, run, following)):
        related = Related(document.place(end.start, end.end), "the closing marker stands here")
        message = "bold does not reach over two paragraphs, readers see the asterisks: mark each one by itself"
        yield Problem(document.place(run.start, run.end), message, related=(related,))
    elif lone.opens(document, current, run):
        message = f'"{_first_words(document, current, run)}" opens bold text that is never closed'
        yield Problem(document.place(run.start, run.end), message)
    elif lone.closes(document, current, run):
        label = document.text[current.block.text_start : run.end]
        message = f'"{label}" closes bold text that was never opened: write "**{label}"'
        yield Problem(document.place(run.start, run.end), message)
    elif lone.opens_more(document, current, run):
        message = "more asterisks open than close here, so readers see one: use as many on both sides"
        yield Problem(document.place(run.start, run.end), message)
    elif lone.closes_more(document, current, run):
        message = "more asterisks close than open here, so readers see one: use as many on both sides"
        yield Problem(document.place(run.start, run.end), message)


def _first_words(document: Document, current: Sorted, run: Run) -> str:
    words: Sequence[str] = document.text[run.start : min(run.end + 40, current.block.text_end)].split()
    shown = " ".join(words[:3])
    return shown if len(shown) < 40 else shown[:40] + "…"
