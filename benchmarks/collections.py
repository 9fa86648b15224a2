"""Makes up collections: new documents from the paragraphs of the released texts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

CHARACTERS = 10_000
"""Size of a document, about that of the released ones."""

SEED = 552
"""One seed, so that every run measures the same texts."""


def paragraphs(sources: Path) -> list[str]:
    """The paragraphs of all released texts."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(sources.glob("*.txt"))]
    return [part for text in texts for part in text.split("\n\n") if part.strip()]


def write_collection(folder: Path, number: int, parts: Sequence[str]) -> int:
    """Writes that many documents into a folder and returns their characters in all."""
    chance = random.Random(SEED)
    folder.mkdir(parents=True)
    written = 0
    for count in range(number):
        text = _document(chance, parts)
        (folder / f"document-{count:05}.txt").write_text(text, encoding="utf-8")
        written += len(text)
    return written


def _document(chance: random.Random, parts: Sequence[str]) -> str:
    chosen: list[str] = []
    while sum(map(len, chosen)) < CHARACTERS:
        chosen.append(chance.choice(parts))
    return "\n\n".join(chosen)
