"""Which files are catalogues of messages, told by their names: asked of every document, so that the rest can wait."""

from collections.abc import Mapping

from polyglint.document.front_matter import Format

FORMATS: Mapping[str, Format] = {".json": "json", ".arb": "json", ".yaml": "yaml", ".yml": "yaml", ".po": "po"}
"""The formats of catalogues by suffix."""

_SUFFIXES = tuple(FORMATS)


def format_of(path: str) -> Format:
    """The format of a catalogue of this name; "" for a file that is none."""
    if not path.endswith(_SUFFIXES):
        path = path.lower()
        if not path.endswith(_SUFFIXES):
            return ""
    return FORMATS[path[path.rindex(".") :]]
