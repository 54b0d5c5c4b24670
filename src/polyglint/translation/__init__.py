"""A source document and one version of it in another language: which blocks and texts stand for which."""

from polyglint.translation.alignment import SURE, Link
from polyglint.translation.outdated import Outdated
from polyglint.translation.passages import Passage, Segment
from polyglint.translation.translation import Translation
from polyglint.translation.units import Unit

__all__ = ["SURE", "Link", "Outdated", "Passage", "Segment", "Translation", "Unit"]
