"""Which rules look at which document: the settings and the command line, turned into a plan for each path."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from polyglint.engine import Plan, conclude, grouped
from polyglint.rule import LateRule, Rule, SiteRule
from polyglint.settings import Selection, Settings, SettingsError, rule_ids_named
from polyglint.suppression import ENGINE_FINDINGS
from polyglint.values import Fact, Finding, Problem, Severity

# Options that the site states once for every rule that has a field of that name.
_SHARED = ("schemas", "roots", "glossaries", "claims", "facts", "spelling")


def plans(settings: Settings, state: str = "") -> "Plans":
    """The rules that are installed and those of the site's own folders, chosen by its settings.

    `state` is the signature of their sources, where somebody has just asked for it.

    Raises SettingsError, and discovery's PackError when a pack cannot be loaded.
    """
    from polyglint.roster import known_rules  # late: tests and callers bring their own rules

    return Plans(known_rules([settings.root / folder for folder in settings.rules], state), settings)


class Choice:
    """Which rules are on where, told by their names alone: for this no rule has to be loaded."""

    def __init__(self, kinds: Mapping[str, tuple[bool, bool]], settings: Settings) -> None:
        """`kinds` has the id of each rule, whether it is a preview, and whether it compares documents."""
        self.kinds = kinds
        self.settings = settings
        self._active: dict[tuple[int, ...], frozenset[str]] = {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of all rules, and their families."""
        return names_of(self.kinds)

    def active_names(self, path: str) -> frozenset[str]:
        """The ids of the rules that have their full say about the document at this path in any run.

        Rules that compare documents are left out: what they say depends on how much of the site is read.
        """
        which = self.settings.overrides_of(path)
        if which not in self._active:
            selection = self.settings.rules_for(path)
            self._active[which] = frozenset(
                name
                for name, (preview, compares) in self.kinds.items()
                if not compares and is_selected(name, selection, preview=preview)
            )
        return self._active[which]

    def as_set(self, finding: Finding) -> Finding | None:
        """A finding of the engine's own as the settings want it: with their severity, or not at all."""
        selection = self.settings.rules_for(finding.place.path)
        if not is_selected(finding.rule, selection):
            return None
        severity = selection.severity.get(finding.rule)
        return finding._replace(severity=severity) if severity else finding


class Plans(Choice):
    """The rules of a run."""

    def __init__(self, known: Mapping[str, Rule], settings: Settings) -> None:
        """Raises SettingsError when the settings name a rule or an option that does not exist."""
        kinds = {rule.id: (rule.preview, rule.kind != "document") for rule in known.values()}
        super().__init__(kinds, settings)
        self.known = known
        self._plans: dict[tuple[int, ...], Plan] = {}
        if settings.schemas:
            self._refuse_schemas(settings)
        unknown = [(key, name) for key, name in rule_ids_named(settings) if name not in self.names]
        if unknown:
            from polyglint.settings_file import place_of  # late: only for errors

            raise SettingsError(
                [f"{place_of(settings, key, Path.cwd())}: {unknown_rule(name, self.names)}" for key, name in unknown]
            )

    @staticmethod
    def _refuse_schemas(settings: Settings) -> None:
        """Raises SettingsError for what is no JSON Schema: better now than at every document that it meets."""
        from jsonschema import SchemaError, validators  # late: few sites have schemas

        from polyglint.settings_file import place_of

        wrong = []
        schemas: Mapping[str, Any] = settings.schemas
        for glob, schema in schemas.items():
            try:
                validators.validator_for(schema).check_schema(schema)
            except SchemaError as error:
                where = place_of(settings, ("schemas", glob), Path.cwd())
                wrong.append(f"{where}: is not a JSON Schema: {error.json_path}: {error.message}")
        if wrong:
            raise SettingsError(wrong)

    @cached_property
    def has_translation_rules(self) -> bool:
        """Whether any rule compares a translation with its source."""
        base = self.settings.rules_for("")
        selections = [
            base,
            *(base._replace(select=one.select, extend_select=one.extend_select) for one in self.settings.overrides),
        ]
        return any(
            rule.reads_translations and is_selected(rule.id, selection, preview=rule.preview)
            for rule in self.known.values()
            for selection in selections
        )

    def concluded(self, facts: Iterable[tuple[str, Fact]]) -> dict[tuple[str, str], list[Finding]]:
        """What the site's rules say of the facts, by rule and key; those that they find in order are left out."""
        return {
            (name, key): findings
            for (name, key), group in grouped(facts).items()
            if (rule := self._site_rule(name, group[0].place.path))
            and (findings := conclude(rule, key, group, self._severity))
        }

    def _site_rule(self, name: str, path: str) -> SiteRule | None:
        """The rule as the site has set it, or as the override does that alone has switched it on."""
        rules = (*self.site.rules, *self.plan_for(path).rules)
        named = (known.loaded for known in rules if known.id == name)
        return next((rule for rule in named if isinstance(rule, SiteRule)), None)

    def _severity(self, rule: Rule, problem: Problem) -> Severity:
        return self.plan_for(problem.place.path).severity(rule, problem)

    @cached_property
    def site(self) -> Plan:
        """The plan for questions about the whole site: what holds where no override does."""
        return self._plan(self.settings.rules_for(""))

    def plan_for(self, path: str) -> Plan:
        """The plan for a document."""
        which = self.settings.overrides_of(path)
        if which not in self._plans:
            self._plans[which] = self._plan(self.settings.rules_for(path))
        return self._plans[which]

    def _plan(self, selection: Selection) -> Plan:
        chosen = [rule for rule in self.known.values() if is_selected(rule.id, selection, preview=rule.preview)]
        return Plan(tuple(self._configured(rule, selection) for rule in chosen), dict(selection.severity))

    def _configured(self, rule: Rule, selection: Selection) -> Rule:
        stated = dict(selection.options.get(rule.id, {}))
        shared = {name: value for name in _SHARED if name not in stated and (value := getattr(self.settings, name))}
        if shared:
            fields = _option_names(rule)
            stated |= {name: value for name, value in shared.items() if name in fields}
        if not stated:
            return rule
        from polyglint.options import configured  # late: a site without settings has set no option

        try:
            return configured(rule.loaded, stated)
        except ValueError as error:  # what OptionError is, and by what a rule refuses a value
            where = self.settings.path or "options"
            raise SettingsError([f'{where}: options."{rule.id}": {error}']) from error


def _option_names(rule: Rule) -> Iterable[str]:
    if isinstance(rule, LateRule):
        return rule.option_names
    from polyglint.options import options  # late, as above

    return [option.name for option in options(rule)]


def is_selected(name: str, selection: Selection, *, preview: bool = False) -> bool:
    """Whether a rule is on: what is ignored is off, what is selected by id is on, a preview rule only so."""
    chosen = (*selection.select, *selection.extend_select)
    if _names(selection.ignore, name):
        # An id weighs more than a family: `select = ["headings/x"]`, `ignore = ["headings"]`.
        return name not in selection.ignore and name in chosen
    if name in chosen or preview:
        return name in chosen
    return not selection.select or _names(chosen, name)


def _names(names: Iterable[str], rule: str) -> bool:
    return any(name in (rule, rule.partition("/")[0]) for name in names)


def names_of(ids: Iterable[str]) -> frozenset[str]:
    """All names that settings may use: ids and families, those of the engine's own findings too."""
    ids = (*ids, *ENGINE_FINDINGS)
    return frozenset({*ids, *(name.partition("/")[0] for name in ids)})


def unknown_rule(name: str, names: Iterable[str]) -> str:
    """What to say of a rule that does not exist."""
    from polyglint.options import suggestion  # late: hopefully never

    meant = suggestion(name, names)
    return f"no rule or family is called {name!r}{meant}{'' if meant else ':'} `polyglint rules` lists them all"
