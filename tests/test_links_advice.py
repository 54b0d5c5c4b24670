"""What rules about links advise: which page or place was probably meant."""

from tests.conftest import Lint, Write

NAMES = ("prices", "hours", "parking", "doctors", "insurance", "visits")
CARE = {f"en/care/{name}.md": f"# {name}\n" for name in NAMES}
LINKS = " ".join(f"[x](/care/{name})." for name in NAMES)


def test_a_place_is_known_by_the_heading_that_has_another_id(write: Write, lint: Lint) -> None:
    write({"en/a.md": "See [fees](/care/b#fees).\n", "en/care/b.md": "# B\n\n## Fees {#care-fees}\n"})

    assert 'did you mean "#care-fees"?' in lint("en", "--select", "links", "--output-format", "text").out


def test_a_heading_whose_text_stands_twice_tells_nothing(write: Write, lint: Lint) -> None:
    twice = "# B\n\n## Day {#day-one}\n\n## Fees {#x-1}\n\n## Night\n\n## Fees {#x-2}\n"
    write({"en/a.md": "See [fees](/care/b#fees).\n", "en/care/b.md": twice})

    said = lint("en", "--select", "links/missing-anchor", "--output-format", "text").out
    assert "leads to no place" in said
    assert "did you mean" not in said


def test_a_page_is_known_by_the_text_of_its_link(write: Write, lint: Lint) -> None:
    write({**CARE, "en/a.md": f"{LINKS} Then [`visits`](/care/visit/vist).\n"})

    assert 'did you mean "/care/visits"?' in lint("en", "--select", "links", "--output-format", "text").out


def test_else_by_its_own_name_elsewhere(write: Write, lint: Lint) -> None:
    write({**CARE, "en/a.md": f"{LINKS} Then [book](/care/more/doctors).\n"})

    assert 'did you mean "/care/doctors"?' in lint("en", "--select", "links", "--output-format", "text").out
