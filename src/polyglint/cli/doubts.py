"""What the settings state and the site does not bear out: no mistake for sure, and silent unless somebody says it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from polyglint.settings import Settings
from polyglint.site import Site


def doubts(settings: Settings, site: Site) -> Iterator[str]:
    """What is odd, in words, each with the place in the settings."""
    source = settings.source_locale
    if source and len(site.locales) > 1 and source not in site.locales:
        yield _placed(
            settings,
            "source-locale",
            f"no document here is in {source}, so translations are compared with nothing; "
            f"locales here: {', '.join(site.locales)}",
        )
    for root in settings.roots:
        if not (settings.root / root.strip("/")).is_dir():
            yield _placed(settings, "roots", f'there is no folder "{root}" beside the settings')


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


def _placed(settings: Settings, key: str, message: str) -> str:
    from polyglint.settings_file import place_of  # late: only where something is odd

    return f"{place_of(settings, (key,), Path.cwd())}: {message}"
