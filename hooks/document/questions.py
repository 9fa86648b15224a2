"""The questions that a document lists, and what became of each answer, read from its JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FIRST_WORDS = 90
"""Characters of a question that a table shows at most."""

EMPHASIS = re.compile(r"(?<!\w)[*_]+|[*_]+(?!\w)|\\(?=[^\w\s])")
"""What an OCR tool writes around words: `**`, `_` and the backslash before a sign."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the text."""

    label: str
    """Its full number: `3`, or `3a` for the letter a below 3."""

    state: str
    """`answered`, `partly`, `withheld`, or `none` where no answer stands below it."""

    redactions: tuple[str, ...]
    """Ids of the redactions in its answer."""

    id: str = ""
    """`q3`: the anchor on its document's page."""

    words: str = ""
    """Its first words, without its number."""

    answered_with: str = ""
    """The label of the lettered question below with whose answer it is answered, or empty."""


def asked_questions(content: Mapping[str, Any]) -> tuple[AskedQuestion, ...]:
    """The questions of a document's JSON in the order of its text; none where it lists none."""
    labels = {one["id"]: one["label"] for one in content["questions"]}
    return tuple(
        AskedQuestion(
            label=one["label"],
            state=one["state"],
            redactions=tuple(one["redactions"]),
            id=one["id"],
            words=first_words(one.get("text", "")),
            answered_with=labels.get(one.get("answered_with") or "", ""),
        )
        for one in content["questions"]
    )


def first_words(text: str) -> str:
    """The start of a question on one line, cut behind a word and then ended with "…".

    Its number is left out, since the table has a column for it.
    """
    line = " ".join(EMPHASIS.sub("", text[: 4 * FIRST_WORDS]).split())
    line = re.sub(r"^(?:[-•]\s+)?\(?(?:\d{1,3}|[A-Za-z])[.)]\s+", "", line)
    if len(line) <= FIRST_WORDS:
        return line
    cut = line.rfind(" ", 0, FIRST_WORDS)
    return line[: cut if cut > 0 else FIRST_WORDS].rstrip(" ,;:") + "…"
