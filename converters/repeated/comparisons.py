"""Lays two copies of a passage side by side: what agrees, what differs, what only one shows.

Two copies are never used to undo a redaction that protects a person. Where they could be, the
whole pair is set aside: see `Comparison.protects_a_person`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from converters.model import Span
from converters.repeated.copy_tokens import Copy, Token, tokens
from converters.repeated.protected_persons import Side, may_undo, may_undo_beside, protects

Kind = Literal["same", "differs", "shown-in-first", "shown-in-second", "only-first", "only-second"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of both copies; a side may be empty where it has none."""

    kind: Kind
    """`shown-in-second`: the first copy withholds what the second shows between the same words."""

    first: Span
    second: Span


@dataclass(frozen=True, slots=True)
class Shown:
    """A redaction of one copy whose words the other shows."""

    redaction: str
    """The redaction's id in its document."""

    in_second: bool
    """Whether the second copy shows the words; otherwise the first does."""

    words: Span
    """Where the words stand in the document that shows them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two copies side by side."""

    pieces: tuple[Piece, ...]
    """In order, from the first words that agree to the last ones, marks of redaction included."""

    shown: tuple[Shown, ...]
    protected: tuple[Span, ...]
    """Places of the first copy's document where one copy may show what the other withholds to
    protect a person, or without a cite, and where both withhold what the second so protects."""

    protects_a_person: bool
    """Whether such a place is shown by one of the copies, in the passage or right beside it.

    Such a pair is neither shown as a difference nor exported.
    """


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of two copies that agrees, or differs."""

    agrees: bool
    first: Side
    second: Side

    @property
    def undoes(self) -> bool:
        """Whether one side may show what the other withholds to protect a person."""
        first, second = self.first, self.second
        return not self.agrees and (may_undo(first, second) or may_undo(second, first))

    @property
    def kind(self) -> Kind:
        """What a piece is."""
        if self.agrees:
            return "same"
        if _withheld(self.first) and _released(self.second):
            return "shown-in-second"
        if _withheld(self.second) and _released(self.first):
            return "shown-in-first"
        if not self.second.tokens:
            return "only-first"
        return "differs" if self.first.tokens else "only-second"


def compare(first: Copy, second: Copy) -> Comparison:
    """Aligns two copies word by word; every redaction counts as one sign, whatever it cites."""
    steps = list(_steps(first, second))
    undone = [step.first.place for step in steps if step.undoes]
    agreeing = [number for number, step in enumerate(steps) if step.agrees]
    shared = steps[agreeing[0] : agreeing[-1] + 1] if agreeing else []
    pieces = _pieces(shared)
    beside = bool(pieces) and may_undo_beside(
        replace(first, place=Span(pieces[0].first.start, pieces[-1].first.end)),
        replace(second, place=Span(pieces[0].second.start, pieces[-1].second.end)),
    )
    protects = bool(undone) or beside or not pieces
    return Comparison(
        pieces=pieces,
        shown=() if protects else tuple(one for step in shared for one in _shown(step)),
        protected=(*undone, *(place for step in shared for place in _withheld_in_both(step))),
        protects_a_person=protects,
    )


def _steps(first: Copy, second: Copy) -> Iterator[_Step]:
    early, late = list(tokens(first)), list(tokens(second))
    matcher = SequenceMatcher(
        None, [one.word for one in early], [one.word for one in late], autojunk=False
    )
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        yield _Step(tag == "equal", _side(first, early, i, i_end), _side(second, late, j, j_end))


def _side(copy: Copy, all_: Sequence[Token], start: int, end: int) -> Side:
    before = all_[start - 1] if start else None
    return Side(copy, all_[start:end], before, all_[end] if end < len(all_) else None)


def _withheld(side: Side) -> bool:
    """Whether a side holds redactions and nothing else."""
    return bool(side.tokens) and not side.words


def _released(side: Side) -> bool:
    """Whether a side holds words and no redaction."""
    return bool(side.tokens) and len(side.words) == len(side.tokens)


def _withheld_in_both(step: _Step) -> Iterator[Span]:
    """Redactions of the first copy that protect a person by what the second cites there."""
    for ours, theirs in zip(step.first.tokens, step.second.tokens, strict=False):
        if step.agrees and theirs.redaction and protects(theirs.redaction):
            yield Span(ours.start, ours.end)


def _shown(step: _Step) -> Iterator[Shown]:
    if not step.kind.startswith("shown-in-"):
        return
    in_second = step.kind == "shown-in-second"
    withheld, released = step.first, step.second
    if not in_second:
        withheld, released = released, withheld
    words = Span(released.tokens[0].start, released.tokens[-1].end)
    for token in withheld.tokens:
        if token.redaction:
            yield Shown(token.redaction.id, in_second, words)


def _pieces(steps: Sequence[_Step]) -> tuple[Piece, ...]:
    """Each from where its tokens start to where the next ones do: the signs between are its own."""
    return tuple(Piece(step.kind, _span(step.first), _span(step.second)) for step in steps)


def _span(side: Side) -> Span:
    at_start = side.before is None
    end = side.behind.start if side.behind else side.copy.place.end
    start = side.copy.place.start if at_start else side.tokens[0].start if side.tokens else end
    return Span(min(start, end), end)
