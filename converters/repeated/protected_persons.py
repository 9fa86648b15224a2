"""Tells whether two copies, laid side by side, could undo a redaction that protects a person.

An agency withholds names, addresses and the like under exemptions 6 and 7(C), 5 U.S.C. § 552(b)(6)
and (7)(C). OCR damages such marks, or loses them. So a difference counts as protected also where
one copy has something that may be left of a mark, or has nothing where the other has a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from converters.model import Redaction, Span
from converters.patterns import pattern_tables
from converters.repeated.copy_tokens import Copy, Token
from converters.repeated.repeated_passages import WORD

NOT_PERSONAL = frozenset(("b1", "b2", "b3", "b4", "b5", "b7A", "b7B", "b7E", "b8", "b9"))
"""Exemptions of 5 U.S.C. § 552(b) under which agencies protect their own business, or another's.

Left out are those that protect persons: 6 and 7(C) their privacy, 7(D) confidential sources, 7(F)
life and safety. The Privacy Act's protect the persons whose records they are.
"""

CLASSIFIED = ("1.4(", "3.3(")
"""How the grounds of E.O. 13526 for keeping a record classified begin; they stand with (b)(1)."""

ALIKE = 0.5
"""The part of the letters that two readings of the same words share at least."""

LONGEST_NOISE = 200
"""Characters of a difference that may be two readings of the same words."""

LONGEST_NAME = 4
"""Words of a name or an address that stands where the other copy has nothing."""

FEWEST_DIGITS = 7
"""Digits of a telephone number or another number of a person."""

BETWEEN = 12
"""Blanks and bullets at most between a passage and what belongs to it in its document."""

NO_WORD = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Side:
    """What one copy has where the two differ."""

    copy: Copy
    tokens: Sequence[Token]
    before: Token | None
    """The token before them, which both copies have; None at the start of the passage."""

    behind: Token | None

    @property
    def words(self) -> list[Token]:
        """Released words."""
        return [token for token in self.tokens if not token.redaction]

    @property
    def place(self) -> Span:
        """From the end of the token before to the start of the one behind."""
        start = self.before.end if self.before else self.copy.place.start
        end = self.behind.start if self.behind else self.copy.place.end
        return Span(start, max(start, end))

    @property
    def text(self) -> str:
        """All that stands there, with a bar for each redaction."""
        parts, at = [], self.place.start
        for token in self.tokens:
            if token.redaction:
                parts += [self.copy.text[at : token.start], "|"]
                at = token.end
        return "".join((*parts, self.copy.text[at : self.place.end]))


def protects(redaction: Redaction) -> bool:
    """Whether a redaction protects a person, or does not say what it protects."""
    return may_protect_a_person(redaction.exemptions)


def may_protect_a_person(exemptions: Collection[str]) -> bool:
    """Whether one of the exemptions that a redaction cites protects persons, or it cites none."""
    return not exemptions or not all(
        code in NOT_PERSONAL or code.startswith(CLASSIFIED) for code in exemptions
    )


def may_undo(withholds: Side, shows: Side) -> bool:
    """Whether words of one side may be what the other withholds to protect a person."""
    if not shows.words:
        return False
    if any(map(_is_personal, withholds.tokens)):
        return True
    if _are_alike(withholds, shows) or _is_one_sign(shows):
        return False
    return (
        _is_personal(withholds.before)
        or _is_personal(withholds.behind)
        or _holds_what_is_left_of_a_mark(withholds.text)
        or (not withholds.tokens and _may_be_a_person(shows))
    )


def may_undo_beside(first: Copy, second: Copy) -> bool:
    """Whether a personal redaction stands right beside one copy where the other has words.

    A passage may end at a name: the copies agree only up to it, and yet each leads to it.
    """
    for beside in (_before, _behind):
        ours, theirs = beside(first), beside(second)
        if (_is_protected(ours) and theirs == "") or (_is_protected(theirs) and ours == ""):
            return True
    return False


def _is_personal(token: Token | None) -> bool:
    return bool(token and token.redaction and protects(token.redaction))


def _are_alike(one: Side, other: Side) -> bool:
    """Whether two sides are two readings of the same words."""
    ours, theirs = ("".join(token.word for token in side.words) for side in (one, other))
    if not ours or max(len(ours), len(theirs)) > LONGEST_NOISE:
        return False
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= ALIKE


def _is_one_sign(side: Side) -> bool:
    """Whether a side is one letter, as OCR loses them: no name is so short."""
    return sum(len(token.word) for token in side.words) < len("Wu")


def _holds_what_is_left_of_a_mark(text: str) -> bool:
    return any(row.regex.search(text) for row in pattern_tables("redaction-marks.yml")["left"])


def _may_be_a_person(side: Side) -> bool:
    """Whether words read like a name, an address of e-mail, or a number."""
    words = [side.copy.text[token.start : token.end] for token in side.words]
    if sum(map(str.isdigit, "".join(words))) >= FEWEST_DIGITS or "@" in side.text:
        return True
    return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)


def _is_protected(beside: Redaction | str | None) -> bool:
    return isinstance(beside, Redaction) and protects(beside)


def _before(copy: Copy) -> Redaction | str | None:
    """The redaction right before a passage; an empty string stands for words, None for nothing."""
    at = copy.place.start
    index = bisect_right(copy.redactions, at, key=lambda one: one.end) - 1
    if index >= 0 and _is_beside(copy.text, copy.redactions[index].end, at):
        return copy.redactions[index]
    return "" if WORD.search(copy.text, max(0, at - BETWEEN), at) else None


def _behind(copy: Copy) -> Redaction | str | None:
    """The same behind a passage."""
    at = copy.place.end
    index = bisect_left(copy.redactions, at, key=lambda one: one.start)
    if index < len(copy.redactions) and _is_beside(copy.text, at, copy.redactions[index].start):
        return copy.redactions[index]
    return "" if WORD.search(copy.text, at, at + BETWEEN) else None


def _is_beside(text: str, start: int, end: int) -> bool:
    return end - start <= BETWEEN and bool(NO_WORD.fullmatch(text, start, end))
