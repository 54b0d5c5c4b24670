"""The pairs of characters that only damage makes: written down, and what they are written down from."""

from pathlib import Path

from polyglint_rules.encoding import damage


def test_the_suspicious_pairs_that_are_written_down_are_those_of_the_readings() -> None:
    file = Path(damage.__file__).with_name("suspicious_pairs.txt")
    wanted = damage.suspicious_pairs().encode("unicode_escape")

    assert file.read_bytes() == wanted, f"write into {file.name}: {wanted!r}"
