"""The released text as a script, which a page from a disk may load where it may not `fetch`."""

from __future__ import annotations

import json
import re

UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")
"""Signs that end a script element, or a line of a script in older browsers, and halves of
surrogate pairs, which UTF-8 cannot hold."""


def as_script(text: str) -> str:
    """One call, `releasedText("…")`, that holds the text and nothing else."""
    literal = json.dumps(text, ensure_ascii=False)
    return f"releasedText({UNSAFE.sub(_escape, literal)})\n"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
