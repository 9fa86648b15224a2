"""Writes an annotation as the file that it is read from."""

from __future__ import annotations

import json
import re

from converters.annotations.model import Annotation

PLAIN = re.compile(r"[^\W_](?:[\w .,;’()/+-]*[\w.)])?")
"""Values that YAML takes as they stand."""


def file_text(annotation: Annotation) -> str:
    """The file: front matter, the quote with `> ` before its lines, the note."""
    values = {
        "document": annotation.document,
        "motivation": annotation.motivation,
        "creator": annotation.creator,
        "created": annotation.created,
        "tags": ", ".join(annotation.tags),
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "line": str(annotation.line or ""),
    }
    entries = [front_matter_line(key, value) for key, value in values.items() if value]
    quote = [f"> {line}" if line else ">" for line in annotation.quote.split("\n")]
    return "\n".join(["---", *entries, "---", "", *quote, "", annotation.note, ""])


def front_matter_line(key: str, value: str) -> str:
    """One line, in double quotes where YAML could take it for something else."""
    is_plain = key not in ("prefix", "suffix") and PLAIN.fullmatch(value)
    return f"{key}: {value if is_plain else json.dumps(value, ensure_ascii=False)}"
