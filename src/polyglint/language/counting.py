"""How many words a text has, in a language with spaces between them or without."""

from polyglint.late_pattern import late_pattern

_CHARACTER = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def count_words(text: str) -> int:
    """How many words a text has; a character of Chinese or Japanese counts as one, for they write no spaces."""
    if text.isascii() or not _CHARACTER.search(text):
        return len(text.split())
    return len(_CHARACTER.findall(text)) + len(_CHARACTER.sub(" ", text).split())
