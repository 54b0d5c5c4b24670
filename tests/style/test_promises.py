"""What holds for every kind of rule that is data, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglint import Document
from tests.style.making import rule

KINDS = {
    "pattern": "pattern: '[aä]+'\nmessage: m\nreplace: e\nexceptions: [baa]\n",
    "many": "pattern: ['\\b(?:a)\\b', '\\b(?:b|c)\\b']\nmessage: m\nscope: [sentences, headings, cells]\n",
    "limit": "pattern: a\nmax: 1\nmin: 1\nscope: [paragraphs, items, quotes]\nmessage: '{count}'\n",
    "introduced": "pattern: '([A-Z]{2,})'\nintroduced_by: '\\(([A-Z]{2,})\\)'\nmessage: '{1}'\n",
    "words": "words: [a b, c]\nreplace: ''\n",
    "swap": "swap: {a b: c d, B: b, c: [d, e]}\n",
    "swap-regex": "swap: {'a+': b, 'c.': d}\nregex: true\nscope: raw\n",
    "either": "either: {a: b, B c: d}\n",
    "sentence": "case: sentence\nscope: [headings, items, front_matter.title]\n",
    "title": "case: title\nshare: 1\n",
    "upper": "case: upper\nscope: [links, strong, emphasis, alt, code]\n",
    "matches": "matches: '^[a-c]'\nmessage: '{match}'\n",
    "repeats": "repeats: '\\w+'\nignorecase: true\n",
    "formula": "formula: (words + links) / sentences + long_words - headings ** 2\nmax: 1\nmessage: '{value}'\n",
}
TEXT = st.text(alphabet="aAbBcäÖ 日.\n#*_[]()!`>-|:1", max_size=60)


@pytest.mark.parametrize("kind", KINDS)
@given(text=TEXT)
@settings(max_examples=60)
def test_any_text_has_problems_at_places_of_its_own_and_repairs_that_fit(kind: str, text: str) -> None:
    made = rule(f"id: a/{kind}\n{KINDS[kind]}")
    document = Document("page.md", text, "en")

    for problem in made.check(document):
        places = [problem.place, *(edit.place for edit in (problem.fix.edits if problem.fix else ()))]
        assert all(0 <= place.start <= place.end <= len(document.text) for place in places)
        assert all(place == document.place(place.start, place.end) for place in places)
        assert "{" not in problem.message
