"""Queries made up from the texts, and their answers by reading every text: slow, but plain to see.

The words are read with a rule written anew here, so that the index and this share no mistake.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hooks.search.search_units import Unit

NOTHING_BETWEEN = " | "
"""Stands between words where a phrase may not reach over."""


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A unit as a row of words between blanks."""

    page: int
    """The number of its page in the index."""

    words: str
    day: str
    filters: frozenset[tuple[str, str]]


Test = Callable[[ReadUnit], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """A query with what it means."""

    text: str
    finds: Test


def read_units(units: Iterable[Unit]) -> list[ReadUnit]:
    """The units with their texts as rows of words."""
    read: list[ReadUnit] = []
    pages: dict[str, int] = {}
    for unit in units:
        page = pages.setdefault(unit.url, len(pages))
        texts = (unit.title, unit.record_title, *unit.names, *(piece.text for piece in unit.pieces))
        filters = {(name, value) for name, values in unit.filters.items() for value in values}
        row = NOTHING_BETWEEN.join(_row(text) for text in texts)
        read.append(ReadUnit(page, f" {row} ", unit.date, frozenset(filters)))
    return read


def answer(query: Query, units: Iterable[ReadUnit]) -> set[int]:
    """The pages that a query finds."""
    return {unit.page for unit in units if query.finds(unit)}


def _row(text: str) -> str:
    parts = re.split("\x01.*?\x02", text)
    return NOTHING_BETWEEN.join(" ".join(_words(part)) for part in parts)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).lower()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    joined = re.sub(r"\b\d{1,3}(?:,\d{3})+\b", lambda number: number[0].replace(",", ""), letters)
    return "".join(sign if sign.isalnum() else " " for sign in joined).split()


# --- queries ---


def queries(units: Sequence[ReadUnit], number: int, seed: int = 6) -> list[Query]:
    """Queries of all kinds; most find something, for their words stand in one unit."""
    maker = _Maker(units, random.Random(seed))
    kinds = (
        maker.one_word,
        maker.two_words,
        maker.phrase,
        maker.phrase_and_word,
        maker.without_word,
        maker.without_phrase,
        maker.either,
        maker.in_brackets,
        maker.start,
        maker.filtered,
        maker.filters_alone,
        maker.dated,
        maker.everything,
    )
    return [kinds[count % len(kinds)]() for count in range(number)]


class _Maker:
    def __init__(self, units: Sequence[ReadUnit], chance: random.Random) -> None:
        self._units = units
        self._chance = chance
        self._unit = units[0]

    def _turn(self) -> None:
        """Goes to another unit, from which the words of the next query come."""
        self._unit = self._chance.choice(self._units)

    def _words(self, number: int) -> str:
        """Words that stand side by side in the unit."""
        runs = [run.split() for run in self._unit.words.split(NOTHING_BETWEEN)]
        long = [run for run in runs if len(run) >= number] or [["none"] * number]
        run = self._chance.choice(long)
        start = self._chance.randrange(len(run) - number + 1)
        return " ".join(run[start : start + number])

    def _word(self) -> Query:
        return _words_query(self._words(1), quoted=False)

    def _phrase(self) -> Query:
        return _words_query(self._words(self._chance.randrange(2, 5)), quoted=True)

    def _filter(self) -> Query:
        known = sorted(self._unit.filters)
        name, value = self._chance.choice(known)
        text = f'{name}:"{value}"' if " " in value else f"{name}:{value}"
        return Query(text, lambda unit: (name, value) in unit.filters)

    def one_word(self) -> Query:
        self._turn()
        return self._word()

    def two_words(self) -> Query:
        self._turn()
        return _both(self._word(), self._word())

    def phrase(self) -> Query:
        self._turn()
        return self._phrase()

    def phrase_and_word(self) -> Query:
        self._turn()
        return _both(self._phrase(), self._word())

    def without_word(self) -> Query:
        self._turn()
        found = self._word()
        self._turn()
        return _both(found, _not(self._word()))

    def without_phrase(self) -> Query:
        self._turn()
        found = self._word()
        return _both(found, _not(_words_query(f"{found.text} {self._words(1)}", quoted=True)))

    def either(self) -> Query:
        self._turn()
        first, second = self._phrase(), self._word()
        self._turn()
        return _both(_either(first, self._word()), second)

    def in_brackets(self) -> Query:
        self._turn()
        first, second = self._word(), self._word()
        self._turn()
        inner = _either(_bracket(_both(first, second)), self._phrase())
        return _both(_bracket(inner), _not(self._filter()))

    def start(self) -> Query:
        self._turn()
        word = self._words(1)
        begin = word[: max(3, len(word) - 2)]
        if len(begin) < 3:
            return self._word()
        return Query(f"{begin}*", lambda unit: f" {begin}" in unit.words)

    def filtered(self) -> Query:
        self._turn()
        return _both(self._word(), self._filter())

    def filters_alone(self) -> Query:
        self._turn()
        return _both(self._filter(), self._filter())

    def dated(self) -> Query:
        self._turn()
        year = self._chance.randrange(2001, 2024)
        first, last = f"{year}", f"{year + self._chance.randrange(3)}"
        within = Query(
            f"date:{first}..{last}",
            lambda unit: bool(unit.day) and first <= unit.day[:4] <= last,
        )
        return _both(self._word(), within)

    def everything(self) -> Query:
        return _both(self.phrase_and_word(), _both(self._filter(), _not(self._filter())))


def _words_query(words: str, *, quoted: bool) -> Query:
    return Query(f'"{words}"' if quoted else words, lambda unit: f" {words} " in unit.words)


def _both(one: Query, other: Query) -> Query:
    return Query(f"{one.text} {other.text}", lambda unit: one.finds(unit) and other.finds(unit))


def _either(one: Query, other: Query) -> Query:
    return Query(f"{one.text} OR {other.text}", lambda unit: one.finds(unit) or other.finds(unit))


def _not(one: Query) -> Query:
    return Query(f"-{one.text}", lambda unit: not one.finds(unit))


def _bracket(one: Query) -> Query:
    return Query(f"({one.text})", one.finds)
