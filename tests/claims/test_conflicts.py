"""Small labelled sites: the rules find the conflicts in them, and hardly anything else."""

from pathlib import Path

import pytest

from tests.claims.conflicts import SITES, Found, figures, found_in, sites

HELD_OUT = SITES.parent / "held_out" / "sites"


@pytest.mark.parametrize(
    ("folder", "precision", "recall"), [(SITES, 0.95, 0.75), (HELD_OUT, 0.95, 0.75)], ids=["development", "held out"]
)
def test_conflicts_are_found_and_little_else(folder: Path, precision: float, recall: float) -> None:
    found = [found_in(site) for site in sites(folder)]
    measured = figures(found)

    assert measured.precision >= precision, shown(found)
    assert measured.recall >= recall, shown(found)


def shown(found: list[Found]) -> str:
    """What went wrong, site by site."""
    amiss = (one for one in found if one.wrong or one.missed)
    return "\n".join(f"{one.site.name}: wrong {one.wrong}, missed {one.missed}" for one in amiss)
