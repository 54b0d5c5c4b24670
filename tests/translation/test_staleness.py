"""Changes of a source are told by what they mean for a translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import function_calls

from polyglint.translation.imprints import Imprint
from polyglint.translation.staleness import changes, is_taken_over, kind_of


def kinds(was: str, now: str) -> list[str]:
    """The kinds of change between two sources, written a block a line."""
    before, after = ([Imprint.from_line(line) for line in text.splitlines()] for text in (was, now))
    return [f"{change.kind} {change.position}" for change in changes(before, after)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("It is hot .", "It is hot."),
        ("It is hot.", "It is hot!"),
        ("the e-mail", "The email"),
        ("It’s “hot”", "It's 'hot'"),
        ("Don't go.", "Do not go."),
        ("We cannot go.", "We can't go."),
        ("It's hot there.", "It is hot there."),
        ("The temperture is shown.", "The temperature is shown."),
        ("Recieve the colour.", "Receive the color."),
        ("It is is hot.", "It is hot."),
        ("Open a door.", "Open the door."),
        ("Its warm here.", "It's warm here."),
        ("1,000 guests", "1000 guests"),
        ("１０ guests", "10 guests"),
        ("Warm 🔥 room", "Warm room"),
    ],
)
def test_what_changes_no_meaning_is_no_change(was: str, now: str) -> None:
    assert kind_of(Imprint(".", was), Imprint(".", now)) is None


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("It is hot.", "It is not hot.", "text"),
        ("You can go.", "You can't go.", "text"),
        ("Increase the heat.", "Decrease the heat.", "text"),
        ("It is possible.", "It is impossible.", "text"),
        ("the minimum heat", "the maximum heat", "text"),
        ("Include the guests.", "Exclude the guests.", "text"),
        ("Turn it on.", "Turn it off.", "text"),
        ("Wait here.", "Wait here for a guest.", "text"),
        ("Call `open()`.", "Call `close()`.", "text"),
        ("Heat to 60 degrees.", "Heat to 80 degrees.", "number"),
        ("It costs 5 €.", "It costs 5 $.", "text"),
        ("Heat above 1.5.", "Heat above 15.1.", "number"),
        ("Heat it.", "Heat it for 10 minutes.", "text"),
        ("Hello {name}.", "Hello {guest}.", "placeholder"),
        ("Hello %s.", "Hello %d.", "placeholder"),
        ("Hello {{ name }}.", "Hello you.", "placeholder"),
    ],
)
def test_what_changes_the_meaning_has_a_kind(was: str, now: str, kind: str) -> None:
    assert kind == kind_of(Imprint(".", was), Imprint(".", now))


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (". a b c\n. d e f", ". a b c\n. d e f", []),
        (". a b c", ". a b c\n. d e f", ["added 1"]),
        (". a b c\n. d e f", ". d e f\n. a b c", []),
        (". a b c\n. d e f", ". d e f", []),
        (". a b c d", ". a b\n. c d", []),
        (". a b\n. c d", ". a b c d", []),
        ("# Hot\n. a b c", "# Cold\n. a b c", ["heading 0"]),
        ("# Hot\n. a b c", "## Hot\n. a b c", []),
        ("``` js 00\n. a", "``` js 01\n. a", ["code 0"]),
        (". a b c d e\n. v w x y z", ". new one here\n. a b c d f\n. v w x y z", ["added 0", "text 1"]),
        ("@title Hot\n@lead A b", "@lead A c\n@title Hot", ["text 0"]),
        ("@title Hot", "@title Hot\n@lead A b", ["added 1"]),
        ("| a | 1\n| b | 2", "| a | 1\n| b | 3", ["number 1"]),
        ("", ". a", ["added 0"]),
        (". a", "", []),
        ("< Warm room", "< Cold room", ["text 0"]),
    ],
)
def test_blocks_are_found_again(was: str, now: str, expected: list[str]) -> None:
    assert expected == kinds(was, now)


BLOCKS = st.lists(st.sampled_from([". a b", ". a b c", "# a", "``` js 0", ". 1", "@t x", ". d e f"]), max_size=12)


@given(BLOCKS, BLOCKS)
def test_each_change_is_of_another_block_that_is_there(was: list[str], now: list[str]) -> None:
    before, after = ([Imprint.from_line(line) for line in side] for side in (was, now))
    found = list(changes(before, after))
    indices = [change.position for change in found]

    assert sorted(set(indices)) == sorted(indices)
    assert [after[change.position].text for change in found] == [change.now for change in found]


@given(BLOCKS)
def test_a_source_that_is_as_it_was_has_no_changes(blocks: list[str]) -> None:
    same = [Imprint.from_line(line) for line in blocks]

    assert [] == list(changes(same, same))


def test_a_page_rewritten_throughout_takes_time_in_proportion() -> None:
    def compared(blocks: int) -> int:
        was = [Imprint(".", f"block {number} says one thing") for number in range(blocks)]
        now = [Imprint(".", f"block {number} says two things") for number in range(blocks)]
        return function_calls(lambda: list(changes(was, now)))

    assert compared(2000) < 2.5 * compared(1000)


@pytest.mark.parametrize(
    ("was", "now", "target", "expected"),
    [
        ("60 guests", "80 guests", "80 invités", True),
        ("60 guests", "80 guests", "60 invités", False),
        ("60 to 80 guests", "60 to 90 guests", "de 60 à 90", True),
        ("60 guests", "80 guests", "entre 60 et 80", False),
        ("900 guests", "1,200 guests", "1 200 invités", True),
        ("Call `a`", "Call `b`", "Appelez `b`", True),
        ("Call `a`", "Call `b`", "Appelez `a`", False),
        ("{a} is", "{b} is", "c'est {b}", True),
        ("It is hot", "It is cold", "Il fait chaud", False),
        ("It is hot", "It is cold", "It is cold.", True),
    ],
)
def test_what_a_translation_has_followed_is_known_without_its_language(
    was: str, now: str, target: str, expected: bool
) -> None:
    assert expected is is_taken_over(was, now, target)
