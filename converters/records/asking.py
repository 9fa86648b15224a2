"""Finds what asks in a text, items of a list and lines that begin with `Q:`, with the answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from converters.model import Block, Document, Span
from converters.patterns import pattern_tables
from converters.text.block_cuts import MarkedPassages, cut_blocks

TABLE = "questions.yml"

CLOSING = re.compile(r"(?:Sincerely|Respectfully|Regards|Best|Thanks|Thank you|Very truly)\b")
"""How the end of a letter begins; no part of the last answer."""

ENDS_OF_ASKING = "*~_ \t\r\n\"'”’)"
"""Signs that may stand behind a question mark: quotes, and marks of the OCR tool."""

LONGEST_UNNUMBERED = 600
"""Characters; a longer paragraph that ends in a question mark is no question of a list."""


@dataclass(frozen=True, slots=True)
class Asked(Span):
    """A question with the blocks that answer it."""

    label: str
    """Its own number or letter; empty where it has none."""

    level: int
    """Depth in its list; 1 is the outermost."""

    answer: tuple[Span, ...]
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

    number_lost: bool = False


def asks(document: Document, block: Block) -> bool:
    """Whether an item is a question, or asks for something without a question mark."""
    start = block.labels[0].end if block.labels else block.start
    asked = _until_answer(document.text[start : block.end])
    return asked.rstrip(ENDS_OF_ASKING).endswith("?") or _matches("asking", asked)


def starts_with_question_label(text: str) -> bool:
    """Whether a line begins with `Q:`, `QUESTION 3:` or the like."""
    return any(row.regex.match(text) for row in pattern_tables(TABLE)["question-labels"])


def is_transcript(document: Document) -> bool:
    """Whether lines of a text begin with `Q:` and others with `A:`, each more than once."""
    counts = Counter(
        table
        for line in document.lines
        for table in ("question-labels", "answer-labels")
        if _label_at(table, document, line.start, line.end)
    )
    return counts["question-labels"] > 1 and counts["answer-labels"] > 1


def transcript_parted(document: Document) -> Document:
    """The document with a block starting at each line that begins with `Q:`."""
    marked = MarkedPassages(document)
    cuts = [
        _first_sign(document, line)
        for line in document.lines
        if _label_at("question-labels", document, line.start, line.end)
    ]
    cuts = [at for at in cuts if not marked.cut_at(at)]
    return replace(document, blocks=cut_blocks(document.text, document.blocks, cuts))


def _first_sign(document: Document, line: Span) -> int:
    text = document.quote(line)
    return line.start + len(text) - len(text.lstrip())


def _label_at(table: str, document: Document, start: int, end: int) -> re.Match[str] | None:
    """The label that a line or block begins with, behind blanks and marks of the OCR tool."""
    at = start
    while at < end and document.text[at] in " \t*_":
        at += 1
    for row in pattern_tables(TABLE)[table]:
        if match := row.regex.match(document.text, at, end):
            return match
    return None


def asked_in(document: Document, blocks: Sequence[Block], *, transcript: bool) -> Iterator[Asked]:
    """The questions in the blocks of one record, each with what answers it.

    A heading, a closing and the next question end an answer. An item that asks nothing is part
    of the answer above it, unless its number continues those of the questions.
    """
    strong = sum(
        1 for block in blocks if _is_question(document, block, demands=False, transcript=transcript)
    )
    demands = strong > 1
    current: _Open | None = None
    for position, block in enumerate(blocks):
        if block.kind in ("note", "paper", "marking"):
            continue
        if _is_question(document, block, demands=demands, transcript=transcript):
            if current:
                yield _closed(document, current, block)
            current = _opened(document, block)
        elif current and _lost_number(document, current, blocks, position):
            yield _closed(document, current, block)
            following = str(int(current.label) + 1)
            current = _Open(block, block.end, following, current.level, number_lost=True)
        elif current and not _goes_on(document, current, block):
            yield _closed(document, current, None)
            current = None
    if current:
        yield _closed(document, current, None)


def _is_question(document: Document, block: Block, *, demands: bool, transcript: bool) -> bool:
    if block.kind == "item":
        if asks(document, block):
            return True
        return demands and bool(block.labels) and _demands(document, block)
    if transcript and block.kind in ("paragraph", "lines", "heading"):
        return _label_at("question-labels", document, block.start, block.end) is not None
    return False


def _demands(document: Document, block: Block) -> bool:
    at = block.labels[0].end
    while at < block.end and document.text[at] in " \t*_":
        at += 1
    numbered = any(sign.isalnum() for sign in document.quote(block.labels[0]))
    rows = pattern_tables(TABLE)["demanding"]
    return numbered and any(row.regex.match(document.text, at) for row in rows)


def _opened(document: Document, block: Block) -> _Open:
    label = _label(document, block)
    level = max(block.level, 1) if block.kind == "item" else 1
    end = block.start + len(_until_answer(document.quote(block)).rstrip())
    opened = _Open(block, end, label, level)
    if end < block.end:
        opened.answer.append(Block(end, block.end, "paragraph"))
    return opened


def _until_answer(text: str) -> str:
    """A question without the answer that stands behind it on its lines: `Who? Answer: …`."""
    for row in pattern_tables(TABLE)["answer-labels"]:
        for match in row.regex.finditer(text):
            before = text[: match.start()]
            if before.rstrip(" \t*_")[-1:] in ("\n", "\r") or before.rstrip(
                ENDS_OF_ASKING
            ).endswith(("?", ".")):
                return before
    return text


def _label(document: Document, block: Block) -> str:
    """The number or letter of a question, without its dots, brackets and bullets."""
    if block.kind != "item":
        match = _label_at("question-labels", document, block.start, block.end)
        return (match and match["number"]) or ""
    text = document.quote(block.labels[0]) if block.labels else ""
    return "".join(re.findall(r"[^\W_]+", text))


def _lost_number(
    document: Document, current: _Open, blocks: Sequence[Block], position: int
) -> bool:
    """Whether a paragraph is the question between two whose numbers leave out just one."""
    block = blocks[position]
    if block.kind not in ("paragraph", "lines") or not current.label.isdecimal():
        return False
    if not current.answer or block.end - block.start > LONGEST_UNNUMBERED:
        return False
    if not document.quote(block).rstrip(ENDS_OF_ASKING).endswith("?"):
        return False
    following = next((one for one in blocks[position + 1 :] if one.kind == "item"), None)
    if following is None or not asks(document, following):
        return False
    return _label(document, following) == str(int(current.label) + 2)


def _goes_on(document: Document, current: _Open, block: Block) -> bool:
    """Whether a block is part of the answer; notes that it is, if so."""
    if block.kind in ("heading", "fields") or CLOSING.match(document.text, block.start):
        return False
    if block.kind == "item" and not _is_inner(document, current, block):
        return False
    current.answer.append(block)
    return True


def _is_inner(document: Document, current: _Open, block: Block) -> bool:
    """Whether an item that asks nothing belongs to the answer, not to the list of questions."""
    label = _label(document, block)
    if not label or block.level > current.level:
        return True
    if label.isdecimal() and int(label) in (1, current.inner + 1):
        current.inner = int(label)
        return True
    return False


def _closed(document: Document, current: _Open, following: Block | None) -> Asked:
    answer = current.answer
    if len(answer) > 0 and _leads_on(document, current, following):
        answer = answer[:-1]
    return Asked(
        current.block.start,
        current.end,
        current.label,
        current.level,
        tuple(Span(block.start, block.end) for block in answer),
        current.number_lost,
    )


def _leads_on(document: Document, current: _Open, following: Block | None) -> bool:
    """Whether the last paragraph below a question leads to what follows, and answers nothing."""
    last = current.answer[-1]
    if last.kind not in ("paragraph", "lines") or last.start == current.end:
        return False
    text = document.quote(last)
    if text.rstrip("*_ \t").endswith(":"):
        return True
    anew = following is not None and _label(document, following) in ("1", "a", "i")
    return anew and len(current.answer) > 1 and _matches("leading", text)


def _matches(table: str, text: str) -> bool:
    return any(row.regex.search(text) for row in pattern_tables(TABLE)[table])
