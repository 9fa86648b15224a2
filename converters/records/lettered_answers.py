"""Gives each of several lettered questions its own part of the one answer below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from converters.model import Block, Document
from converters.records.answers import Asked
from converters.records.asking import FIRST_LETTER, item_label, label_at


def lettered_parts(
    document: Document, asked: Sequence[Asked], answering: Sequence[int]
) -> dict[int, tuple[Block, ...]]:
    """The blocks that answer each lettered question by itself, by the question's place.

    `answering` tells for each question the one whose answer is its own. Parts are told only where
    the answer begins with `Answer:` and its letters are just those of the questions, in order.
    A question that its letters are parts of has the whole answer, and is listed so here as well.
    """
    found: dict[int, tuple[Block, ...]] = {}
    for last, group in groupby(range(len(asked)), lambda number: answering[number]):
        numbers = list(group)
        lettered = [one for one in numbers if asked[one].level == asked[last].level]
        parts = dict(_parts(document, asked[last])) if len(lettered) > 1 else {}
        if parts and list(parts) == [asked[one].label for one in lettered]:
            found |= dict.fromkeys(numbers, asked[last].answer)
            found |= {one: tuple(parts[asked[one].label]) for one in lettered}
    return found


def _parts(document: Document, asked: Asked) -> Iterator[tuple[str, list[Block]]]:
    """The parts of an answer by their letters; none where words or redactions stand before them."""
    below = asked.answer[1:]
    level = next((one.level for one in below if one.kind == "item"), 0)
    parts = _first_part(document, asked)
    if parts is None:
        return
    for block in below:
        letter = item_label(document, block) if block.level == level > 0 else ""
        if letter:
            parts.append((letter, []))
        elif not parts:
            return
        parts[-1][1].append(block)
    if len({letter for letter, _ in parts}) == len(parts):
        yield from parts


def _first_part(document: Document, asked: Asked) -> list[tuple[str, list[Block]]] | None:
    """The part that stands right behind `Answer:`, if one does; None where other words do."""
    head = asked.answer[0]
    label = label_at(document, head.start, head.end, *asked.answer_tables)
    if label is None:
        return None
    if first := FIRST_LETTER.match(document.text, label.end(), head.end):
        return [(first["letter"], [Block(label.end(), head.end, "paragraph")])]
    return None if document.text[label.end() : head.end].strip(" \t\r\n*_") else []
