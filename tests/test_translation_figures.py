"""Numbers and dates of translations: promises that hold for any pair; what is found and left alone is on the pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint import Document, Translation
from polyglint_rules.translation.figure_differences import Difference, differences

PIECES = (
    "1", "25", "300", "2024", "1,234.5", "1.234,5", "$", " €", " km", " miles", "%", " ", ", ", ". ", "\n\n", "- ",
    "three ", "tres ", "March 5", "5 de marzo", "7:30 pm", "19:30", "v1.2.3", "`5`", "[7](/8)", "**", "half ", "media ",
    "| ", "# ",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def found(source: str, target: str) -> tuple[Difference, ...]:
    return differences(Translation(Document("en/a.md", source, locale="en"), Document("es/a.md", target, locale="es")))


@given(texts, texts)
def test_places_lie_inside_both_documents(source: str, target: str) -> None:
    problems = [difference.problem for difference in found(source, target)]

    assert [] == [problem for problem in problems if not 0 <= problem.place.start <= problem.place.end <= len(target)]
    assert [] == [
        problem
        for problem in problems
        if not 0 <= problem.related[0].place.start <= problem.related[0].place.end <= len(source)
    ]


@given(texts)
def test_a_text_has_the_figures_of_itself(text: str) -> None:
    assert () == found(text, text)


@given(texts, texts)
def test_nothing_is_said_twice(source: str, target: str) -> None:
    spans = [(difference.segment.target.start, difference.span) for difference in found(source, target)]

    assert len(spans) == len(set(spans))


@pytest.mark.usefixtures("no_hang")
def test_a_paragraph_of_many_numbers_takes_a_moment() -> None:
    source = " ".join(f"word {number}" for number in range(3, 200))
    target = " ".join(f"palabra {number}" for number in range(1003, 1200))
    found(f"{source}\n", f"{target}\n")
