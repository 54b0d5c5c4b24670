"""What a run knows of the bases of its translations, with as little asking as what it remembers allows."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from polyglint.history.bases import Bases, Basis, Wanted, blob_id
from polyglint.history.lock import LOCK_NAME, LockError
from polyglint.site import SiteFile

Remembered = tuple[bytes, dict[str, bytes]]
"""The state that bases were asked for in, and the token of each translation's basis."""


class Upkeep(NamedTuple):
    """The bases of a run, and why the lock could not be followed if so."""

    bases: Bases
    wanted: dict[str, Wanted]
    remembered: Remembered = (b"", {})
    errors: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        bases: Bases,
        pairs: Iterable[tuple[SiteFile, SiteFile]],
        changed: Collection[str],
        remembered: Remembered,
    ) -> "Upkeep":
        """What is known of translations and their sources.

        Asked for are the translations that have `changed`, and all where the state is another than the remembered one.
        """
        wanted = {target.path: Wanted(target.path, target.locale, source.path) for target, source in pairs}
        state = bases.state(list(wanted.values()))
        known = remembered[1] if remembered[0] == state else {}
        asked = [one for path, one in wanted.items() if path in changed or path not in known]
        if not asked:
            return cls(bases, wanted, remembered)
        try:
            return cls(bases, wanted, (state, {**known, **bases.tokens(asked)}))
        except LockError as error:
            return cls(bases, wanted, errors=((LOCK_NAME, str(error)),))

    def token(self, path: str) -> bytes:
        """What differs when the basis of this translation does; empty where nothing is known."""
        return self.remembered[1].get(path, b"")

    def of_page(self, paths: Sequence[str], bases: Mapping[str, Basis]) -> dict[str, Any]:
        """What a job has to know of the documents of its page."""
        return {
            "tokens": {path: self.token(path) for path in paths},
            "bases": {path: bases[path] for path in paths if path in bases},
        }

    def load(self, paths: Sequence[str], read: Callable[[str], bytes]) -> dict[str, Basis]:
        """The bases of these translations, of those whose source is not as it was then."""
        wanted = [self.wanted[path] for path in paths if self.token(path)]
        if not wanted:
            return {}
        # What is remembered are tokens: of a translation that has not changed itself the basis was not asked for yet.
        self.bases.tokens([one for one in wanted if not self.bases.knows(one.path)])
        return self.bases.load(wanted, {source: _id_of(source, read) for source in {one.source for one in wanted}})


def _id_of(path: str, read: Callable[[str], bytes]) -> str:
    try:
        return blob_id(read(path))
    except OSError:
        return ""
