"""What to say of a header that can't be read."""

from typing import NamedTuple


class Advice(NamedTuple):
    """Where the mistake stands in the document, what it is, what to do, and the edits that repair it."""

    start: int
    end: int
    message: str
    hint: str = ""
    edits: tuple[tuple[int, int, str], ...] = ()
    is_safe: bool = False
