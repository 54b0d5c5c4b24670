"""Which blocks stand for which: cases that a reviewer would settle at a glance, and promises over any text."""

from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import function_calls

from polyglint import Document, Link, Translation


def links(source: str, target: str) -> tuple[Link, ...]:
    return Translation(Document("en/a.md", source, "en"), Document("fr/a.md", target, "fr")).links


def shown(source: str, target: str) -> list[tuple[str, str]]:
    """Each link as the first words of both sides."""
    return [
        (" + ".join(unit.text[:9] for unit in link.source), " + ".join(unit.text[:9] for unit in link.target))
        for link in links(source, target)
    ]


SOURCE = """\
# The tea house

We open at noon on every day of the week.

Our cook has come from Lisbon. She bakes each morning, and there is nothing left by four.

## Booking

Call us on 5550199 or write.

## Rules

No dogs.
"""

TARGET = """\
# La maison de thé

Nous ouvrons à midi tous les jours de la semaine.

Notre cuisinière est venue de Lisbonne. Elle cuit chaque matin, et à quatre heures il ne reste rien.

## Réserver

Appelez le 5550199 ou écrivez.

## Règles

Pas de chiens.
"""


def test_pages_of_the_same_build_are_paired_block_by_block() -> None:
    found = links(SOURCE, TARGET)
    assert all(link.is_pair and link.is_sure for link in found)
    assert len(found) == 7


def test_a_paragraph_that_is_missing_stands_alone_at_its_place() -> None:
    target = TARGET.replace("Nous ouvrons à midi tous les jours de la semaine.\n\n", "")
    assert shown(SOURCE, target)[:3] == [("# The tea", "# La mais"), ("We open a", ""), ("Our cook ", "Notre cui")]


def test_a_paragraph_that_was_added_stands_alone() -> None:
    target = TARGET.replace("## Réserver", "Il y a aussi un jardin avec douze petites tables.\n\n## Réserver")
    assert ("", "Il y a au") in shown(SOURCE, target)
    assert len(shown(SOURCE, target)) == 8


def test_a_split_paragraph_is_one_link_and_so_is_a_merged_one() -> None:
    split = TARGET.replace("Lisbonne. Elle", "Lisbonne.\n\nElle")
    assert ("Our cook ", "Notre cui + Elle cuit") in shown(SOURCE, split)
    assert ("Notre cui + Elle cuit", "Our cook ") in shown(split, SOURCE)


def test_a_missing_section_is_missing_whole() -> None:
    target = TARGET.replace("## Réserver\n\nAppelez le 5550199 ou écrivez.\n\n", "")
    missing = [ours for ours, theirs in shown(SOURCE, target) if not theirs]
    assert missing == ["## Bookin", "Call us o"]


def test_what_moved_is_not_missing() -> None:
    lead = "Wash `alpha-beta` and `gamma` first."
    target = TARGET.replace("Pas de chiens.", "Pas de chiens.\n\nLavez `alpha-beta` et `gamma` d'abord.")
    found = links(SOURCE.replace("We open", f"{lead}\n\nWe open"), target)
    moved = [link for link in found if link.is_moved]
    assert [link.source[0].text for link in moved] == [lead]
    assert all(link.is_pair for link in found)


def test_a_section_that_moved_is_paired_with_all_that_stands_in_it() -> None:
    cats = (
        "## Cats {#cats}",
        "They purr and sleep for most of the day.",
        "## Les chats {#cats}",
        "Ils ronronnent et dorment.",
    )
    dogs = ("## Dogs {#dogs}", "They bark.", "## Les chiens {#dogs}", "Ils aboient.")
    cows = ("## Cows {#cows}", "They chew all day long.", "## Les vaches {#cows}", "Elles ruminent toute la journée.")
    source = "\n\n".join(text for section in (cats, dogs, cows) for text in section[:2])
    target = "\n\n".join(text for section in (dogs, cows, cats) for text in section[2:])

    found = links(source, target)

    assert all(link.is_pair for link in found)
    assert [link.source[0].text[:9] for link in found if link.is_moved] == ["## Cats {", "They purr"]


def test_what_is_missing_stands_behind_what_it_follows_in_the_source_wherever_that_has_moved() -> None:
    cats, dogs, cows = (f"## {name} {{#{name}}}\n\nThey are {name}." for name in ("cats", "dogs", "cows"))
    after = "## Owls {#owls}\n\nThey see at night."
    source, target = "\n\n".join((cats, after, dogs, cows)), "\n\n".join((dogs, cows, cats))

    found = links(source, target)

    assert [link.source[0].text[:9] for link in found[-2:]] == ["## Owls {", "They see "]


def test_code_is_known_by_what_nobody_translates() -> None:
    source = "Do:\n\n```js\nlet total = 1; // the sum\n```\n\n```js\nprint(total + 'apples');\n```\n"
    target = "Faites :\n\n```js\nprint(total + 'pommes');\n```\n"
    assert shown(source, target) == [("Do:", "Faites :"), ("```js\nlet", ""), ("```js\npri", "```js\npri")]


def test_headings_with_other_ids_are_not_a_pair() -> None:
    source = "## Cats {#cats}\n\nThey purr.\n\n## Dogs {#dogs}\n\nThey bark.\n"
    target = "## Les chiens {#dogs}\n\nIls aboient.\n"
    assert [ours for ours, theirs in shown(source, target) if not theirs] == ["## Cats {", "They purr"]


def test_a_page_of_thousands_of_blocks_without_anything_to_hold_on_to_takes_time_in_proportion() -> None:
    words = ["".join(chr(97 + (7 * n + 3 * k) % 26) for k in range(3 + n % 5)) for n in range(50)]

    def aligned(blocks: int) -> int:
        paragraphs = [" ".join(words[(n * n + k) % 50] for k in range(3 + (n * 37) % 29)) for n in range(blocks)]
        source = Document("a.md", "\n\n".join(paragraphs))
        target = Document("b.md", "\n\n".join(paragraph for n, paragraph in enumerate(paragraphs) if n % 25))
        translation = Translation(source, target)
        calls = function_calls(lambda: translation.links)
        assert sum(not link.target for link in translation.links) >= blocks // 30
        return calls

    assert aligned(1200) < 2.5 * aligned(600)


blocks = st.sampled_from(
    ["# A", "## B 12", "Some text.", "Other. Text. `x`", "- one\n- two", "```\ncode here\n```", "> q"]
)


@given(st.lists(blocks, max_size=12), st.lists(blocks, max_size=12))
def test_every_unit_of_both_documents_is_in_one_link(ours: list[str], theirs: list[str]) -> None:
    translation = Translation(Document("a.md", "\n\n".join(ours)), Document("b.md", "\n\n".join(theirs)))
    found = translation.links
    source = [unit.start for link in found for unit in link.source]
    target = [unit.start for link in found if not link.is_moved for unit in link.target]
    moved = [unit.start for link in found if link.is_moved for unit in link.target]
    assert len(set(source)) == len(source)
    assert target == sorted(target)
    assert not set(target) & set(moved)
    assert len(source) == sum(block.kind in KINDS and _has_text(block) for block in translation.source.blocks)
    assert len(target + moved) == sum(block.kind in KINDS and _has_text(block) for block in translation.target.blocks)


@given(st.lists(blocks, max_size=12))
def test_a_document_beside_itself_is_paired_in_order(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    assert all(link.is_pair and link.source[0].text == link.target[0].text for link in links(text, text))


KINDS = ("heading", "paragraph", "row", "code", "html", "break")


def _has_text(block: object) -> bool:
    return not block.has_inlines or bool(block.content)  # type: ignore[attr-defined]
