"""Tokens → one amount: a number with its unit, halves, sums ("1 h 30 min") and ranges («от двух до четырёх недель»)."""

from dataclasses import dataclass, replace

from polyglint.claims.quantities.tokens import Token
from polyglint.claims.quantities.words import QuantityWords, Unit

_DASHES = frozenset("-–—~")
_FILLERS = 3
_SHORTEST = 1.0  # minutes of a unit that an article counts: "a second treatment" is none
_SHORTEST_ALONE = 3  # letters of a unit that may stand without a number
_HOUR = 60.0  # minutes
_NO_UNIT = Unit("", 1.0)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value or range in a unit, and the tokens that state it: those from `first` up to `after`."""

    first: int
    after: int
    low: float
    high: float
    unit: Unit = _NO_UNIT
    is_vague: bool = False
    is_times: bool = False  # "three to five times"
    is_article: bool = False  # "a week"

    @property
    def is_bare(self) -> bool:
        """Whether there is no unit."""
        return not self.unit.base

    def ends(self) -> tuple[float, float]:
        """Low and high in the base of the unit."""
        return self.low * self.unit.factor, self.high * self.unit.factor


class Line:
    """The tokens of a text, and what amounts begin where."""

    def __init__(self, found: list[Token], words: QuantityWords) -> None:
        self.tokens = found
        self.words = words

    def at(self, position: int) -> Token | None:
        """The token at a position, if there is one."""
        return self.tokens[position] if 0 <= position < len(self.tokens) else None

    def may_be(self, position: int, *roles: str) -> bool:
        """Whether the token at a position may play one of these parts."""
        token = self.at(position)
        return token is not None and token.may_be(*roles)

    def unit(self, position: int) -> Unit | None:
        """The unit that the token at a position names."""
        token = self.at(position)
        if token is None or token.kind or not token.text[0].isalpha():
            return None
        return self.words.unit(token.text)

    def range(self, position: int) -> Amount | None:
        """The amount that begins here, to its upper end."""
        low = self.single(position)
        if low is None:
            return None
        joined = self._join(low)
        if not joined:
            return None if low.is_article and low.is_bare else low
        high = self.single(joined, is_upper=True)
        both = _joined(low, high) if high else None
        if both is None and low.is_article and low.is_bare:
            return None
        return both or low

    def single(self, position: int, *, is_upper: bool = False) -> Amount | None:
        """One number with its unit, or without."""
        token = self.at(position)
        if token is None:
            return None
        if token.kind == "quantity" and token.unit:
            amount = Amount(position, position + 1, token.low, token.high, token.unit)
            return self._with_more(self._with_half(amount))
        if token.may_be("once") and token.kind != "number":
            return Amount(position, position + 1, token.low, token.high, is_times=True)
        if token.kind == "number" or token.may_be("articles", "halves"):
            return self._counted(position, token)
        unit = self.unit(position)
        if unit is None or unit.factor < _SHORTEST or not self._stands_alone(position, is_upper=is_upper):
            return None
        return self._with_half(Amount(position, position + 1, 1.0, 1.0, unit, is_article=True))

    def _stands_alone(self, position: int, *, is_upper: bool) -> bool:
        """Whether a unit without a number is one of it: «через неделю», "hora y media"."""
        if len(self.tokens[position].text) < _SHORTEST_ALONE:
            return False
        if self.may_be(position + 1, "and_half"):
            return True
        return self.words.has_bare_units and (
            is_upper or self.may_be(position - 1, "alone_after", "up_to", "at_least", "about")
        )

    def _counted(self, position: int, token: Token) -> Amount | None:
        low, high = (token.low, token.high) if token.kind == "number" else (1.0, 1.0)
        is_article, after = token.kind != "number", position + 1
        if token.may_be("halves") and token.kind != "number":
            low = high = 0.5
            after += self.may_be(after, "articles")
            is_article = False
        elif is_article and self.may_be(after, "halves"):
            low = high = 0.5
            after += 1
        elif self.may_be(after, "and_half") and not is_article:
            low, high, after = low + 0.5, high + 0.5, after + 1
        return self._measured(Amount(position, after, low, high, is_vague=token.is_vague, is_article=is_article))

    def _measured(self, amount: Amount) -> Amount | None:
        """The amount with the unit that follows it; None where the word in front of it is no number then."""
        place = amount.after
        token = self.at(place)
        if token and token.text in _DASHES and token.start == self.tokens[place - 1].end:
            following = self.at(place + 1)
            if following and following.start == token.end:
                is_ending = following.text in self.words.numeral_endings  # «5-ти дней»
                place += 2 if is_ending else self.unit(place + 1) is not None
                amount = replace(amount, after=place) if is_ending else amount
        for skipped in range(_FILLERS):
            unit = self.unit(place + skipped)
            if unit and not (amount.is_article and (unit.base != "minute" or unit.factor < _SHORTEST)):
                return self._with_more(self._with_half(replace(amount, after=place + skipped + 1, unit=unit)))
            if not self.may_be(place + skipped, "fillers"):
                break
        first = self.tokens[amount.first]
        return None if first.may_be("halves") and first.kind != "number" else amount

    def _with_half(self, amount: Amount) -> Amount:
        """An hour and a half."""
        if amount.unit.base == "minute" and self.may_be(amount.after, "and_half"):
            return replace(amount, low=amount.low + 0.5, high=amount.high + 0.5, after=amount.after + 1)
        return amount

    def _with_more(self, amount: Amount) -> Amount:
        """1 hour 30 minutes."""
        if amount.unit.base != "minute" or amount.is_vague:
            return amount
        place = amount.after + self.may_be(amount.after, "joins_between")
        token = self.at(place)
        if token is None or token.kind not in ("number", "quantity") or token.is_vague:
            return amount
        more = self.single(place)
        if more and more.is_bare and self._are_minutes(amount, more):
            more = replace(more, unit=Unit("minute", 1.0))
        if more is None or more.unit.base != "minute" or more.unit.factor >= amount.unit.factor:
            return amount
        low = amount.low + more.low * more.unit.factor / amount.unit.factor
        if more.high * more.unit.factor >= amount.unit.factor:
            return amount
        return replace(amount, low=low, high=low, after=more.after)

    def _are_minutes(self, amount: Amount, more: Amount) -> bool:
        """Whether a bare number behind hours counts minutes: "1 heure 30"."""
        following = self.at(more.after)
        is_last = following is None or not following.text[0].isalnum()
        return is_last and amount.unit.factor == _HOUR and more.first == amount.after and 1 < more.low < _HOUR

    def _join(self, low: Amount) -> int:
        """Where the upper end of a range begins; 0 where none follows."""
        token = self.at(low.after)
        if token is None:
            return 0
        is_dash = token.text in _DASHES
        if self.may_be(low.after + is_dash, "joins"):
            return low.after + is_dash + 1
        if is_dash:
            return low.after + 1
        is_between = self.may_be(low.first - 1, "between") or self.may_be(low.first - 2, "between")
        return low.after + 1 if is_between and token.may_be("joins_between") else 0


def _joined(low: Amount, high: Amount) -> Amount | None:
    """Both ends as one range; None where they measure different things."""
    is_times = high.is_times or low.is_times
    if low.is_times and not high.is_times:
        return None
    vague = low.is_vague or high.is_vague
    if low.is_bare and not high.is_bare:
        low = replace(low, unit=high.unit)
    elif high.is_bare and (low.unit.base.startswith("money") or low.is_article):
        high = replace(high, unit=low.unit)
    if low.unit.base != high.unit.base:
        return None
    first, last = low.ends()[0], high.ends()[1]
    if first > last:
        return None
    factor = high.unit.factor
    return Amount(low.first, high.after, first / factor, last / factor, high.unit, vague, is_times)
