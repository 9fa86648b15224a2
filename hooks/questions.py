"""The questions that a document lists, and what became of each answer, read from its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the text."""

    label: str
    """Its full number: `3`, or `3a` for the letter a below 3."""

    state: str
    """`answered`, `partly`, `withheld`, or `none` where no answer stands below it."""

    redactions: tuple[str, ...]
    """Ids of the redactions in its answer."""


def asked_questions(content: Mapping[str, Any]) -> tuple[AskedQuestion, ...]:
    """The questions of a document's JSON in the order of its text; none where it lists none."""
    return tuple(
        AskedQuestion(one["label"], one["state"], tuple(one["redactions"]))
        for one in content["questions"]
    )
