"""How messages quote a text."""

_LONGEST = 60


def excerpt(text: str) -> str:
    """The text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:.–— ") + "…"
