"""Mistakes in data files, and the word lists that these name."""

from pathlib import Path

import pytest

from polyglint import Document
from polyglint.style.reading import DataError
from tests.style.making import messages, refusal, rule


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", '1: a rule that is data is a mapping: "id: …", "pattern: …"'),
        ("id: [", "1: not YAML: did not find expected node content"),
        (
            "id: words/bad\npatern: x\nmessage: y\n",
            '2: no key "patern", did you mean "pattern"?; known: id, pattern, replace, introduced_by, max, min, '
            "words, words_from, swap, regex, either, case, small_words, share, matches, repeats, formula, severity, "
            "message, hint, link, languages, scope, ignorecase, exceptions, exceptions_from, safe, preview, summary",
        ),
        (
            "id: words/bad\nmessage: y\n",
            "1: a rule that is data has one of pattern, words, swap, either, case, matches, repeats, formula, "
            "and no two of them",
        ),
        ("id: words/bad\npattern: x\n", '1: the key "message" is missing'),
        ("pattern: x\nmessage: y\n", '1: the key "id" is missing'),
        (
            "id: words/other\npattern: x\nmessage: y\n",
            '1: id: the id is "words/other", and the path says "words/bad": make them equal',
        ),
        ("id: words/bad\nid: words/bad\n", '2: the key "id" stands here a second time'),
        (
            "id: words/bad\nmessage: y\npattern: '('\n",
            "3: pattern: not a regular expression: missing ), unterminated subpattern at position 0",
        ),
        (
            "id: words/bad\nmessage: y\npattern: 'x*'\n",
            "3: pattern: it matches nothing at all, so it would be found everywhere",
        ),
        (
            "id: words/bad\npattern: x\nmessage: '{word}'\n",
            "3: message: nothing is called {word}; known: {match}",
        ),
        (
            "id: words/bad\npattern: x\nmessage: y\nseverity: fatal\n",
            '4: severity: takes one of info, warning, error, not "fatal"',
        ),
        ("id: words/bad\npattern: x\nmessage: y\nsafe: 'yes'\n", "4: safe: takes true or false, not 'yes'"),
        ("id: words/bad\npattern: x\nmessage: y\nlanguages: en\n", "4: languages: takes a list of texts, not 'en'"),
        ("id: words/bad\npattern: 3\nmessage: y\n", "2: pattern: takes a text, not 3; write it in quotes"),
        ("id: words/bad\nswap: {}\n", '2: swap: takes lines of "wrong: right"'),
        ("id: words/bad\nswap:\n  a: b\n  no: c\n", "4: 'no' is not a text to YAML: write it in quotes"),
        ("id: words/bad\nswap:\n  a: b\n  a: c\n", '4: the key "a" stands here a second time'),
        ("id: words/bad\nswap:\n  a b: b\n  a  b: c\n", '4: swap: "a  b": is the same as "a b"'),
        ("id: words/bad\nswap:\n  a: a\n", '3: swap: "a": is swapped for itself'),
        ("id: words/bad\nswap:\n  a: on\n", '3: swap: "a": takes a text, not True; write it in quotes'),
        (
            "id: words/bad\nswap:\n  a: b\nreplace: c\n",
            '4: a rule with "swap" has no key "replace"; known: id, severity, message, hint, link, languages, scope, '
            "ignorecase, exceptions, exceptions_from, safe, preview, summary, swap, regex",
        ),
        (
            "id: words/bad\npattern: x\nmessage: y\nscope: [prose, titles]\n",
            "4: scope: takes one or several of prose, headings, h1, h2, h3, h4, h5, h6, paragraphs, sentences, items, "
            'cells, quotes, links, strong, emphasis, alt, code, front_matter, raw, front_matter.KEY, not "titles"',
        ),
        ("id: words/bad\npattern: x\nmessage: y\nmax: -1\n", "4: max: takes a whole number, not -1"),
        ("id: words/bad\npattern: x\nmessage: y\nmax: 1\nreplace: z\n", '5: replace: means nothing beside "max"'),
        ("id: words/bad\nformula: words\nmessage: y\n", '2: formula: needs a "max" or a "min"'),
        (
            "id: words/bad\nformula: wordz / 2\nmessage: y\nmax: 1\n",
            '2: formula: nothing that is counted is called "wordz"; known: words, characters, sentences, syllables, '
            "long_words, polysyllabic_words, paragraphs, headings, h1, h2, h3, h4, h5, h6, lists, items, tables, "
            "quotes, code_blocks, links, images",
        ),
        (
            "id: words/bad\nformula: open('x')\nmessage: y\nmax: 1\n",
            "2: formula: \"open('x')\" is none of a number, a count, an operator, or abs, min, max, round, sqrt, log",
        ),
        (
            "id: words/bad\ncase: camel\n",
            '2: case: takes one of sentence, title, title-chicago, lower, upper, not "camel"',
        ),
        ("id: words/bad\nrepeats: '(a)'\n", "2: repeats: has a group: write (?:…) for (…)"),
        (
            "id: words/bad\nwords_from: list.txt\n",
            "2: words_from: word lists lie beside the file of the rule, and this one has none",
        ),
        (
            "id: words/bad\nwords: [a]\nmatches: b\nmessage: c\n",
            "1: a rule that is data has one of pattern, words, swap, either, case, matches, repeats, formula, "
            "and no two of them",
        ),
        ("id: words/bad\neither: {a: a}\n", '2: either: "a": is swapped for itself'),
        (
            "id: words/bad\npattern: ['(?i)foo', '(?i)bar']\nmessage: m\n",
            "2: pattern: these cannot be searched for together: global flags not at the start of the expression at "
            "position 3",
        ),
        (
            "id: words/bad\npattern: ['(x)y', '(z) \\1']\nmessage: m\n",
            "2: pattern: refers to a group by its number, which is another beside others: "
            "name it, (?P<word>…) (?P=word)",
        ),
    ],
)
def test_a_mistake_is_named_by_its_line(text: str, message: str) -> None:
    assert message == refusal(text)


def test_word_lists_lie_beside_the_rule(tmp_path: Path) -> None:
    (tmp_path / "reject.txt").write_text("# of the house\nsynergy\nlow-hanging fruit  # really\n\n", "utf-8")
    (tmp_path / "accept.txt").write_text("Synergy Ltd\n", "utf-8")
    made = rule("id: words/no\nwords_from: reject.txt\nexceptions_from: [accept.txt]\n", tmp_path)

    assert messages(made, "Synergy Ltd has synergy and low-hanging fruit.\n") == [
        'avoid "synergy"',
        'avoid "low-hanging fruit"',
    ]


def test_a_word_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r'words_from: the word list "gone.txt" cannot be read: No such file'):
        rule("id: words/no\nwords_from: gone.txt\n", tmp_path)


def test_a_link_and_a_hint_are_shown_together() -> None:
    made = rule("id: words/no\nwords: [synergy]\nhint: say what you mean\nlink: https://style.example/s\n")

    assert [problem.hint for problem in made.check(Document("page.md", "synergy", "en"))] == [
        "say what you mean; see https://style.example/s"
    ]
