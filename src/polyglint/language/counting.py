"""How many words a text has, in a language with spaces between them or without."""

from polyglint.late_pattern import late_pattern

_CHARACTER = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_OTHER_BYTES = bytes(byte for byte in range(0x100) if not 0xE3 <= byte <= 0xEF)  # than such a character begins with


def count_words(text: str) -> int:
    """How many words a text has; a character of Chinese or Japanese counts as one, for they write no spaces."""
    if not _may_be_spaceless(text):
        return len(text.split())
    return len(_CHARACTER.findall(text)) + len(_CHARACTER.sub(" ", text).split())


def _may_be_spaceless(text: str) -> bool:
    """A gate: the pattern takes longer to compile than a small page to read."""
    return not text.isascii() and bool(text.encode("utf-8", "surrogatepass").translate(None, _OTHER_BYTES))
