"""`polyglint accept` silences pairs of statements, once, with a reason, and until a day."""

from pathlib import Path

import pytest

from tests.conftest import Lint, Write

PAGE = """# Carbon peel

The treatment has no side effects.

Keep out of the sun. Some patients notice slight redness after the treatment.
"""
FILE = "polyglint-accepted.toml"
NAMES = ("--reason", "checked by Dr Weiss")


@pytest.fixture
def site(write: Write) -> Path:
    return write({"polyglint.toml": "", "content/en/peel.md": PAGE})


def rules(lint: Lint, *arguments: str) -> list[str]:
    return [line.split()[2] for line in lint("content", *arguments).lines]


def test_what_is_accepted_is_silent(call: Lint, lint: Lint, site: Path) -> None:
    assert rules(lint) == ["claims/contradiction"]
    called = call("accept", "content/en/peel.md:3", *NAMES)

    assert called.code == 0
    assert called.out == "accepted: claims/contradiction: “no side effects”, “Some patients notice slight redness”\n"
    assert rules(lint) == []
    assert 'reason = "checked by Dr Weiss"\n' in (site / FILE).read_text(encoding="utf-8")


def test_it_stays_silent_when_lines_move(call: Lint, lint: Lint, write: Write, site: Path) -> None:  # noqa: ARG001
    call("accept", "content/en/peel.md:3", *NAMES)
    write({"content/en/peel.md": PAGE.replace("peel\n", "peel\n\nWe are open all day.\n", 1)})

    assert rules(lint) == []


def test_other_words_are_told_again(call: Lint, lint: Lint, write: Write, site: Path) -> None:  # noqa: ARG001
    call("accept", "content/en/peel.md:3", *NAMES)
    write({"content/en/peel.md": PAGE.replace("slight redness", "slight swelling")})

    assert rules(lint) == ["claims/contradiction"]


def test_another_statement_against_it_is_told(call: Lint, lint: Lint, write: Write, site: Path) -> None:  # noqa: ARG001
    call("accept", "content/en/peel.md:3", *NAMES)
    write({"content/en/peel.md": f"{PAGE}\nBurns may appear after the treatment.\n"})

    assert rules(lint) == ["claims/contradiction"]


def test_an_acceptance_ends_and_says_so(call: Lint, lint: Lint, site: Path) -> None:  # noqa: ARG001
    call("accept", "content/en/peel.md:3", *NAMES, "--until", "2020-01-31")
    told = lint("content", "--output-format", "text").out

    assert "it was accepted until 2020-01-31: “checked by Dr Weiss”" in " ".join(told.split())
    assert "(ended)" in call("accept", "--list").out

    call("accept", "content/en/peel.md:3", "--reason", "still so")
    assert rules(lint) == []


def test_the_list_tells_what_is_of_no_use(call: Lint, write: Write, site: Path) -> None:
    call("accept", "content/en/peel.md:3", *NAMES)
    assert call("accept", "--list").lines[-1] == "1 accepted, 0 of no use any more."
    write({"content/en/peel.md": "# Carbon peel\n"})

    assert "(nothing disagrees any more): checked by Dr Weiss" in call("accept", "--list").out
    assert call("accept", "--prune").out == f"1 of 1 taken out of {FILE}\n"
    assert "[[accepted]]" not in (site / FILE).read_text(encoding="utf-8")
    assert call("accept", "--list").out == "nothing is accepted.\n"


def test_pruning_keeps_the_others_as_they_are(call: Lint, write: Write, site: Path) -> None:
    write({"content/en/laser.md": PAGE.replace("Carbon peel", "Laser")})
    call("accept", "content/en/laser.md:3", "content/en/peel.md:3", *NAMES)
    file = site / FILE
    file.write_text(file.read_text(encoding="utf-8") + "# the end\n", encoding="utf-8")
    write({"content/en/laser.md": "# Laser\n"})
    call("accept", "--prune")

    text = file.read_text(encoding="utf-8")
    assert "laser.md" not in text
    assert text.startswith("# Pairs of statements")
    assert text.endswith("# the end\n")


def test_accepting_twice_changes_nothing(call: Lint, site: Path) -> None:
    call("accept", "content/en/peel.md:3", *NAMES)
    before = (site / FILE).read_bytes()

    assert call("accept", "content/en/peel.md:3", *NAMES).out == "accepted already\n"
    assert (site / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("content/en/peel.md:4", *NAMES), "no statements disagree here; there are some at content/en/peel.md:3"),
        (("content/en/peel.md", *NAMES), "with its line"),
        (("content/en/peel.md:3",), "give --reason"),
        ((), "name the places"),
        (("content/en/peel.md:3", "--list"), "name the places"),
    ],
)
def test_what_cannot_be_accepted_is_told(call: Lint, site: Path, arguments: tuple[str, ...], said: str) -> None:
    called = call("accept", *arguments)

    assert called.code == 2
    assert said in called.err
    assert not (site / FILE).exists()


def test_without_settings_there_is_no_place_for_it(call: Lint, write: Write) -> None:
    write({"content/en/peel.md": PAGE})
    called = call("accept", "content/en/peel.md:3", *NAMES)

    assert called.code == 2
    assert "write a polyglint.toml where the site begins" in called.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "Expected '='"),
        ("x = 1\n", "holds entries [[accepted]] and nothing else, not x"),
        ('[[accepted]]\nrule = "a"\nsay = "b"\n', "accepted 1: unknown key say"),
        ('[[accepted]]\nrule = "a"\n', "accepted 1: says is missing"),
        ('[[accepted]]\nrule = "a"\nsays = "b"\nbut = "c"\nreason = "d"\npages = ["e"]\n', "pages has to be the two"),
        (
            '[[accepted]]\nrule = "a"\nsays = "b"\nbut = "c"\nreason = "d"\npages = ["e", "f"]\nuntil = "x"\n',
            "until has to be a day",
        ),
        (b"\xff\xfe\x00", "is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_followed_is_named_and_the_run_goes_on(
    lint: Lint, write: Write, site: Path, text: str | bytes, said: str
) -> None:
    write({FILE: text})
    called = lint("content")

    assert called.code == 2
    assert said in called.err
    assert str(site / FILE) in called.err
    assert "claims/contradiction" in called.out


def test_the_settings_may_name_another_file(call: Lint, lint: Lint, write: Write, site: Path) -> None:
    write({"polyglint.toml": '[claims]\naccepted = "review/accepted.toml"\n'})
    (site / "review").mkdir()
    call("accept", "content/en/peel.md:3", *NAMES)

    assert (site / "review/accepted.toml").exists()
    assert rules(lint) == []
