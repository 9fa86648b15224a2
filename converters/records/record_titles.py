"""Titles: of a record, and those with which a paper starts behind questions or a message."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise

from converters.model import Block, Diagnostic, Document, Record, SourcePage, Span, Stated
from converters.patterns import pattern_tables
from converters.records.asking import asks
from converters.records.record_rows import Rows, is_part, pattern, patterns
from converters.records.record_starts import Start
from converters.text.blocks import SMALL_WORDS, is_title
from converters.withheld.extents import MARKS

OPENING = 80
"""Characters of the text below a title that tell two copies of one paper."""

EMPTY_WORDS = SMALL_WORDS | {"final", "draft", "copy"}
"""Words that a file's name and a title can share by chance."""

LETTER = re.compile(r"[^\W\d_]")

LONGEST_TITLE = 200
"""Characters on top of a source page in which its first line is sought."""

ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}\Z")

HIGHEST = 3
"""Lines above which nothing stands that a title could be below."""


def title_in(rows: Rows, first: int, end: int) -> Stated | None:
    """The heading at the top of a record whose rows these are."""
    for row in [row for row in rows.all[first:end] if not row.apart][:HIGHEST]:
        if any(one.regex.search(row.text) for one in pattern_tables(MARKS)["stamps"]):
            continue  # how it was released is no title
        named = any(one.regex.fullmatch(row.text) for one in patterns("titles"))
        section = pattern("sections", "section").fullmatch(row.text) and not named
        if section or row.prose or (named and not is_title(row.text)):
            return None
        alone = row.first and row.end == rows.document.blocks[row.block].end
        if row.kind == "heading" or (named and alone and row.kind == "paragraph"):
            return block_title(rows, rows.document.blocks[row.block])
    return None


def block_title(rows: Rows, block: Block) -> Stated | None:
    """The words of a heading: the first bold passage of several, no marker, no open `DATE`."""
    start = block.labels[-1].end if block.labels else block.start
    bold = rows.bold.get(block.start)
    end = bold.inner_end if bold and bold.end < block.end else block.end
    inside = list(rows.between(block.start, end))
    while len(inside) > 1 and pattern("placeholders", "placeholder").fullmatch(inside[-1].text):
        end = inside[-2].end
        inside.pop()
    span = Span(start, end)
    value = rows.value(span)
    return Stated(value, True, span) if any(sign.isalnum() for sign in value) else None


def named_papers(document: Document, messages: Sequence[Record]) -> Iterator[SourcePage]:
    """The source pages whose first line is the whole name of a file that a message announces.

    It is the first one for each name, which can stand on top of each sheet of the paper.
    """
    names = {_name(file.name) for message in messages for file in message.attachments}
    for page in document.pages[1:]:
        top = document.text[page.start : min(page.end, page.start + LONGEST_TITLE)].lstrip()
        line = top.split("\n", 1)[0]
        if len(line.split()) > 1 and _name(line) in names:
            names.discard(_name(line))
            yield page


def _name(text: str) -> str:
    """The name of a file without its ending, or a title, as they are compared."""
    return " ".join(re.findall(r"[^\W_]+", ENDING.sub("", text.strip()).casefold()))


class Papers:
    """Finds the titles that start a paper inside of what a certain start leads on to."""

    def __init__(self, rows: Rows, starts: Sequence[Start]) -> None:
        self._rows = rows
        self._starts = starts
        self.notes: list[Diagnostic] = []

    def find(self) -> Iterator[Start]:
        """The further starts, in order."""
        announced: set[tuple[str, str]] = set()
        for start, following in zip(self._starts, [*self._starts[1:], None], strict=True):
            end = following.row if following else len(self._rows.all)
            if start.message:
                announced.update(*map(_pairs, self._files(start)))
                yield from self._behind_message(start, start.message, end, announced)
            else:
                announced = set()
                if start.kind in ("text", "title", "sheet"):
                    yield from self._behind_questions(start, end)

    def _headings(
        self, first: int, end: int, announced: AbstractSet[tuple[str, str]] = frozenset()
    ) -> Iterator[tuple[int, Block]]:
        """The headings at the top level that do not name a mere section, announced ones aside."""
        for number in range(first, end):
            row = self._rows.all[number]
            if row.kind != "heading" or not row.first:
                continue
            block = self._rows.document.blocks[row.block]
            section = pattern("sections", "section").fullmatch(row.text)
            if block.level == 1 and not (section and not self._is_named(block, announced)):
                yield number, block

    # --- behind a list of questions ---

    def _behind_questions(self, start: Start, end: int) -> Iterator[Start]:
        """A title behind the last question of a list that is named as one by its own title."""
        title = title_in(self._rows, start.row, end)
        if title is None or not pattern("titles", "questions").fullmatch(title.value):
            return
        asked = [number for number in range(start.row, end) if self._asks(number)]
        if len(asked) < 2:
            return
        for number, _ in self._headings(asked[-1] + 1, end):
            yield Start(number, "title", number)
            return

    def _asks(self, number: int) -> bool:
        row = self._rows.all[number]
        block = self._rows.document.blocks[row.block]
        return row.first and row.kind == "item" and asks(self._rows.document, block)

    # --- behind a message ---

    def _behind_message(
        self, start: Start, message: Record, end: int, announced: AbstractSet[tuple[str, str]]
    ) -> Iterator[Start]:
        """A title below a sign-off, on top of a sheet or in place of a message's text: a paper's.

        It is one where the name of an announced file holds two words of it in a row, or the same
        paper stands a second time in the document.
        """
        body = self._rows.at(message.body)
        signed = False
        at = body
        for number, block in self._headings(body, end, announced):
            signed = signed or self._signs_off(at, number)
            at = number
            on_top = number in self._tops
            if not (signed or on_top or number == body):
                continue
            if self._is_named(block, announced) or self._recurs(block):
                yield Start(number, "title", number)
                return
            if self._files(start) or (on_top and announced):
                self._doubt(number)

    @cached_property
    def _tops(self) -> frozenset[int]:
        """The first row of each source page that is no marking, stamp or number of the page."""
        return frozenset(map(self._below_stamps, self._rows.page_tops))

    def _below_stamps(self, number: int) -> int:
        rows = self._rows.all[number : number + HIGHEST + 1]
        says = (not row.apart and bool(LETTER.search(row.text)) for row in rows)
        return number + next((at for at, one in enumerate(says) if one), 0)

    def _signs_off(self, first: int, end: int) -> bool:
        return any(
            is_part("sign-off", row.text) or is_part("closing", row.text)
            for row in self._rows.all[first:end]
        )

    def _files(self, start: Start) -> list[str]:
        """The names of the files that a message announces."""
        fields = start.message.fields if start.message else ()
        return [self._rows.released(item.value) for item in fields if item.name == "attachments"]

    def _is_named(self, block: Block, announced: AbstractSet[tuple[str, str]]) -> bool:
        title = block_title(self._rows, block)
        return title is not None and any(pair in announced for pair in _pairs(title.value))

    def _recurs(self, block: Block) -> bool:
        return self._copies[self._key(block)] > 1 if self._key(block) else False

    @cached_property
    def _copies(self) -> Counter[str]:
        """How often a title stands over the same first words."""
        blocks = self._rows.document.blocks
        return Counter(self._key(block) for block in blocks if block.kind == "heading")

    def _key(self, block: Block) -> str:
        """A title with the first words below it; empty where no text stands below it."""
        text = self._rows.document.text[block.end : block.end + 2 * OPENING]
        opening = "".join(re.findall(r"\w+", text))[:OPENING]
        if len(opening) < OPENING:
            return ""
        return f"{self._rows.value(block)}\n{opening}"

    def _doubt(self, number: int) -> None:
        row = self._rows.all[number]
        self.notes.append(
            Diagnostic(
                "note",
                self._rows.document.line(row.start),
                "this may be the start of an announced attachment; it is read as part of a message",
                row.text[:200],
                "if it is one, give its line under “records” in the sidecar",
            )
        )


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The pairs of words that stand side by side, without words that say nothing."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)]
    for first, second in pairwise(words):
        if first not in EMPTY_WORDS and second not in EMPTY_WORDS:
            yield first, second
