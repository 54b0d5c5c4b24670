"""The segments of a translation: what content rules look at."""

from hypothesis import given
from hypothesis import strategies as st

from polyglint import MARKUP, OBJECT, Document, Segment, Translation


def translation(source: str, target: str) -> Translation:
    return Translation(Document("en/a.md", source, "en"), Document("fr/a.md", target, "fr"))


def texts(segments: tuple[Segment, ...]) -> list[tuple[str, str, str]]:
    return [(segment.kind, segment.source.text, segment.target.text) for segment in segments]


def test_values_of_the_header_come_first() -> None:
    found = translation("---\ntitle: Tea\nweight: 3\n---\n\n# Tea\n", "---\ntitle: Thé\nweight: 3\n---\n\n# Thé\n")
    assert texts(found.segments) == [("value", "Tea", "Thé"), ("heading", "Tea", "Thé")]


def test_items_quotes_and_cells_say_what_they_are() -> None:
    source = "- one\n\n> two\n\n| a | b |\n|---|---|\n| c | d |\n"
    target = "- un\n\n> deux\n\n| e | f |\n|---|---|\n| g | h |\n"
    assert [segment.kind for segment in translation(source, target).segments] == ["item", "quote", *["cell"] * 4]


def test_a_row_with_another_number_of_cells_is_not_compared_cell_by_cell() -> None:
    source = "| a | b |\n|---|---|\n| c | d |\n"
    assert translation(source, "| e |\n|---|\n| f |\n").segments == ()


def test_two_paragraphs_that_were_one_are_one_passage() -> None:
    source = "Tea is hot. It is served at four, in the garden, with cake."
    target = "Le thé est chaud.\n\nIl est servi à quatre heures, au jardin, avec du gâteau."
    (segment,) = translation(source, target).segments
    assert segment.target.text == target
    assert len(segment.target.prose) == len(target)
    assert segment.target.visible == target.replace("\n\n", " ")


def test_the_prose_of_a_value_is_masked_as_that_of_a_paragraph() -> None:
    (segment,) = translation("---\ntitle: The **big** `x`\n---\n", "---\ntitle: Le **grand** `x`\n---\n").segments
    passage = segment.target
    assert passage.prose == f"Le {MARKUP * 2}grand{MARKUP * 2} {OBJECT * 3}"
    assert [
        passage.document.text[inline.start : inline.end] for inline in passage.inlines if inline.kind == "code"
    ] == ["`x`"]
    assert passage.place.line == 2


def test_code_that_is_surely_paired_can_be_asked_for() -> None:
    pair = translation("Do:\n\n```js\nlet a = 1;\n```\n", "Faites :\n\n```js\nlet a = 1;\n```\n")
    assert [(ours.info, theirs.info) for ours, theirs in pair.code] == [("js", "js")]


def test_the_segment_around_an_offset_of_the_target() -> None:
    pair = translation("# Tea\n\nHot.\n", "# Thé\n\nChaud.\n")
    segment = pair.segment_at(pair.target.text.index("haud"))
    assert segment
    assert segment.source.text == "Hot."
    assert pair.segment_at(len(pair.target.text) + 5) is None


@given(st.text(alphabet="ab1.`*_[]() \n#->|", max_size=80), st.text(alphabet="ab1.`*_[]() \n#->|", max_size=80))
def test_every_passage_has_prose_as_long_as_its_text(source: str, target: str) -> None:
    for segment in translation(source, target).segments:
        for passage in segment:
            assert len(passage.prose) == len(passage.text) == passage.end - passage.start
            assert passage.place.start == passage.start
