"""How the bytes of a released file become text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.reading import MAX_CHARACTERS, Unreadable, read


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (b"caf\xc3\xa9", "café", "utf-8"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", "utf-8-sig"),
        (b"\xff\xfec\x00a\x00f\x00\xe9\x00", "café", "utf-16"),
        (b"\xfe\xff\x00c\x00a\x00f\x00\xe9", "café", "utf-16"),
        (b"caf\xe9", "café", "windows-1252"),
        (b"\x93quoted\x94", "“quoted”", "windows-1252"),
    ],
)
def test_an_encoding_is_recognised(raw: bytes, text: str, encoding: str) -> None:
    source, decoded, _ = read("a.txt", raw)
    assert (decoded, source.encoding) == (text, encoding)


def test_the_fallback_is_declared_with_the_line_of_the_first_such_byte() -> None:
    _, _, (note,) = read("a.txt", b"one\r\ntwo\ncaf\xe9\n")
    assert (note.severity, note.line) == ("note", 3)
    assert "0xE9" in note.message and "windows-1252" in note.message


def test_line_ends_form_feeds_and_nuls_stay_as_they_are() -> None:
    _, text, notes = read("a.txt", b"one\r\ntwo\rthree\n\x0c\x00")
    assert text == "one\r\ntwo\rthree\n\x0c\x00"
    assert notes == ()


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_with_a_reason(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read("a.txt", raw)


@pytest.mark.parametrize(
    ("raw", "what"), [(b"%PDF-1.7\n", "a PDF"), (b"PK\x03\x04...", "ZIP"), (b"{\\rtf1", "RTF")]
)
def test_a_file_that_is_not_text_is_refused_with_the_way_out(raw: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as refused:
        read("a.txt", raw)
    assert refused.value.diagnostic.advice


def test_a_text_too_long_for_one_page_is_refused_with_both_numbers() -> None:
    raw = b"x" * (MAX_CHARACTERS + 1)
    with pytest.raises(Unreadable, match=r"1,000,001 characters.*1,000,000"):
        read("a.txt", raw)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        source, text, _ = read("a.txt", raw)
    except Unreadable:
        return
    assert source.bytes == len(raw)
    assert text.strip()
