"""The locales that a call names, in the form that those of documents have."""

from collections.abc import Sequence

from polyglint.site import Site
from polyglint.site.tags import normalised


class UnknownLocaleError(ValueError):
    """A locale that no document is in, with those that there are."""


def asked_locales(site: Site, tags: Sequence[str]) -> tuple[str, ...]:
    """The locales that these tags mean; several may stand in one, with commas between them.

    Raises UnknownLocaleError for one that no document is in.
    """
    named = [tag.strip() for several in tags for tag in several.split(",")]
    wanted = tuple(normalised(tag) or tag for tag in named)
    known = sorted({file.locale for file in site.files if file.locale})
    unknown = [tag for tag in wanted if tag not in known]
    if unknown and site.files:
        raise UnknownLocaleError(
            f"no document is in {', '.join(tag or '“”' for tag in unknown)}; locales here: {', '.join(known) or 'none'}"
        )
    return wanted
