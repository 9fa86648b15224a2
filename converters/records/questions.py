"""Finds questions with their answers: an item that asks, and the blocks below it up to the next."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from converters.model import Block, Diagnostic, Document, Question, Redaction, Span
from converters.patterns import pattern_tables
from converters.records.answers import Asked, asked_in
from converters.records.lettered_answers import lettered_parts
from converters.records.transcripts import is_transcript, transcript_parted
from converters.terms.vocabulary import Vocabularies

COMMENT_LABEL = re.compile(r"\bComment(?:ed)?\b\W*")
"""What office software prints before a comment in the margin; no part of an answer."""

LIST_LETTER = re.compile(r"\s*\(?[a-zA-Z][.)](?=\s|\Z)")
"""The letter before a part of an answer, which releases nothing."""

State = Literal["answered", "partly", "withheld", "none"]

FEWEST = 2
"""Questions; a single item that ends in a question mark is no list of questions."""


def find_questions(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the questions of the text. Runs after records: no answer reaches into the next one."""
    transcript = is_transcript(document)
    if transcript:
        document = transcript_parted(document)
    starts = [redaction.start for redaction in document.redactions]

    def inside(span: Span) -> Sequence[Redaction]:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return document.redactions[first:last]

    questions: list[Question] = []
    for blocks in _by_record(document):
        asked = list(asked_in(document, blocks, transcript=transcript))
        if len(asked) >= FEWEST and any(one.answer for one in asked):
            questions += _questions(document, asked, questions, inside)
            document = _with_lost_numbers(document, asked)
    redactions = _as_answers(document, questions)
    return replace(document, questions=tuple(questions), redactions=redactions)


def _by_record(document: Document) -> Iterator[Sequence[Block]]:
    """The blocks of each record; all of them where there are no records."""
    starts = [block.start for block in document.blocks]
    for record in document.records or [Span(0, len(document.text))]:
        yield document.blocks[bisect_left(starts, record.start) : bisect_left(starts, record.end)]


def _with_lost_numbers(document: Document, asked: Sequence[Asked]) -> Document:
    notes = tuple(
        Diagnostic(
            "note",
            document.line(one.start),
            f"this is read as question {one.label}, whose number is lost",
            document.quote(document.lines[document.line(one.start) - 1]).strip()[:200],
            "please compare it with the released paper",
        )
        for one in asked
        if one.number_lost
    )
    return replace(document, diagnostics=(*document.diagnostics, *notes))


def _as_answers(document: Document, questions: Sequence[Question]) -> tuple[Redaction, ...]:
    """The redactions; those that take a whole answer, or a part of one, say so and which."""
    labels = Counter(question.label for question in questions)
    by_id = {redaction.id: redaction for redaction in document.redactions}
    said: dict[str, str] = {}
    for question in questions:
        if question.state != "withheld" or _has_comment(document, question, by_id):
            continue
        what = "the answer" if len(question.redactions) == 1 else "part of the answer"
        name = question.label if labels[question.label] == 1 else _placed(document, question)
        said.update(dict.fromkeys(question.redactions, f"{what} to question {name}"))
    return tuple(
        replace(item, extent="answer", stands_for=said[item.id]) if item.id in said else item
        for item in document.redactions
    )


def _placed(document: Document, question: Question) -> str:
    """The number of a question in a text that counts anew from 1, with the line where it stands."""
    return f"{question.label} on line {document.line(question.start)}"


def _has_comment(
    document: Document, question: Question, redactions: Mapping[str, Redaction]
) -> bool:
    """Whether a comment in the margin stands in an answer: which mark is whose is not certain."""
    end = redactions[question.redactions[-1]].end
    return bool(COMMENT_LABEL.search(document.text, question.end, end))


def _questions(
    document: Document,
    asked: Sequence[Asked],
    before: Sequence[Question],
    inside: Callable[[Span], Sequence[Redaction]],
) -> Iterator[Question]:
    """The questions of one record, numbered on from those before it.

    Each has its full number: `a.` below `1.` is 1a. Where numbers start anew a new list does.
    """
    answering = _answering(asked)
    parts = lettered_parts(document, asked, answering)
    first = len(before)
    series = before[-1].series if before else 0
    for number, (one, label, list_number) in enumerate(_labelled(asked)):
        source = asked[answering[number]]
        spans = parts.get(number, source.answer)
        answer = [_Answer(span, inside(span)) for span in spans]
        alone = number in parts or answering[number] == number
        yield Question(
            one.start,
            one.end,
            f"q{first + number + 1}",
            label,
            _state(document, answer, source.answer_tables),
            tuple(redaction.id for part in answer for redaction in part.withheld),
            series + list_number,
            "" if alone else f"q{first + answering[number] + 1}",
        )


def _labelled(asked: Sequence[Asked]) -> Iterator[tuple[Asked, str, int]]:
    """Each question with its full number, which no other has in its list, and that list's."""
    open_labels: list[str] = []
    used: set[str] = set()
    ordinal, last, series = 0, 0, 1
    for one in asked:
        number = int(one.label) if one.label.isdecimal() else 0
        if one.level == 1 and (one.label in used or 0 < number <= last):
            used, ordinal, last, series = set(), 0, 0, series + 1
        ordinal += one.level == 1
        last = number if one.level == 1 and number else last
        open_labels[one.level - 1 :] = [one.label or str(ordinal)]
        label = "".join(open_labels)
        while label in used:
            label += "-2"
        used.add(label)
        yield one, label, series


def _answering(asked: Sequence[Asked]) -> list[int]:
    """For each question the one whose answer is its own as well, by its place; itself mostly.

    A question above its lettered parts, with nothing between them, is answered with them: so
    federal agencies set the answer to `1.` and `a.` below both.
    """
    found = list(range(len(asked)))
    top: list[bool] = []
    for number, one in enumerate(asked):
        above = number > 0 and not asked[number - 1].answer
        deeper = above and one.level > asked[number - 1].level
        beside = above and one.level == asked[number - 1].level > 1 and top[-1]
        top.append(deeper or beside)
    for number in range(len(asked) - 2, -1, -1):
        if not asked[number].answer and top[number + 1] and asked[found[number + 1]].answer:
            found[number] = found[number + 1]
    return found


@dataclass(frozen=True, slots=True)
class _Answer:
    """One block of an answer, with the redactions in it."""

    span: Span
    withheld: Sequence[Redaction]


def _state(document: Document, answer: Sequence[_Answer], tables: Sequence[str]) -> State:
    """`withheld` where nothing but redactions and labels stands in the answer."""
    if not answer:
        return "none"
    if not any(part.withheld for part in answer):
        return "answered"
    released = any(sign.isalnum() for part in answer for sign in _released(document, part, tables))
    return "partly" if released else "withheld"


def _released(document: Document, part: _Answer, tables: Sequence[str]) -> str:
    """What is released of one block of an answer, without the labels before answers."""
    parts, at = [], part.span.start
    for redaction in part.withheld:
        parts.append(document.text[at : redaction.start])
        at = redaction.end
    parts.append(document.text[at : part.span.end])
    words = COMMENT_LABEL.sub("", "\n".join(parts).lstrip(" \t\r\n*_"))
    for row in (row for table in tables for row in pattern_tables("questions.yml")[table]):
        words = words[match.end() :] if (match := row.regex.match(words)) else words
    return LIST_LETTER.sub("", words)
