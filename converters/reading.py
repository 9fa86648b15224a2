"""Reads the bytes of a released file: which encoding they are in, and whether they are text."""

from __future__ import annotations

import codecs
import hashlib

from converters.model import LINE_BREAK, Diagnostic, Source

FALLBACK_ENCODING = "windows-1252"
"""What a file is read as that is neither UTF-8 nor marked as UTF-16.

Every byte has a reading in it, so nothing is lost; it is what most American office software wrote.
"""

MAX_CHARACTERS = 1_000_000
"""The longest text that becomes one page: about 350 printed sheets.

With a mark on every line such a page takes 8 MB and half a minute to make; most take a tenth.
"""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "an RTF file"),
)
"""How files begin that are not text, whatever their name says."""


class Unreadable(Exception):
    """The file cannot become a page; `diagnostic` says why and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read(path: str, raw: bytes) -> tuple[Source, str, tuple[Diagnostic, ...]]:
    """Decodes a released file.

    Returns the source's facts, its text without a byte order mark, and notes on how it was read.
    Raises `Unreadable` for a file that is empty, not text, or too long for one page.
    """
    _refuse_other_formats(raw)
    text, encoding, diagnostics = _decode(raw)
    if not text.strip():
        raise _unreadable("the file is empty", "put the released text into it or delete it")
    if len(text) > MAX_CHARACTERS:
        raise _unreadable(
            f"the file has {len(text):,} characters; one page holds at most {MAX_CHARACTERS:,}",
            "split it into parts, for instance one file per record",
        )
    source = Source(path, hashlib.sha256(raw).hexdigest(), len(raw), encoding)
    return source, text, diagnostics


def _decode(raw: bytes) -> tuple[str, str, tuple[Diagnostic, ...]]:
    """The text, the encoding's name, and a note if the encoding is the declared fallback."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding, ()
            except UnicodeDecodeError:
                break
    try:
        return raw.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        return _as_windows_1252(raw), FALLBACK_ENCODING, (_fallback_note(raw, error.start),)


def _as_windows_1252(raw: bytes) -> str:
    """The five bytes that windows-1252 leaves open keep their number, as in the WHATWG standard."""
    return "".join(
        bytes([byte]).decode("windows-1252", errors="ignore") or chr(byte) for byte in raw
    )


def _fallback_note(raw: bytes, position: int) -> Diagnostic:
    before = raw[:position].decode("utf-8", errors="replace")
    return Diagnostic(
        "note",
        len(LINE_BREAK.findall(before)) + 1,
        f"byte 0x{raw[position]:02X} is not UTF-8; the file was read as {FALLBACK_ENCODING}",
        advice="if letters look wrong, save the file as UTF-8",
    )


def _refuse_other_formats(raw: bytes) -> None:
    for beginning, what in NOT_TEXT:
        if raw.startswith(beginning):
            raise _unreadable(f"the file is {what}, not text", "export its text as UTF-8 first")


def _unreadable(message: str, advice: str) -> Unreadable:
    return Unreadable(Diagnostic("error", 0, message, advice=advice))
