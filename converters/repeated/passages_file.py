"""Writes the repeated passages of a collection beside its documents, one passage a line.

The second pass: it needs every document at once, so it runs after all of them are converted, and
again only when one of them changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from converters.repeated.passage_lines import passage_lines

NAME = "repeated-passages.jsonl"

FORMAT = "7"
"""Goes up when what is written here changes, so that every collection is read anew."""


def repeated_passages(output: Path, fingerprints: Iterable[str]) -> str | None:
    """The text of the file for these documents, or None where the file is up to date.

    `fingerprints`: those of all documents; as long as they are the same, so are the passages.
    """
    path = output / NAME
    digest = hashlib.sha256("\n".join((FORMAT, *sorted(fingerprints))).encode()).hexdigest()
    head = json.dumps({"fingerprint": digest})
    if path.is_file() and _first_line(path) == head:
        return None
    documents = {one["id"]: one for one in _documents(output)}
    lines = (json.dumps(line, ensure_ascii=False) for line in passage_lines(documents))
    return "\n".join((head, *lines)) + "\n"


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline().rstrip("\n")


def _documents(output: Path) -> Iterator[Mapping[str, Any]]:
    for path in sorted(output.rglob("*.json")):
        content = json.loads(path.read_bytes())
        if "blocks" in content:
            kept = ("id", "blocks", "redactions", "markup")
            yield {key: content[key] for key in kept} | {"messages": list(_messages(content))}


def _messages(content: Mapping[str, Any]) -> Iterator[Mapping[str, int]]:
    """Where each e-mail message stands, and where its header does."""
    for record in content["records"]:
        if record["type"] == "e-mail" and record["fields"]:
            header = record["fields"][0]["start"], record["fields"][-1]["end"]
            place = {"start": record["start"], "end": record["end"]}
            yield {**place, "header": header[0], "header_end": header[1]}
