"""Makes up documents with a natural vocabulary, as the converter's JSON, for measuring the search.

Words are as frequent as in texts that people write: the rank of a word times its frequency is about
the same for all (Zipf), and new words keep coming as texts go on. The most frequent ones are those
of the released texts, the others are put together from their beginnings and ends. Half of the time
a word is followed by one of a few that like to stand behind it, so that phrases come back.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

VOCABULARY = 200_000
FOLLOWERS = 6
AGENCIES = 60
PEOPLE = 2_000
AUTHORITIES = 3_000
EXEMPTIONS = ("b5", "b6", "b7C", "b7E", "b7A", "b3", "b4", "b7D", "b7F")
TYPES = ("letter", "memorandum", "report", "briefing paper", "request")
CHARACTERS = 10_000
SEED = 552


class Writer:
    """Writes documents; the same ones for the same seed."""

    def __init__(self, sources: Path, seed: int = SEED) -> None:
        self.chance = random.Random(seed)
        self.words = _vocabulary(sources, random.Random(SEED))
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self._drawn: list[int] = []

    def word(self) -> int:
        """The rank of a word, by how frequent it is."""
        if not self._drawn:
            ranks = range(len(self.words))
            self._drawn = self.chance.choices(ranks, cum_weights=self._weights, k=50_000)
        return self._drawn.pop()

    def sentence(self) -> str:
        """Some words, with a capital and a full stop."""
        ranks = [self.word()]
        for _ in range(self.chance.randrange(6, 28)):
            known = self.chance.random() < 0.5
            ranks.append(self._follower(ranks[-1]) if known else self.word())
        words = [self.words[rank] for rank in ranks]
        if self.chance.random() < 0.1:
            words[-1] = self.chance.choice(
                ("10,000", "U.S.", "2020-ICFO-18634", "e-mail", "§ 552a")
            )
        return " ".join(words).capitalize() + "."

    def _follower(self, rank: int) -> int:
        """One of the words that like to stand behind another: the same few each time."""
        which = self.chance.randrange(FOLLOWERS)
        return (rank * 31 + which * which * 17) % (200 + rank) if which else rank // 2

    def document(self, number: int) -> dict[str, Any]:
        """A document as JSON: one paper, or a thread of messages."""
        is_thread = number % 3 == 0
        sheet = _Sheet(self)
        records = []
        for _ in range(self.chance.randrange(3, 8) if is_thread else 1):
            share = CHARACTERS // 5 if is_thread else CHARACTERS
            records.append(sheet.record(share, is_thread))
        return {
            "id": f"release-{number % 40}/document-{number:05}",
            "title": self.sentence()[:60].rstrip("."),
            "type": "",
            "date": str(self.chance.randrange(2001, 2024)),
            "source": {"characters": sheet.offset},
            **sheet.found,
            "records": records,
        }


class _Sheet:
    """A document while it is written."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._chance = writer.chance
        self.offset = 0
        self._line = 1
        self._records: Counter[str] = Counter()
        keys = ("blocks", "redactions", "mentions", "citations", "questions", "markup", "hyphens")
        self.found: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}

    def record(self, characters: int, is_message: bool) -> dict[str, Any]:
        """A record of about that many characters."""
        chance, start = self._chance, self.offset
        series = "message" if is_message else "record"
        self._records[series] += 1
        title = self._writer.sentence()[:50]
        line = self._line
        self._block(title, "heading")
        while self.offset - start < characters:
            self._paragraph()
        year, month, date = (chance.randrange(*span) for span in ((2001, 2024), (1, 13), (1, 28)))
        return {
            "id": f"{series}-{self._records[series]}",
            "type": "e-mail" if is_message else chance.choice(TYPES),
            "title": {"value": title},
            "date": {"value": f"{year}-{month:02}-{date:02}"} if chance.random() < 0.8 else None,
            "start": start,
            "body": start,
            "line": line,
        }

    def _paragraph(self) -> None:
        chance = self._chance
        if chance.random() < 0.08:
            self._block(self._writer.sentence()[:40].rstrip("."), "heading")
        sentences = [self._writer.sentence() for _ in range(chance.randrange(2, 7))]
        text = "\n".join(sentences)
        for vocabulary, number in (("agencies", AGENCIES), ("people", PEOPLE)):
            if chance.random() < 0.5:
                term = min(chance.randrange(number), chance.randrange(number))
                name = f"{vocabulary[:3]}-{term}"
                self.found["mentions"].append(
                    {"start": self.offset, "vocabulary": vocabulary, "term": name}
                )
        if chance.random() < 0.3:
            authority = f"{chance.randrange(AUTHORITIES)}-f-3d-{chance.randrange(9)}"
            self.found["citations"].append(
                {"start": self.offset, "authority": authority, "repaired": "", "line": self._line}
            )
        if chance.random() < 0.4:
            text = self._withheld(text)
        self._block(text, "paragraph")

    def _withheld(self, text: str) -> str:
        """The text with a redaction's mark in its midst."""
        id = EXEMPTIONS[min(self._chance.randrange(9), self._chance.randrange(9))]
        mark = "".join(f"({part})" for part in re.findall(r"[a-z]|\d|[A-Z]", id))
        at = text.find(" ", self._chance.randrange(len(text) // 2)) + 1
        start = self.offset + at
        self.found["redactions"].append(
            {"id": "r1", "start": start, "end": start + len(mark), "text": mark, "exemptions": [id]}
        )
        return f"{text[:at]}{mark} {text[at:]}"

    def _block(self, text: str, kind: str) -> None:
        self.found["blocks"].append(
            {
                "start": self.offset,
                "end": self.offset + len(text),
                "text": text,
                "line": self._line,
                "kind": kind,
                "continues": None,
            }
        )
        self.offset += len(text) + 2
        self._line += text.count("\n") + 2


def documents(sources: Path, number: int) -> Iterator[dict[str, Any]]:
    """That many documents."""
    writer = Writer(sources)
    return (writer.document(count) for count in range(number))


def _vocabulary(sources: Path, chance: random.Random) -> Sequence[str]:
    """Words by their rank: those of the released texts first, then made-up ones."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(sources.glob("*.txt"))]
    counted = Counter(re.findall(r"[a-z]+", " ".join(texts).lower()))
    known = [word for word, _ in counted.most_common()]
    starts = [word[: len(word) // 2 + 1] for word in known if len(word) > 3]
    ends = [word[len(word) // 2 :] for word in known if len(word) > 3]
    made = dict.fromkeys(known)
    while len(made) < VOCABULARY:
        made[chance.choice(starts) + chance.choice(ends)] = None
    return list(made)
