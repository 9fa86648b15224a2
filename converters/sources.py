"""Finds the released files below the sources folder and gives each the id of its page."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from converters.model import Diagnostic

RESERVED_NAMES = frozenset({"index", "readme"})
"""Names that MkDocs takes for a folder's own page."""

NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A released file on disk and the id of its document."""

    file: Path
    path: str
    """Path below the sources folder, with `/`."""
    id: str


def find_sources(folder: Path) -> tuple[list[SourceFile], list[Diagnostic]]:
    """All `.txt` files below `folder` in the order of their ids, and those that were refused.

    Two files with one id are both refused: whichever was kept, links to the other would mislead.
    """
    by_id: dict[str, list[SourceFile]] = defaultdict(list)
    refused: list[Diagnostic] = []
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() != ".txt" or not file.is_file():
            continue
        source = SourceFile(file, file.relative_to(folder).as_posix(), source_id(file, folder))
        problem = _name_problem(source)
        if problem:
            refused.append(problem)
        else:
            by_id[source.id].append(source)
    refused += _refuse_doubles(by_id.values())
    single = [same[0] for same in by_id.values() if len(same) == 1]
    return sorted(single, key=lambda source: source.id), refused


def source_id(file: Path, folder: Path) -> str:
    """Path without suffix in small letters, digits and hyphens; letters of all scripts stay."""
    relative = PurePosixPath(file.relative_to(folder).as_posix()).with_suffix("")
    return "/".join(slug(part) for part in relative.parts)


def slug(name: str) -> str:
    """A name as one part of an address: `FOIA Log (2).v1` becomes `foia-log-2-v1`."""
    plain = unicodedata.normalize("NFC", name).casefold()
    return NOT_LETTERS.sub("-", plain).strip("-")


def _name_problem(source: SourceFile) -> Diagnostic | None:
    parts = source.id.split("/")
    if not all(parts):
        message = "the name holds no letter or digit, so its page would have no address"
    elif parts[-1] in RESERVED_NAMES:
        message = f"a page named “{parts[-1]}” would hide the list of documents"
    else:
        return None
    return Diagnostic("error", 0, message, advice="rename the file", path=source.path)


def _refuse_doubles(groups: Iterable[list[SourceFile]]) -> list[Diagnostic]:
    return [
        Diagnostic(
            "error",
            0,
            f"its page would be “{source.id}”, and so would that of "
            + ", ".join(other.path for other in same if other is not source),
            advice="rename one of them",
            path=source.path,
        )
        for same in groups
        if len(same) > 1
        for source in same
    ]
