"""Which rules look at which document."""

# ruff: noqa: ARG002  (rules that need not look)

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from polyglint import Document, DocumentRule, Fact, Place, Problem, SiteRule, TranslationRule
from polyglint.plans import Choice, Plans
from polyglint.rule import Rule
from polyglint.settings import Override, Settings, SettingsError


class One(DocumentRule):
    """One."""

    id = "a/one"

    def check(self, document: Document) -> list[Problem]:
        return []


@dataclass(frozen=True)
class Two(DocumentRule):
    """Two."""

    id = "a/two"

    most: int = 3
    roots: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.most < 0:
            raise ValueError("most has to be at least 0")


class Three(SiteRule):
    """Three."""

    id = "b/three"

    def conclude(self, key: str, facts: Sequence[Fact]) -> list[Problem]:
        return [Problem(fact.place, key) for fact in facts]


class Early(DocumentRule):
    """Early."""

    id = "b/early"
    preview = True


class Pair(TranslationRule):
    """Pair."""

    id = "c/pair"


RULES: dict[str, Rule] = {rule.id: rule for rule in (One(), Two(), Three(), Early(), Pair())}


def on(settings: Settings, path: str = "a.md") -> list[str]:
    return [rule.id for rule in Plans(RULES, settings).plan_for(path).rules]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ["a/one", "a/two", "b/three", "c/pair"]),
        (Settings(select=("a",)), ["a/one", "a/two"]),
        (Settings(select=("b/three", "a/one")), ["a/one", "b/three"]),
        (Settings(select=("b",)), ["b/three"]),
        (Settings(select=("b/early",)), ["b/early"]),
        (Settings(extend_select=("b/early",)), ["a/one", "a/two", "b/three", "b/early", "c/pair"]),
        (Settings(extend_select=("b",)), ["a/one", "a/two", "b/three", "c/pair"]),
        (Settings(ignore=("a", "c/pair")), ["b/three"]),
        (Settings(select=("a/one",), ignore=("a",)), ["a/one"]),
        (Settings(select=("a",), ignore=("a/one",)), ["a/two"]),
        (Settings(select=("a/one",), ignore=("a/one",)), []),
    ],
    ids=str,
)
def test_rules_are_chosen_by_family_and_id(settings: Settings, expected: list[str]) -> None:
    assert on(settings) == expected


def test_an_override_holds_for_its_paths_only() -> None:
    settings = Settings(overrides=(Override(("blog/**",), ignore=("a",)),))

    assert on(settings, "blog/a.md") == ["b/three", "c/pair"]
    assert on(settings, "docs/a.md") == ["a/one", "a/two", "b/three", "c/pair"]


def test_of_two_overrides_the_later_one_wins() -> None:
    settings = Settings(
        overrides=(Override(("**",), severity={"a/one": "info"}), Override(("**",), severity={"a/one": "error"}))
    )

    plan = Plans(RULES, settings).plan_for("a.md")

    assert plan.severities == {"a/one": "error"}


def test_options_are_filled_in() -> None:
    settings = Settings(options={"a/two": {"most": 7}})

    assert [rule for rule in Plans(RULES, settings).plan_for("a.md").rules if rule.id == "a/two"] == [Two(most=7)]


def test_an_override_changes_an_option_and_keeps_the_others() -> None:
    settings = Settings(
        options={"a/two": {"most": 7, "roots": ["x"]}},
        overrides=(Override(("b/**",), options={"a/two": {"most": 9}}),),
    )

    assert Two(9, ("x",)) in Plans(RULES, settings).plan_for("b/a.md").rules


def test_what_the_site_states_once_reaches_each_rule_that_asks() -> None:
    assert Two(roots=("static",)) in Plans(RULES, Settings(roots=("static",))).plan_for("a.md").rules


def test_a_rule_s_own_option_weighs_more_than_the_site_s() -> None:
    settings = Settings(roots=("static",), options={"a/two": {"roots": ["own"]}})

    assert Two(roots=("own",)) in Plans(RULES, settings).plan_for("a.md").rules


@pytest.mark.parametrize(
    "settings",
    [
        Settings(select=("a/oen",)),
        Settings(ignore=("a/oen",)),
        Settings(extend_select=("a/oen",)),
        Settings(severity={"a/oen": "info"}),
        Settings(options={"a/oen": {}}),
        Settings(overrides=(Override(("**",), ignore=("a/oen",)),)),
    ],
    ids=["select", "ignore", "extend-select", "severity", "options", "override"],
)
def test_a_rule_that_nobody_knows_is_refused_with_its_likeness(settings: Settings) -> None:
    with pytest.raises(SettingsError, match=r"'a/oen'.*a/one"):
        Plans(RULES, settings)


def test_all_unknown_rules_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        Plans(RULES, Settings(select=("x", "y"), ignore=("z",)))

    assert len(raised.value.messages) == 3


@pytest.mark.parametrize(
    "stated",
    [{"least": 1}, {"most": "many"}, {"most": 1, "roots": "x"}, {"most": -1}],
    ids=["unknown", "wrong type", "no list", "refused by the rule"],
)
def test_an_option_that_a_rule_does_not_have_is_refused(stated: dict[str, int | str]) -> None:
    with pytest.raises(SettingsError, match="a/two"):
        Plans(RULES, Settings(options={"a/two": stated})).plan_for("a.md")


def test_an_override_s_option_is_refused_for_its_paths() -> None:
    settings = Settings(overrides=(Override(("**",), options={"a/two": {"least": 1}}),))

    with pytest.raises(SettingsError, match="least"):
        Plans(RULES, settings).plan_for("a.md")


def fact(path: str) -> tuple[str, Fact]:
    return "b/three", Fact("key", 1, Place(path, 0, 0, 1, 1, 1, 1))


def test_a_conclusion_weighs_what_the_settings_say_for_its_place() -> None:
    settings = Settings(overrides=(Override(("blog/**",), severity={"b/three": "error"}),))

    concluded = Plans(RULES, settings).concluded([fact("blog/a.md"), fact("docs/a.md")])

    assert [found.severity for found in concluded["b/three", "key"]] == ["error", "warning"]


def test_a_rule_that_only_an_override_switches_on_concludes() -> None:
    settings = Settings(ignore=("b",), overrides=(Override(("blog/**",), select=("b/three",)),))

    [found] = Plans(RULES, settings).concluded([fact("blog/a.md")])["b/three", "key"]

    assert found.place.path == "blog/a.md"


def test_facts_of_a_rule_that_is_off_conclude_nothing() -> None:
    assert Plans(RULES, Settings(ignore=("b",))).concluded([fact("a.md")]) == {}


def test_a_schema_that_is_none_is_an_error_of_the_settings() -> None:
    with pytest.raises(SettingsError, match="is not a JSON Schema"):
        Plans(RULES, Settings(schemas={"**": {"type": "sometimes"}}))


def test_names_alone_tell_which_rules_are_on() -> None:
    settings = Settings(overrides=(Override(("blog/**",), ignore=("a/one",)),))
    choice = Choice(Plans(RULES, settings).kinds, settings)

    assert choice.active_names("blog/a.md") == Plans(RULES, settings).active_names("blog/a.md") == {"a/two"}


def test_names_are_ids_and_families() -> None:
    assert Plans(RULES, Settings()).names >= {"a/one", "a", "b", "c"}


def test_rules_that_compare_documents_have_their_full_say_in_no_part_of_a_site() -> None:
    assert not {"b/three", "c/pair"} & Plans(RULES, Settings()).active_names("blog/a.md")


@pytest.mark.parametrize(("settings", "expected"), [(Settings(), True), (Settings(ignore=("c",)), False)], ids=str)
def test_whether_translations_are_compared_is_known(settings: Settings, expected: bool) -> None:
    assert Plans(RULES, settings).has_translation_rules == expected


def test_a_path_is_planned_once() -> None:
    plans = Plans(RULES, Settings())

    assert plans.plan_for("a.md") is plans.plan_for("b.md")
