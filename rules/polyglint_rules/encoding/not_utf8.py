"""Bytes that are not UTF-8."""

from collections.abc import Iterator

from polyglint import Document, DocumentRule, Mqm, Problem

_WIDE = {"utf-16": "UTF-16", "utf-32": "UTF-32"}


class NotUtf8(DocumentRule):
    """A document is UTF-8."""

    id = "encoding/not-utf8"
    mqm = Mqm("linguistic conventions", "character encoding", "major")
    severity = "error"
    reads_undecodable = True
    needs = "[\0\ufffd]"  # what stands in the text for such bytes, and what gives away the others
    reads_catalogues = True

    def check(self, document: Document) -> Iterator[Problem]:
        """What the bytes are instead, at the first wrong one."""
        for wrong in document.undecodable:
            # Nothing is guessed: a wrong guess would be saved as text, and then nobody knows the bytes any more.
            place = document.place(wrong.start, min(wrong.start + 1, len(document.text)))
            if wrong.kind in _WIDE:
                name = _WIDE[wrong.kind]
                hint = f"convert it: iconv -f {name} -t UTF-8 {document.path}"
                yield Problem(place, f"the file is {name}, not UTF-8: save it as UTF-8", hint)
            elif wrong.kind == "binary":
                hint = "a file that is no text does not need the name of one"
                yield Problem(place, "the file is not text: it holds NUL bytes and bytes that are not UTF-8", hint)
            else:
                message = f"byte 0x{wrong.byte:02X} at offset {wrong.offset} is not UTF-8{_others(wrong.number)}"
                hint = f"find out what the file was written in, then: iconv -f ENCODING -t UTF-8 {document.path}"
                yield Problem(place, f"{message}: save the file as UTF-8", hint)


def _others(count: int) -> str:
    match count:
        case 0 | 1:
            return ""
        case 2:
            return ", and 1 more"
        case _:
            return f", and {count - 1:,} more"
