"""What was concluded is kept as long as it holds, and no longer."""

from collections.abc import Iterable, Mapping
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglint.cache import digest
from polyglint.conclusions import Conclusions, Group, Stated, concluded, packed, unpacked
from polyglint.engine import grouped
from polyglint.values import Fact, Finding, Place

Site = Mapping[str, list[tuple[str, Fact]]]
FILES = ("", "", "a.jpg", "b.jpg")


def fact(key: str, value: int, rule: str = "a/b", file: str = "") -> tuple[str, Fact]:
    return rule, Fact(key, value, Place("page.md", value, value, 1, 1, 1, 1), file)


def stated(site: Site) -> dict[str, Stated]:
    documents = {path: packed(facts) for path, facts in site.items()}
    files = {path: tuple(sorted({fact.file for _, fact in facts if fact.file})) for path, facts in site.items()}
    return {
        path: Stated(partial(bytes, facts), digest(facts) if facts else b"", len(facts), files[path])
        for path, facts in documents.items()
    }


class Judge:
    """Finds each group to be as it is, and notes which it was asked about."""

    def __init__(self) -> None:
        self.asked: set[Group] = set()

    def __call__(self, facts: Iterable[tuple[str, Fact]]) -> dict[Group, list[Finding]]:
        groups = grouped(facts)
        self.asked |= {*groups}
        return {
            (rule, key): [
                Finding(rule, "error", fact.place, f"{key}: {fact.value}, found: {fact.found}") for fact in group
            ]
            for (rule, key), group in groups.items()
        }


def forgotten(_: str) -> Stated | None:
    return None


def told(conclusions: Conclusions) -> dict[Group, object]:
    return {**conclusions.findings}


def test_facts_come_back_as_they_were_packed() -> None:
    facts = [fact("one", 1), fact("two", 2, file="a.jpg"), fact("one", 3)]
    found = {"a.jpg": ("static/a.jpg",)}

    again = sorted(unpacked(packed(facts), found))

    assert again == [facts[0], facts[2], (facts[1][0], facts[1][1]._replace(found=("static/a.jpg",)))]
    wanted = unpacked(packed(facts), found, lambda group: group == ("a/b", "one"))

    assert [stated for _, stated in wanted] == [facts[0][1], facts[2][1]]
    assert packed([]) == b""
    assert [*unpacked(b"", found)] == []


BEFORE: Site = {"a.md": [fact("one", 1), fact("two", 2)], "b.md": [fact("two", 2), fact("three", 3, file="a.jpg")]}


@pytest.mark.parametrize(
    ("after", "found", "touched"),
    [
        (BEFORE, {}, set()),
        ({**BEFORE, "a.md": [fact("one", 1), fact("two", 5)]}, {}, {"two"}),
        ({**BEFORE, "a.md": [fact("one", 1), fact("four", 2)]}, {}, {"two", "four"}),
        ({"b.md": BEFORE["b.md"]}, {}, {"two"}),
        ({**BEFORE, "c.md": [fact("one", 1, rule="b/c")]}, {}, {"one"}),
        (BEFORE, {"a.jpg": ("a.jpg",)}, {"three"}),
    ],
    ids=["nothing changed", "a value", "a key", "a document less", "a document more", "a file appeared"],
)
def test_only_groups_whose_facts_changed_are_concluded_anew(
    after: Site, found: dict[str, tuple[str, ...]], touched: set[str]
) -> None:
    then = stated(BEFORE)
    first = concluded(Conclusions(), then.get, then, {}, Judge())
    judge = Judge()

    second = concluded(first, then.get, stated(after), found, judge)

    assert {key for _, key in judge.asked} == touched
    assert told(second) == told(concluded(Conclusions(), then.get, stated(after), found, Judge()))


def test_many_facts_are_concluded_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polyglint.conclusions._AT_ONCE", 100)
    judges = []

    def conclude(facts: Iterable[tuple[str, Fact]]) -> dict[Group, list[Finding]]:
        judges.append(Judge())
        return judges[-1](facts)

    whole = concluded(Conclusions(), forgotten, stated(BEFORE), {}, conclude)

    assert len(judges) > 1
    assert sorted(group for judge in judges for group in judge.asked) == sorted(whole.findings)
    assert {key for _, key in whole.findings} == {"one", "two", "three"}


def test_the_order_of_what_was_found_does_not_tell_how_it_was_concluded() -> None:
    then, after = stated(BEFORE), stated({**BEFORE, "a.md": [fact("one", 5), fact("two", 2)]})
    first = concluded(Conclusions(), then.get, then, {}, Judge())

    step_by_step = concluded(first, then.get, after, {}, Judge())

    assert [*step_by_step.findings] == [*concluded(Conclusions(), forgotten, after, {}, Judge()).findings]


def test_where_it_is_not_known_what_a_document_stated_all_is_concluded_anew() -> None:
    first = concluded(Conclusions(), forgotten, stated(BEFORE), {}, Judge())
    after = stated({**BEFORE, "a.md": [fact("one", 1)]})

    for judge, before in ((Judge(), forgotten), (Judge(), after.get)):
        second = concluded(first, before, after, {}, judge)

        assert {key for _, key in judge.asked} == {"one", "two", "three"}
        assert told(second) == told(concluded(Conclusions(), forgotten, after, {}, Judge()))


facts = st.builds(
    fact, st.sampled_from("abc"), st.integers(0, 3), st.sampled_from(["a/b", "a/c"]), st.sampled_from(FILES)
)
sites = st.dictionaries(st.sampled_from(["a.md", "b.md", "c.md"]), st.lists(facts, max_size=4))
there = st.sets(st.sampled_from(FILES[2:])).map(lambda names: {name: (name,) for name in names})


@given(st.lists(st.tuples(sites, there), min_size=2, max_size=5))
@settings(deadline=None)
def test_step_by_step_leads_where_a_fresh_look_does(steps: list[tuple[Site, dict[str, tuple[str, ...]]]]) -> None:
    conclusions, before = Conclusions(), dict[str, Stated]()
    for site, found in steps:
        now = stated(site)
        conclusions = concluded(conclusions, before.get, now, found, Judge())
        before |= now

        assert told(conclusions) == told(concluded(Conclusions(), forgotten, now, found, Judge()))
