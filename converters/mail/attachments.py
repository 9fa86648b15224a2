"""Links the files that a message announces to the records that follow it.

This is an inference, and pages show it as one: paper carries no link.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converters.model import AttachedFile, Document, Record

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")

EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}\b[^.]*\Z")

COMMON = frozenset(
    "final draft paper white memo memorandum document version copy clean file attachment enclosure "
    "with from this that and for the talking points point report letter letters rev redline edits "
    "agency office department united states".split()
)
"""Words that do not tell one file from another."""

SHORTEST = 4
"""Letters of a word that tells something, abbreviations in capitals aside."""

PICTURE = re.compile(r"image\d{1,4}\.(?:png|jpe?g|gif|bmp|wmz|emz)", re.IGNORECASE)
"""A picture inside the text of a message, such as a logo; no record of its own follows."""

MOST_ALIKE = 50
"""Files of one message that share a word and are compared."""

Match = tuple[int, int]
"""The record that announces and the number of its file."""


def linked(document: Document, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records, with attachments and the messages that announce them linked both ways.

    A record is taken for a file where no other could be, or where its title shares telling words
    with the file's name.
    """
    matches: dict[int, Match] = {}
    for announced, candidates in _announcements(records):
        free = [index for index in candidates if index not in matches]
        matches.update(_matched(records, announced, free))
    return _with_links(records, matches)


def _announcements(records: Sequence[Record]) -> Iterator[tuple[list[Match], list[int]]]:
    """The files of each thread or letter, and the records that follow it up to the next message."""
    start = 0
    while start < len(records):
        thread = records[start].thread
        end = start + 1
        while thread and end < len(records) and records[end].thread == thread:
            end += 1
        files = [
            (index, number)
            for index in range(start, end)
            for number, file in enumerate(records[index].attachments)
            if not file.record and not PICTURE.fullmatch(file.name)
        ]
        if files:
            yield files, _following(records, end)
        start = end


def _following(records: Sequence[Record], at: int) -> list[int]:
    """The records from one on, up to the next message or to one that announces files itself."""
    found = []
    while at < len(records) and records[at].type != "e-mail":
        if not records[at].attached_to:
            found.append(at)
        if records[at].attachments:
            break
        at += 1
    return found


def _matched(
    records: Sequence[Record], files: list[Match], candidates: list[int]
) -> dict[int, Match]:
    """Which candidate is which file."""
    names = _Names(records, files)
    matches: dict[int, Match] = {}
    for candidate in candidates:
        title = records[candidate].title
        file = names.best(title.value) if title else None
        if file and file not in matches.values():
            matches[candidate] = file
    alone = len(files) == len(candidates) == 1 and records[files[0][0]].type == "e-mail"
    if alone and not matches:
        matches[candidates[0]] = files[0]
    return matches


class _Names:
    """The names of files, by the words that tell one from another."""

    def __init__(self, records: Sequence[Record], files: list[Match]) -> None:
        self._words = {file: _telling(records[file[0]].attachments[file[1]].name) for file in files}
        self._files: dict[str, list[Match]] = {}
        for file, words in self._words.items():
            for word in words:
                self._files.setdefault(word, []).append(file)

    def best(self, title: str) -> Match | None:
        """The file whose name shares most words with a title, if these tell and no other does."""
        words = _telling(title)
        shared = Counter(file for word in words for file in self._files.get(word, [])[:MOST_ALIKE])
        (first, score), (_, next_score) = [*shared.most_common(2), *[((-1, 0), 0)] * 2][:2]
        # Two words in common tell, or one where either side has no more.
        tells = score >= 2 or 0 < score == min(len(words), len(self._words.get(first, ())))
        return first if tells and score > next_score else None


def _telling(name: str) -> set[str]:
    """The words of a name that tell it from others, in small letters."""
    words = WORD.findall(EXTENSION.sub("", name))
    return {
        word.casefold()
        for word in words
        if (len(word) >= SHORTEST or (word.isupper() and len(word) > 1))
        and word.casefold() not in COMMON
        and not word.isdigit()
    }


def _with_links(records: Sequence[Record], matches: dict[int, Match]) -> tuple[Record, ...]:
    result = list(records)
    for candidate, (index, number) in matches.items():
        files: list[AttachedFile] = list(result[index].attachments)
        files[number] = replace(files[number], record=records[candidate].id)
        result[index] = replace(result[index], attachments=tuple(files))
        result[candidate] = replace(result[candidate], attached_to=records[index].id)
    return tuple(result)
