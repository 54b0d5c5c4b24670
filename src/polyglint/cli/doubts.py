"""What the settings state and the site does not bear out: no mistake for sure, and silent unless somebody says it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from polyglint.cache import Cache, DamagedError, Record
from polyglint.conclusions import unpacked
from polyglint.settings import KeyPath, Settings
from polyglint.site import Site, discover

# The rule that tells which declared subjects a document names.
_HOLDS_TO_FACTS = "claims/source-of-truth"


def doubts(settings: Settings, site: Site) -> Iterator[str]:
    """What is odd, in words, each with the place in the settings."""
    source = settings.source_locale
    if source and len(site.locales) > 1 and source not in site.locales:
        yield _placed(
            settings,
            ("source-locale",),
            f"no document here is in {source}, so translations are compared with nothing; "
            f"locales here: {', '.join(site.locales)}",
        )
    for root in settings.roots:
        if not (settings.root / root.strip("/")).is_dir():
            yield _placed(settings, ("roots",), f'there is no folder "{root}" beside the settings')


def nameless_facts(settings: Settings, site: Site, cache: Cache) -> Iterator[str]:
    """The subjects of facts that no page has; told after a run, and only where it has read all of the site."""
    subjects = {str(fact["subject"]): index for index, fact in enumerate(settings.facts) if fact.get("subject")}
    if not subjects or not _is_on(_HOLDS_TO_FACTS, settings, cache.kinds):
        return
    records = [Record(*cache.records[file.path]) for file in site.files if file.path in cache.records]
    try:
        packed = [cache.stated(record).facts() for record in records]
    except DamagedError:
        cache.recover()  # the next run knows better
        return
    facts = (stated for one in packed for _, stated in unpacked(one, {}, lambda group: group[0] == _HOLDS_TO_FACTS))
    met = {stated.value for stated in facts if isinstance(stated.value, str)}
    missing = [(subject, index) for subject, index in subjects.items() if subject not in met]
    if missing and _is_whole(settings, site):
        for subject, index in missing:
            named = f'no page is called "{subject}": a page is about what its title names; [claims] aliases says more'
            yield _placed(settings, ("facts", index, "subject"), named)


def _is_whole(settings: Settings, site: Site) -> bool:
    """Whether all pages of the site were asked for; what is in no locale beside them, such as a README, is none."""
    if site.root != settings.root or not all(file.is_reported for file in site.files):
        return False
    read = {file.path for file in site.files}
    left = [file for file in discover((str(settings.root),), settings, settings.root).files if file.path not in read]
    return not left or (bool(site.locales) and not any(file.locale for file in left))


def leaves_no_rule(settings: Settings, kinds: Mapping[str, tuple[bool, bool]]) -> bool:
    """Whether what is selected and what is ignored cancel each other out, for all paths.

    `kinds` has the id of each rule and, first of two, whether it is a preview.
    """
    chosen_families = {name.partition("/")[0] for name in settings.select or kinds}
    if not chosen_families or not chosen_families <= {name.partition("/")[0] for name in settings.ignore}:
        return False
    if any(override.select or override.extend_select for override in settings.overrides):
        return False
    from polyglint.plans import is_selected  # late: few settings ignore what they select
    from polyglint.suppression import ENGINE_FINDINGS

    chosen = settings._replace(overrides=()).rules_for("")
    known = {name: preview for name, (preview, _) in kinds.items()} | dict.fromkeys(ENGINE_FINDINGS, False)
    return not any(is_selected(name, chosen, preview=preview) for name, preview in known.items())


def _is_on(rule: str, settings: Settings, kinds: Mapping[str, tuple[bool, bool]]) -> bool:
    from polyglint.plans import is_selected  # late, as above

    return rule in kinds and is_selected(rule, settings.rules_for(""))


def _placed(settings: Settings, key: KeyPath, message: str) -> str:
    from polyglint.settings_file import place_of  # late: only where something is odd

    return f"{place_of(settings, key, Path.cwd())}: {message}"
