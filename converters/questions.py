"""Finds questions with their answers: an item that asks, and the blocks below it up to the next."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from converters.model import Block, Document, Question, Redaction
from converters.vocabulary import Vocabularies

REQUEST = re.compile(
    r"\bplease\b(?! (?:note|find|see|be |let|call|contact|bring|do not))", re.IGNORECASE
)
"""The word of an item that asks without a question mark: `If so, please describe …`."""

CLOSING = re.compile(r"(?:Sincerely|Respectfully|Regards|Best|Thanks|Thank you|Very truly)\b")
"""How the end of a letter begins; no part of the last answer."""

COMMENT_LABEL = re.compile(r"\bComment(?:ed)?\b\W*")
"""What office software prints before a comment in the margin; no part of an answer."""

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
    questions = tuple(_questions(document, asked))
    redactions = _as_answers(document, questions)
    return replace(document, questions=questions, redactions=redactions)


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


def _asked(document: Document) -> Iterator[tuple[Block, Sequence[Block]]]:
    """Each item that asks, and the blocks below it up to the next item or heading.

    A paragraph that ends in a colon leads on to what follows; it is no part of the answer.
    """
    blocks = document.blocks
    for position, block in enumerate(blocks):
        if block.kind == "item" and asks(document, block):
            end = position + 1
            while end < len(blocks) and _answers(document, blocks[end]):
                end += 1
            if document.text[blocks[end - 1].start : blocks[end - 1].end].endswith(":"):
                end = max(end - 1, position + 1)
            yield block, blocks[position + 1 : end]


def _answers(document: Document, block: Block) -> bool:
    text = document.text[block.start : block.end]
    return block.kind in ("paragraph", "lines", "columns") and not CLOSING.match(text)


def asks(document: Document, block: Block) -> bool:
    """Whether an item is a question, or asks for something without a question mark."""
    text = document.text[block.labels[0].end if block.labels else block.start : block.end]
    return text.rstrip(ENDS_OF_ASKING).endswith("?") or bool(REQUEST.search(text))


def _questions(
    document: Document, asked: Sequence[tuple[Block, Sequence[Block]]]
) -> Iterator[Question]:
    """The questions with their full numbers: `a.` below `1.` is 1a."""
    open_labels: list[str] = []
    for number, (block, answer) in enumerate(asked, 1):
        label = _label(document, block) or str(number)
        open_labels[block.level - 1 :] = [label]
        withheld = _inside(document, answer)
        yield Question(
            block.start,
            block.end,
            f"q{number}",
            "".join(open_labels),
            _state(document, answer, withheld),
            tuple(redaction.id for redaction in withheld),
        )


def _label(document: Document, block: Block) -> str:
    """The number or letter of an item, without its dots, brackets and bullets."""
    text = document.quote(block.labels[0]) if block.labels else ""
    return "".join(re.findall(r"[^\W_]+", text))


def _inside(document: Document, answer: Sequence[Block]) -> Sequence[Redaction]:
    if not answer:
        return ()
    starts = [redaction.start for redaction in document.redactions]
    first = bisect_left(starts, answer[0].start)
    return document.redactions[first : bisect_left(starts, answer[-1].end)]


def _state(document: Document, answer: Sequence[Block], withheld: Sequence[Redaction]) -> State:
    """`withheld` where nothing but redactions and labels of comments stands in the answer."""
    if not answer:
        return "none"
    if not withheld:
        return "answered"
    released, at = [], answer[0].start
    for redaction in withheld:
        released.append(document.text[at : redaction.start])
        at = redaction.end
    released.append(document.text[at : answer[-1].end])
    words = COMMENT_LABEL.sub("", "\n".join(released))
    return "partly" if any(sign.isalnum() for sign in words) else "withheld"
