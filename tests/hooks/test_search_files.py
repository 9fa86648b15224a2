"""Bytes in a script, and out of it again as the engine takes them."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.search.search_files import ESCAPE, ESCAPED_BY, as_script, write_json


def content_of(script):
    """What `shards.js` does with the string of a script."""
    call = script.decode("utf-16")
    start, end = call.index(',"') + 2, call.rindex('")')
    length = int(call[: start - 2].rpartition(",")[2])
    signs = iter(call[start:end].encode("utf-16-le", "surrogatepass"))
    units = [low + 256 * high for low, high in zip(signs, signs, strict=True)]
    found = bytearray()
    rest = iter(units)
    for unit in rest:
        plain = (next(rest) - ESCAPED_BY) & 0xFFFF if unit == ord(ESCAPE) else unit
        found += plain.to_bytes(2, "little")
    return bytes(found[:length])


@given(st.binary())
def test_bytes_come_out_as_they_went_in(content):
    assert content_of(as_script("words/abc", content)) == content


@pytest.mark.parametrize("unit", [0, 1, 10, 13, 34, 92, 0x2028, 0x2029, 0xD800, 0xDFFF, 0xFEFF])
def test_no_sign_that_ends_a_string_or_is_read_otherwise_stands_in_it(unit):
    script = as_script("a", unit.to_bytes(2, "little") * 3).decode("utf-16")
    inside = script[script.index(',"') + 2 : script.rindex('")')]
    assert chr(unit) not in inside.replace(ESCAPE, "")
    assert (
        content_of(as_script("a", unit.to_bytes(2, "little") * 3)) == unit.to_bytes(2, "little") * 3
    )


def test_pairs_of_halves_stand_as_they_are():
    smile = "😀".encode("utf-16-le")
    assert smile in as_script("a", smile)


def test_a_file_of_the_index_is_one_call_with_packed_json(tmp_path):
    write_json(tmp_path, "filters/type", ["“quoted”", 1])
    script = (tmp_path / "filters/type.js").read_bytes()
    assert script.decode("utf-16").startswith('readingRoomShard("filters/type",')
    assert zlib.decompress(content_of(script), 31).decode() == '["“quoted”",1]'
