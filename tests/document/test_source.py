"""Bytes come in and go out: what was not edited is byte for byte what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint.document.source import Source, decode

LINE_ENDS = st.lists(st.sampled_from(["a", "é", "語", "\n", "\r\n", "\r", "\ufeff", "\u2028", "\x0c"])).map("".join)


@given(LINE_ENDS, st.booleans())
def test_without_edits_the_bytes_are_the_same(raw: str, has_bom: bool) -> None:
    data = (b"\xef\xbb\xbf" if has_bom else b"") + raw.encode()

    assert data == decode(data).edited(())


@given(LINE_ENDS, st.data())
def test_only_the_edited_stretch_changes(raw: str, data: st.DataObject) -> None:
    source = Source(raw, has_bom=True)
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))

    edited = decode(source.edited([(start, end, "X")]))

    assert source.text[:start] + "X" + source.text[end:] == edited.text


def test_every_kind_of_line_end_is_one_line_end() -> None:
    assert Source("a\r\nb\rc\n").text == "a\nb\nc\n"


def test_inserted_lines_get_the_line_end_of_the_file() -> None:
    assert Source("a\r\nb\r\n").edited([(2, 3, "x\ny")]) == b"a\r\nx\r\ny\r\n"


def test_a_byte_order_mark_is_no_text_and_survives() -> None:
    source = decode(b"\xef\xbb\xbfab")

    assert source.text == "ab"
    assert source.edited([(0, 1, "x")]) == b"\xef\xbb\xbfxb"


def test_wrong_bytes_are_counted_and_the_first_is_placed() -> None:
    (found,) = decode(b"caf\xe9\r\n\r\n na\xefve").undecodable

    assert (found.kind, found.offset, found.byte, found.number, found.start) == ("utf-8", 3, 0xE9, 2, 3)


def test_an_authors_own_replacement_character_is_not_a_wrong_byte() -> None:
    assert decode("a \ufffd b".encode()).undecodable == ()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("# Titel".encode("utf-16"), "utf-16"),
        ("# Titel und mehr Text".encode("utf-16-le"), "utf-16"),
        ("# Titel und mehr Text".encode("utf-16-be"), "utf-16"),
        ("# Titel".encode("utf-32"), "utf-32"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_not_utf_8_is_said_to_be_what_it_looks_like(data: bytes, kind: str) -> None:
    assert [kind] == [found.kind for found in decode(data).undecodable]


def test_a_nul_among_good_text_is_text() -> None:
    assert decode(b"one\0two" + b" and more" * 40).undecodable == ()


@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes) -> None:
    source = decode(data)

    assert all(0 <= found.start <= len(source.text) for found in source.undecodable)
