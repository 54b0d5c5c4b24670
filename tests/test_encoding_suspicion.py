"""The pairs of characters that only damage makes: written down, and what they are written down from."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from polyglint_rules.encoding import damage
from polyglint_rules.encoding.suspicion import _has_suspicious, _pairs, _suspicious

_LISTED = sorted({character for pair in _pairs() for part in pair[:2] for character in part})


def test_the_suspicious_pairs_that_are_written_down_are_those_of_the_readings() -> None:
    file = Path(damage.__file__).with_name("suspicious_pairs.txt")
    wanted = damage.suspicious_pairs().encode("unicode_escape")

    assert file.read_bytes() == wanted, f"write into {file.name}: {wanted!r}"


@given(st.text(st.sampled_from(["a", " ", "\n", *_LISTED]), max_size=8))
def test_pairs_are_looked_up_as_the_pattern_finds_them(text: str) -> None:
    assert bool(_suspicious().search(text)) == _has_suspicious(text)
