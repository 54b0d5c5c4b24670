"""Headings that go down by more than one level at once."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Heading, Mqm, Problem, Related
from polyglint_rules.headings.outline import outline


class SkippedLevel(DocumentRule):
    """A heading is at most one level below the heading before it."""

    id = "headings/skipped-level"
    mqm = Mqm("design and markup", "markup", "minor")
    needs = "###"  # what skips the second level is of the third or below

    def check(self, document: Document) -> Iterator[Problem]:
        """All headings that skip a level."""
        before: dict[int, Heading] = {}
        for heading, wrapper in outline(document):
            above = before.get(wrapper)
            if above and heading.level > above.level + 1:
                yield _problem(document, above, heading)
            before[wrapper] = heading


def _problem(document: Document, above: Heading, heading: Heading) -> Problem:
    level = above.level + 1
    between = " and ".join(str(number) for number in range(level, heading.level))
    skipped = f"level {between} is" if heading.level == level + 1 else f"levels {between} are"
    return Problem(
        document.place(heading.start, heading.text_end),
        f"a level {heading.level} heading follows one of level {above.level}: {skipped} skipped",
        f"write it as level {level}, {'#' * level}, or add the heading that is missing between them",
        (Related(document.place(above.start, above.text_end), f"level {above.level}"),),
    )
