"""What a figure is: a stretch of text that states a number, a day or a time, and what it may mean."""

from typing import Literal, NamedTuple

FigureKind = Literal["number", "date", "time", "name"]


class Day(NamedTuple):
    """A day as a text states it; what it leaves open is 0."""

    year: int = 0
    month: int = 0
    day: int = 0


class Figure(NamedTuple):
    """A number, date, time, or name with digits, and every reading that is admissible.

    `values` are a number's readings, a time's minutes since midnight, the numbers in a name (`v16.8`, `MP3`); for a
    date, `days` holds the readings instead. `unit` is canonical ("km", "hour", "USD", "%"), "" where there is none or
    one that is not known. The stretch `start:end` covers number, multiplier and unit.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    values: tuple[float, ...] = ()
    unit: str = ""
    days: tuple[Day, ...] = ()
    is_word: bool = False  # spelled out: "three", "третий", "三つ"
    is_doubtful: bool = False  # may be no number at all: "a", "second", "May", "半"
    is_low: bool = False  # the lower end of a range whose upper end is the next figure
