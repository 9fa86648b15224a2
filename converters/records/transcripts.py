"""Finds questions and answers that no list numbers: lines that begin with `Q.` and with `A.`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from converters.model import Document, Span
from converters.records.asking import label_at
from converters.text.block_cuts import MarkedPassages, cut_blocks

FEWEST = 2
"""Questions, and answers: a single line that begins so can begin with an initial."""

QUESTIONS = ("question-labels", "letter-questions")
ANSWERS = ("answer-labels",)
LETTER_ANSWERS = ("answer-labels", "letter-answers")
"""Below a line that begins with `Q.` the one with `A.` answers; elsewhere `A.` is an initial."""


def is_transcript(document: Document) -> bool:
    """Whether lines of a text begin with `Q:` and others with `A:`, each more than once."""
    questions = answers = 0
    tables: tuple[str, ...] = ANSWERS
    for line in document.lines:
        if label_at(document, line.start, line.end, *QUESTIONS):
            questions += 1
            tables = answer_tables(document, line)
        elif label_at(document, line.start, line.end, *tables):
            answers += 1
            tables = ANSWERS
    return questions >= FEWEST and answers >= FEWEST


def answer_tables(document: Document, question: Span) -> tuple[str, ...]:
    """The tables of labels with which the answer to a question can begin."""
    letter = label_at(document, question.start, question.end, "letter-questions")
    return LETTER_ANSWERS if letter else ANSWERS


def transcript_parted(document: Document) -> Document:
    """The document with a block starting at each line that begins with `Q:`."""
    marked = MarkedPassages(document)
    cuts = [at for at in _question_lines(document) if not marked.cut_at(at)]
    return replace(document, blocks=cut_blocks(document.text, document.blocks, cuts))


def _question_lines(document: Document) -> Iterator[int]:
    """Where lines with a question start: their first sign that is not a blank."""
    for line in document.lines:
        if label_at(document, line.start, line.end, *QUESTIONS):
            text = document.quote(line)
            yield line.start + len(text) - len(text.lstrip())
