"""How a site wants its claims read.

A named tuple, and apart from the model: most documents state nothing that is read, and the classes of the model take
longer to define than the gate takes to say so.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

PACKS = ("care", "product", "software")
"""The packs that come with the tool, in the order in which they are read."""

DEFAULT_PACKS = ("care",)
"""Those that are read where the site says nothing."""

Aliases = tuple[tuple[str, tuple[str, ...]], ...]
"""Subjects with the names that pages call them by."""


class ClaimSettings(NamedTuple):
    """How a site wants its claims read: `[claims]` of its settings, and phrases of its own."""

    packs: tuple[str, ...] = DEFAULT_PACKS
    aliases: Aliases = ()
    promises: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    are_stated: bool = False  # the packs, by the site

    @classmethod
    def of(cls, stated: Mapping[str, Any], promises: Iterable[str] = (), events: Iterable[str] = ()) -> "ClaimSettings":
        """The settings of a `[claims]` table."""
        aliases = tuple((subject, tuple(names)) for subject, names in stated.get("aliases", {}).items())
        packs = tuple(stated.get("packs") or ())
        return cls(packs or DEFAULT_PACKS, aliases, tuple(promises), tuple(events), bool(packs))
