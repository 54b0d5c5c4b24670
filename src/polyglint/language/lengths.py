"""How long translations are, by language."""

from typing import NamedTuple


class Lengths(NamedTuple):
    """How long a translation is, as a multiple of an English source: 0.5 % are below, half, and 99.5 %."""

    low: float
    usual: float
    high: float


# Measured on translations of documentation. The upper ends of Chinese, Japanese and Korean leave out untranslated text.
_LENGTHS = {
    "en": Lengths(0.70, 1.00, 1.40),
    "es": Lengths(0.88, 1.15, 1.61),
    "fr": Lengths(0.91, 1.23, 1.78),
    "de": Lengths(0.86, 1.17, 1.60),
    "ru": Lengths(0.66, 1.09, 1.51),
    "uk": Lengths(0.66, 1.09, 1.51),
    "it": Lengths(0.81, 1.12, 1.48),
    "pt": Lengths(0.84, 1.10, 1.44),
    "ja": Lengths(0.29, 0.55, 0.90),
    "zh": Lengths(0.23, 0.41, 0.75),
    "ko": Lengths(0.37, 0.56, 0.90),
}


def usual_length(source: str, target: str) -> float:
    """How long a translation usually is, as a multiple of its source; 1 where nothing is known."""
    ours, theirs = (_LENGTHS.get(language, _LENGTHS["en"]) for language in (source, target))
    return theirs.usual / ours.usual


def expected_lengths(source: str, target: str) -> Lengths | None:
    """What is usual for two languages: through English where neither is; None where too little is known."""
    ours, theirs = _LENGTHS.get(source), _LENGTHS.get(target)
    if ours is None or theirs is None:
        return None
    return Lengths(theirs.low / ours.usual, theirs.usual / ours.usual, theirs.high / ours.usual)
