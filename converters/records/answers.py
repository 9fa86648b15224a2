"""Reads the answers to the questions of one record: the blocks below each, up to the next one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from converters.model import Block, Document, Span
from converters.records.asking import (
    ENDS_OF_ASKING,
    FIRST_LETTER,
    asks,
    demands,
    item_label,
    label_at,
    matches,
    until_answer,
)
from converters.records.transcripts import ANSWERS, QUESTIONS, answer_tables

CLOSING = re.compile(r"(?:Sincerely|Respectfully|Regards|Best|Thanks|Thank you|Very truly)\b")
"""How the end of a letter begins; no part of the last answer."""

LONGEST_UNNUMBERED = 600
"""Characters; a longer paragraph that ends in a question mark is no question of a list."""


@dataclass(frozen=True, slots=True)
class Asked(Span):
    """A question with the blocks that answer it."""

    label: str
    """Its own number or letter; empty where it has none."""

    level: int
    """Depth in its list; 1 is the outermost."""

    answer: tuple[Block, ...]
    answer_tables: tuple[str, ...] = ANSWERS
    """The tables of the labels with which its answer can begin."""

    number_lost: bool = False
    """Whether its number was lost, and is read from those beside it."""


@dataclass(slots=True)
class _Open:
    """The question whose answer is being read."""

    block: Block
    end: int
    label: str
    level: int
    answer: list[Block] = field(default_factory=list)
    inner: int = 0
    """The last number of a list inside of the answer; 0 outside of one."""

    tables: tuple[str, ...] = ANSWERS
    awaits: bool = False
    """Whether it began with a label such as `Question:`, and no `Response:` has come yet."""

    answer_at: int = -1
    """The place in `answer` of the block that begins with `Answer:`; -1 without one."""

    number_lost: bool = False


def asked_in(document: Document, blocks: Sequence[Block], *, transcript: bool) -> Iterator[Asked]:
    """The questions in the blocks of one record, each with what answers it.

    A heading, a closing and the next question end an answer. An item that asks nothing is part
    of the answer above it, unless its number continues those of the questions.
    """
    yield from _Reader(document, blocks, transcript).read()


class _Reader:
    """Reads the blocks of a record, in order."""

    def __init__(self, document: Document, blocks: Sequence[Block], transcript: bool) -> None:
        self._document = document
        self._blocks = [one for one in blocks if one.kind not in ("note", "paper", "marking")]
        self._transcript = transcript
        self._asking = [one.kind == "item" and asks(document, one) for one in self._blocks]
        strong = sum(self._asks(number) for number in range(len(self._blocks)))
        self._demanding = strong > 1
        self._answered = _answered(document, self._blocks) if strong else frozenset()
        self._next_items = _next_items(self._blocks)
        self._redaction_starts = [item.start for item in document.redactions]
        self._current: _Open | None = None

    def read(self) -> Iterator[Asked]:
        """The questions, in order."""
        for number, block in enumerate(self._blocks):
            current = self._current
            if self._is_question(number):
                if current:
                    yield self._closed(current, block)
                self._current = self._opened(block)
            elif current and self._lost_number(number):
                yield self._closed(current, block)
                following = str(int(current.label) + 1)
                self._current = _Open(block, block.end, following, current.level, number_lost=True)
            elif current and not _goes_on(self._document, current, block):
                yield self._closed(current, None)
                self._current = None
        if self._current:
            yield self._closed(self._current, None)

    def _asks(self, number: int) -> bool:
        """Whether a block is a question by its form: with a question mark, or below `Q:`."""
        block = self._blocks[number]
        if block.kind == "item":
            return self._asking[number]
        if not self._transcript or block.kind not in ("paragraph", "lines", "heading", "columns"):
            return False
        return label_at(self._document, block.start, block.end, *QUESTIONS) is not None

    def _is_question(self, number: int) -> bool:
        if self._asks(number):
            return True
        block = self._blocks[number]
        if block.kind != "item" or not item_label(self._document, block):
            return False
        if self._demanding and demands(self._document, block):
            return True
        current = self._current
        if current and (current.awaits or block.level > current.level):
            return False
        return number in self._answered or self._leads(number)

    def _leads(self, number: int) -> bool:
        """Whether an item that asks nothing stands right above lettered ones that ask."""
        following = self._blocks[number + 1 : number + 2]
        deeper = bool(following) and following[0].level > self._blocks[number].level
        return deeper and self._asking[number + 1]

    def _opened(self, block: Block) -> _Open:
        """A question, which can be a lettered part of one that begins with `Question:`."""
        document = self._document
        labelled = block.kind != "item"
        part = not labelled and self._current is not None and self._current.awaits
        tables = answer_tables(document, block)
        end = block.start + len(until_answer(document.quote(block), *tables).rstrip())
        level = max(block.level, 1) + part
        opened = _Open(block, end, _label(document, block), level, tables=tables)
        opened.awaits = labelled or part
        if end < block.end:
            _take(document, opened, Block(opened.end, block.end, "paragraph"))
        return opened

    def _closed(self, current: _Open, following: Block | None) -> Asked:
        answer = current.answer
        if len(answer) > 0 and _leads_on(self._document, current, following):
            answer = answer[:-1]
        return Asked(
            current.block.start,
            current.end,
            current.label,
            current.level,
            tuple(self._behind_label(current, answer)),
            current.tables,
            current.number_lost,
        )

    def _behind_label(self, current: _Open, answer: Sequence[Block]) -> Sequence[Block]:
        """The answer from `Answer:` on: paragraphs above it are of the question.

        Where something is withheld above it, all of it is taken for the answer.
        """
        at = current.answer_at
        if not 0 < at < len(answer):
            return answer
        starts = self._redaction_starts
        withheld = bisect_left(starts, answer[at].start) > bisect_left(starts, answer[0].start)
        return answer if withheld else answer[at:]

    def _lost_number(self, number: int) -> bool:
        """Whether a paragraph is the question between two whose numbers leave out just one."""
        current, block = self._current, self._blocks[number]
        if current is None or block.kind not in ("paragraph", "lines"):
            return False
        if not current.label.isdecimal() or not current.answer:
            return False
        if block.end - block.start > LONGEST_UNNUMBERED:
            return False
        if not self._document.quote(block).rstrip(ENDS_OF_ASKING).endswith("?"):
            return False
        following = self._next_items[number]
        if following < 0 or not self._asking[following]:
            return False
        return _label(self._document, self._blocks[following]) == str(int(current.label) + 2)


def _answered(document: Document, blocks: Sequence[Block]) -> frozenset[int]:
    """The numbered and lettered items below which, before any other one, `Answer:` stands."""
    found: set[int] = set()
    waits = False
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if block.kind in ("heading", "fields"):
            waits = False
        elif block.kind != "item":
            waits = waits or label_at(document, block.start, block.end, *ANSWERS) is not None
        elif item_label(document, block):
            text = document.quote(block)
            if waits or until_answer(text) != text:
                found.add(number)
            waits = False
    return frozenset(found)


def _next_items(blocks: Sequence[Block]) -> list[int]:
    """For each block the number of the first item behind it; -1 without one."""
    found: list[int] = []
    following = -1
    for number in range(len(blocks) - 1, -1, -1):
        found.append(following)
        following = number if blocks[number].kind == "item" else following
    return found[::-1]


def _label(document: Document, block: Block) -> str:
    """The number or letter of a question, without its dots, brackets and bullets."""
    if block.kind == "item":
        return item_label(document, block)
    match = label_at(document, block.start, block.end, *QUESTIONS)
    return (match and match.groupdict().get("number")) or ""


def _take(document: Document, current: _Open, block: Block) -> None:
    """Notes that a block is part of the answer, and whether it begins with `Answer:`."""
    label = label_at(document, block.start, block.end, *current.tables)
    if current.answer_at < 0 and label:
        current.answer_at = len(current.answer)
        current.awaits = False
        first = FIRST_LETTER.match(document.text, label.end(), block.end)
        current.inner = 1 if first and first["letter"] == "a" else 0
    current.answer.append(block)


def _goes_on(document: Document, current: _Open, block: Block) -> bool:
    """Whether a block is part of the answer; notes that it is, if so."""
    if block.kind in ("heading", "fields") or CLOSING.match(document.text, block.start):
        return False
    if block.kind == "item" and not current.awaits and not _is_inner(document, current, block):
        return False
    _take(document, current, block)
    return True


def _is_inner(document: Document, current: _Open, block: Block) -> bool:
    """Whether an item that asks nothing belongs to the answer, not to the list of questions.

    Lettered items go on with the list of questions, but not below `Answer:`.
    """
    label = item_label(document, block)
    if not label or block.level > current.level:
        return True
    number = int(label) if label.isdecimal() else 0
    if current.answer_at >= 0 and len(label) == 1 and label.isalpha():
        number = ord(label.lower()) - ord("a") + 1
    if number and number in (1, current.inner + 1):
        current.inner = number
        return True
    return False


def _leads_on(document: Document, current: _Open, following: Block | None) -> bool:
    """Whether the last paragraph below a question leads to what follows, and answers nothing."""
    last = current.answer[-1]
    if last.kind not in ("paragraph", "lines") or last.start == current.end:
        return False
    if current.answer_at == len(current.answer) - 1:
        return False
    text = document.quote(last)
    if text.rstrip("*_ \t").endswith(":"):
        return True
    anew = following is not None and _label(document, following) in ("1", "a", "i")
    return anew and len(current.answer) > 1 and matches("leading", text)
