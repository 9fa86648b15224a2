"""Writes the files of the search index as scripts.

A page that is opened from a disk may load scripts and nothing else. So every file is one call,
`readingRoomShard(name, length, "…")`, of bytes compressed with gzip; the web serves the same files.
"""

from __future__ import annotations

import codecs
import json
import re
import zlib
from pathlib import Path

UNSAFE = re.compile('[\x00\x01\n\r"\\\\\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
"""What a string in a script cannot hold, or a browser does not read as it stands."""

ESCAPE = "\x01"
ESCAPED_BY = 0x3000


def write_json(folder: Path, name: str, content: object) -> None:
    """Writes a file of the index with JSON in it; the name is that of the file, without `.js`."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    write_packed(folder, name, zlib.compress(plain.encode("utf-8", "replace"), 6, 31))


def write_packed(folder: Path, name: str, packed: bytes) -> None:
    """Writes a file of the index with bytes that gzip compressed."""
    path = folder / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_script(name, packed))


def as_script(name: str, content: bytes) -> bytes:
    """A script that gives two bytes with each sign of a string, in UTF-16.

    A browser heeds the mark at its start whatever a server says (WHATWG Encoding, "BOM sniff").
    In base64 the same bytes would take a third more.
    """
    even = content + b"\0" * (len(content) % 2)
    signs = UNSAFE.sub(_escape, even.decode("utf-16-le", "surrogatepass"))
    script = f'readingRoomShard("{name}",{len(content)},"{signs}")\n'
    return codecs.BOM_UTF16_LE + script.encode("utf-16-le")


def _escape(match: re.Match[str]) -> str:
    return ESCAPE + chr((ord(match[0]) + ESCAPED_BY) & 0xFFFF)
