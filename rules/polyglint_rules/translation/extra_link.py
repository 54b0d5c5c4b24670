"""Links that the source does not have."""

from collections.abc import Iterator

from polyglint import Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.link_changes import changes


class ExtraLink(TranslationRule):
    """A translation links to nothing that its source does not link to."""

    id = "translation/extra-link"
    preview = True
    mqm = Mqm("design and markup", "link", "minor")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Each link that came in with the translation."""
        for change in changes(translation):
            for link in change.added:
                yield Problem(
                    change.target.document.place(link.start, link.end),
                    f'the source has no link to "{link.target.raw}" here: check that it belongs',
                    related=(Related(change.source.place, "the source"),),
                )
