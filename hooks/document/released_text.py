"""The released text as a script, which a page from a disk may load where it may not `fetch`."""

from __future__ import annotations

import base64
import json
import zlib

GZIP = 31
"""What zlib calls gzip with its widest window; the file then holds no time and no name."""


def as_script(text: str) -> str:
    """One call, `releasedText("…")`: the text as a string of JSON, with gzip, in base64.

    Half the size of the text, which lies below `sources/` as well: on the site of ten thousand
    documents that is 50 MB. JSON can hold halves of surrogate pairs, which UTF-8 cannot.
    """
    packed = zlib.compress(json.dumps(text).encode(), 9, GZIP)
    return f'releasedText("{base64.b64encode(packed).decode()}")\n'
