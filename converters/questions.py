"""Finds questions with their answers: an item that asks, and the blocks below it up to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from converters.model import Block, Document, Question, Redaction
from converters.vocabulary import Vocabularies

REQUESTS = ("please ",)
"""How an item begins that asks without a question mark."""

ENDS_OF_ASKING = "*~_ \t\r\n\"'”’)"
"""Signs that may stand behind a question mark: quotes, and marks of the OCR tool."""

State = Literal["answered", "partly", "withheld", "none"]

FEWEST = 2
"""Questions; a single item that ends in a question mark is no list of questions."""


def find_questions(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the questions of the text. Runs after redactions and blocks."""
    asked = list(_asked(document))
    answered = sum(1 for _, answer in asked if answer)
    if len(asked) < FEWEST or not answered:
        return document
    questions = tuple(
        _question(document, number, block, answer)
        for number, (block, answer) in enumerate(asked, 1)
    )
    redactions = _as_answers(document, questions)
    return replace(document, questions=questions, redactions=redactions)


def _as_answers(document: Document, questions: Sequence[Question]) -> tuple[Redaction, ...]:
    """The redactions; those that take a whole answer say so, and which."""
    whole = {id: q for q in questions if q.state == "withheld" for id in q.redactions}
    return tuple(
        replace(
            item, extent="answer", stands_for=f"the answer to question {_number(whole[item.id])}"
        )
        if item.id in whole
        else item
        for item in document.redactions
    )


def _number(question: Question) -> str:
    return question.label.strip("().") or question.id.removeprefix("q")


def _asked(document: Document) -> Iterator[tuple[Block, Sequence[Block]]]:
    """Each item that asks, and the blocks below it up to the next item or heading."""
    blocks = document.blocks
    for position, block in enumerate(blocks):
        if block.kind == "item" and _asks(document, block):
            end = position + 1
            while end < len(blocks) and blocks[end].kind in ("paragraph", "lines", "columns"):
                end += 1
            yield block, blocks[position + 1 : end]


def _asks(document: Document, block: Block) -> bool:
    text = document.text[block.labels[0].end if block.labels else block.start : block.end]
    asking = text.rstrip(ENDS_OF_ASKING).endswith("?")
    return asking or text.lower().startswith(REQUESTS)


def _question(document: Document, number: int, block: Block, answer: Sequence[Block]) -> Question:
    withheld = _inside(document, answer)
    label = document.quote(block.labels[0]).strip().lstrip("-–•* ") if block.labels else ""
    ids = tuple(redaction.id for redaction in withheld)
    state = _state(answer, withheld)
    return Question(block.start, block.end, f"q{number}", label, state, ids)


def _inside(document: Document, answer: Sequence[Block]) -> Sequence[Redaction]:
    if not answer:
        return ()
    starts = [redaction.start for redaction in document.redactions]
    first = bisect_left(starts, answer[0].start)
    return document.redactions[first : bisect_left(starts, answer[-1].end)]


def _state(answer: Sequence[Block], withheld: Sequence[Redaction]) -> State:
    """`withheld` only where every block of the answer is a redaction and nothing else."""
    if not answer:
        return "none"
    if not withheld:
        return "answered"
    whole = all(redaction.kind == "block" for redaction in withheld)
    return "withheld" if whole and len(withheld) >= len(answer) else "partly"
