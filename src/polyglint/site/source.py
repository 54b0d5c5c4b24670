"""The locale that pages are written in first: stated, or a guess that says so."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from polyglint.site.layout import Home

_NEAR = 0.95


def source_of(homes: Sequence[Home], stated: str | None) -> tuple[str, str]:
    """The source locale and the reason for it; "" is the version whose path names no locale."""
    if stated:
        return stated, "`source-locale` in the settings"
    counts: Counter[str] = Counter(home.locale for home in homes if home.locale)
    if not counts:
        return "", "no locale is known"
    localised = {home.page for home in homes if home.locale}
    # A file that has no translation, such as a README beside the content, does not speak for a language.
    default = sum(not home.locale and home.page in localised for home in homes)
    if default:
        counts[""] = default
    if len(counts) == 1:
        return next(iter(counts)), "the only locale"
    source = _guess(counts)
    most = "most pages" if counts[source] == max(counts.values()) else "about as many pages as any"
    where = "" if source else ", without a locale in their path"
    return source, f"guess: {most}{where} ({counts[source]} of {sum(counts.values())})"


def _guess(counts: Mapping[str, int]) -> str:
    """The locale with most pages; of those that come near, the one without a name, then English.

    Translations keep pages that their source has dropped, so a few more pages do not make a source.
    """
    most = max(counts.values())
    near = [locale for locale, count in counts.items() if count >= _NEAR * most]
    unnamed = [locale for locale in near if locale == ""]
    likely = unnamed or [locale for locale in near if _is_english(locale)]
    return min(likely or counts, key=lambda locale: (-counts[locale], locale))


def _is_english(locale: str) -> bool:
    return locale.partition("-")[0] == "en"


def catalogue_source(locales: Iterable[str], source: str) -> str:
    """The locale that catalogues are translated from: that of the pages or its language, else English, else unknown.

    The pages' locale may have no name in paths, and how many catalogues a locale has tells nothing: each has them all,
    and those of the source often stand in the code.
    """
    known = sorted(set(locales))
    language = source.partition("-")[0] if source else "en"
    own = [locale for locale in known if locale == source] or [
        locale for locale in known if locale.partition("-")[0] == language
    ]
    return own[0] if own else next(filter(_is_english, known), "")


def declared_source(locales: Iterable[str]) -> str:
    """The locale of the version without a locale in its path, by what its documents say of themselves."""
    counts = Counter(locale for locale in locales if locale)
    return min(counts, key=lambda locale: (-counts[locale], locale), default="")
