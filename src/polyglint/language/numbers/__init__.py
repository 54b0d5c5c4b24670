"""The figures of a text in any of ten languages: numbers, units, currencies, dates, times and version names.

`figures(prose, language)` reads running text as `Document.prose` has it, with the offsets of that text. A figure says
what it may mean: "1.234" is a thousand and more to one reader and a little over one to another, "7:30" is morning or
evening. What two texts have in common is for the caller to find; `same_value` and `same_unit` compare two figures.
"""

from polyglint.language.numbers.comparison import same_figure, same_unit, same_value
from polyglint.language.numbers.figure import Day, Figure, FigureKind
from polyglint.language.numbers.places import digit_places, number_word_places
from polyglint.language.numbers.vocabulary import has_number_words, knows_numbers

__all__ = [
    "Day",
    "Figure",
    "FigureKind",
    "digit_places",
    "figures",
    "has_number_words",
    "knows_numbers",
    "number_word_places",
    "same_figure",
    "same_unit",
    "same_value",
]


def figures(prose: str, language: str, *, with_words: bool = True) -> tuple[Figure, ...]:
    """The figures of a text in order, none overlapping, with its own offsets and spellings.

    `prose` is running text as `Document.prose` has it: what a reader does not read is masked. `language` is a tag or a
    primary subtag; where its words are not known, digits alone are read. Without words, what is spelled out is left.
    """
    # Late: its patterns take longer to compile than a small run lasts, and most runs meet no number of a translation.
    from polyglint.language.numbers.reading import read

    return read(prose, language, with_words=with_words)
