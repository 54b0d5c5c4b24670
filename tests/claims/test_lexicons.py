"""Each lexicon reads its own examples right, its words pass the gate, and labelled sentences are read well enough."""

import re
from pathlib import Path

import pytest

from polyglint.claims.extraction import claims
from polyglint.claims.gate import languages
from polyglint.claims.lexicon import examples, lexicon, topics_of
from polyglint.claims.passages import lone_passage
from polyglint.claims.settings import PACKS
from tests.claims.score import LABELLED, entries, example_entries, labelled, score

WITH_EXAMPLES = [(language, pack) for language in languages() for pack in PACKS if examples(language, pack)]
EXAMPLES = [
    (language, pack, number) for language, pack in WITH_EXAMPLES for number in range(len(examples(language, pack)))
]
LABELLED_LANGUAGES = [language for language in languages() if (LABELLED / f"{language}.yaml").is_file()]
PRECISION, RECALL = 0.95, 0.9
# Sentences that no lexicon was written with: what is measured there is what a site may expect. Only the figure
# is looked at.
HELD_OUT = LABELLED.parent / "held_out"
HELD_OUT_PRECISION, HELD_OUT_RECALL = 0.95, 0.8


@pytest.mark.parametrize(("language", "pack"), WITH_EXAMPLES)
def test_examples_say_what_they_say(language: str, pack: str) -> None:
    wrong = [
        f"{entry.text}: {entry.wanted} was read as {entry.found}"
        for entry in example_entries(language, pack)
        if score([entry]).right < len(entry.found) or score([entry]).found < len(entry.wanted)
    ]

    assert [] == wrong


@pytest.mark.parametrize("language", LABELLED_LANGUAGES)
def test_labelled_sentences_are_read_well(language: str) -> None:
    reached = score(list(entries(language)))

    assert reached.precision >= PRECISION
    assert reached.recall >= RECALL


@pytest.mark.parametrize("language", LABELLED_LANGUAGES)
def test_sentences_held_out_are_read_as_well_as_was_measured(language: str) -> None:
    reached = score(list(entries(language, HELD_OUT / f"{language}.yaml")))

    assert reached.precision >= HELD_OUT_PRECISION
    assert reached.recall >= HELD_OUT_RECALL


@pytest.mark.parametrize("language", LABELLED_LANGUAGES)
def test_no_sentence_held_out_is_known(language: str) -> None:
    def said(file: Path) -> set[str]:
        return {bare(entry["text"]) for entry in labelled(file.read_text(encoding="utf-8"))}

    known = said(LABELLED / f"{language}.yaml")
    known |= {bare(example["text"]) for pack in PACKS for example in examples(language, pack)}

    assert set() == said(HELD_OUT / f"{language}.yaml") & known


def bare(text: str) -> str:
    """A sentence without what punctuation and capitals make of it."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("pack", PACKS)
def test_the_words_of_a_topic_are_of_one_that_the_pack_has(pack: str) -> None:
    known = set(lexicon("en", PACKS).topics)

    assert set(topics_of(pack)) <= known


def test_a_claim_is_placed_where_its_words_stand() -> None:
    text = "The peel is gentle and has no side effects."
    words = lexicon("en", ("care",))
    passage = lone_passage(text, words)

    [claim] = claims([passage], words, [words.topics["safety"]], [])

    assert "no side effects" == text[claim.start : claim.end] == claim.quote
