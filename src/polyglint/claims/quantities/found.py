"""A quantity with its place, and the signs that stand for quantities while phrases are looked up."""

from dataclasses import dataclass

from polyglint.claims.model import Quantity

MINUTES, DAYS, EVERY, COUNT = "\ue000", "\ue001", "\ue002", "\ue003"
MONEY, LENGTH, MASS, VOLUME = "\ue004", "\ue005", "\ue006", "\ue007"
VERSION, NUMBER, PERCENT, BYTES = "\ue008", "\ue009", "\ue00a", "\ue00b"
SIGNS = MINUTES + DAYS + EVERY + COUNT + MONEY + LENGTH + MASS + VOLUME + VERSION + NUMBER + PERCENT + BYTES

_DAY = 24 * 60.0
_SIGN_OF = {
    "time": COUNT,
    "metre": LENGTH,
    "kilogram": MASS,
    "litre": VOLUME,
    "version": VERSION,
    "percent": PERCENT,
    "byte": BYTES,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity, where it stands, and the words that were read as it."""

    start: int
    end: int
    quantity: Quantity
    sign: str
    words: str


def sign_of(quantity: Quantity) -> str:
    """The sign of a quantity that is no frequency."""
    if quantity.unit == "minute":
        return DAYS if (quantity.low or quantity.high) >= _DAY else MINUTES
    if quantity.unit.startswith("money"):
        return MONEY
    return _SIGN_OF.get(quantity.unit.partition("/")[0], NUMBER)


def signed(text: str, found: list[Found]) -> str:
    """The text with each quantity replaced by signs of the same length."""
    pieces, cursor = [], 0
    for each in found:
        pieces += [text[cursor : each.start], each.sign * (each.end - each.start)]
        cursor = each.end
    return "".join(pieces) + text[cursor:] if pieces else text
