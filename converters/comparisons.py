"""Lays two copies of a passage side by side: what agrees, what differs, what only one shows.

Two copies are never used to undo a redaction that protects a person. Where they could be, the
whole pair is set aside: see `Comparison.protects_a_person`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from converters.model import Redaction, Span
from converters.repeated_passages import WORD

NOT_PERSONAL = frozenset(("b1", "b2", "b3", "b4", "b5", "b7A", "b7B", "b7E", "b8", "b9"))
"""Exemptions of 5 U.S.C. § 552(b) under which agencies protect their own business, or another's.

Left out are those that protect persons: 6 and 7(C) their privacy, 7(D) confidential sources, 7(F)
life and safety. The Privacy Act's protect the persons whose records they are.
"""

CLASSIFIED = ("1.4(", "3.3(")
"""How the grounds of E.O. 13526 for keeping a record classified begin; they stand with (b)(1)."""

MARK = ""
"""Stands for a redaction among the words of a copy; no word is empty."""

Kind = Literal["same", "differs", "shown-in-first", "shown-in-second", "only-first", "only-second"]


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a passage."""

    text: str
    """The whole text of its document."""

    place: Span
    redactions: Sequence[Redaction]
    """Those of the document, in order."""


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
    """In order; together they cover both places."""

    shown: tuple[Shown, ...]
    protects_a_person: bool
    """Whether one copy shows what the other withholds to protect a person, or without a cite.

    Such a pair is neither shown as a difference nor exported.
    """


@dataclass(frozen=True, slots=True)
class _Token(Span):
    word: str
    redaction: Redaction | None = None


def compare(first: Copy, second: Copy) -> Comparison:
    """Aligns two copies word by word; every redaction counts as one sign, whatever it cites."""
    early, late = list(_tokens(first)), list(_tokens(second))
    matcher = SequenceMatcher(
        None, [one.word for one in early], [one.word for one in late], autojunk=False
    )
    pieces: list[Piece] = []
    shown: list[Shown] = []
    protected = False
    opcodes = matcher.get_opcodes()
    for position, (tag, i, i_end, j, j_end) in enumerate(opcodes):
        inside = 0 < position < len(opcodes) - 1
        ours, theirs = early[i:i_end], late[j:j_end]
        kind = _kind(tag, ours, theirs, inside)
        pieces.append(Piece(kind, _span(first, early, i, i_end), _span(second, late, j, j_end)))
        if tag != "equal":
            protected = protected or _undoes(ours, theirs) or _undoes(theirs, ours)
        if kind == "shown-in-second":
            shown += _shown(ours, theirs, in_second=True)
        elif kind == "shown-in-first":
            shown += _shown(theirs, ours, in_second=False)
    return Comparison(tuple(pieces), () if protected else tuple(shown), protected)


def _tokens(copy: Copy) -> Iterator[_Token]:
    """The words of a copy and its redactions, in order."""
    at, end = copy.place.start, copy.place.end
    for redaction in copy.redactions:
        if redaction.end <= at or redaction.start >= end:
            continue
        yield from _words(copy.text, at, redaction.start)
        yield _Token(redaction.start, redaction.end, MARK, redaction)
        at = redaction.end
    yield from _words(copy.text, at, end)


def _words(text: str, start: int, end: int) -> Iterator[_Token]:
    for match in WORD.finditer(text, start, max(start, end)):
        yield _Token(match.start(), match.end(), match.group().casefold())


def _kind(tag: str, ours: Sequence[_Token], theirs: Sequence[_Token], inside: bool) -> Kind:
    """What a piece is. Only between words that agree on both sides is it certain what is shown."""
    if tag == "equal":
        return "same"
    if inside and _withheld(ours) and _released(theirs):
        return "shown-in-second"
    if inside and _withheld(theirs) and _released(ours):
        return "shown-in-first"
    if not theirs:
        return "only-first"
    return "differs" if ours else "only-second"


def _withheld(tokens: Sequence[_Token]) -> bool:
    """Whether a side holds redactions and nothing else."""
    return bool(tokens) and all(token.redaction for token in tokens)


def _released(tokens: Sequence[_Token]) -> bool:
    """Whether a side holds words and no redaction."""
    return bool(tokens) and not any(token.redaction for token in tokens)


def _undoes(tokens: Sequence[_Token], others: Sequence[_Token]) -> bool:
    """Whether words may stand against a redaction that protects a person, or cites nothing."""
    personal = any(token.redaction and _protects(token.redaction) for token in tokens)
    return personal and any(not token.redaction for token in others)


def _protects(redaction: Redaction) -> bool:
    return not redaction.exemptions or not all(
        code in NOT_PERSONAL or code.startswith(CLASSIFIED) for code in redaction.exemptions
    )


def _shown(withheld: Sequence[_Token], words: Sequence[_Token], in_second: bool) -> Iterator[Shown]:
    place = Span(words[0].start, words[-1].end)
    for token in withheld:
        if token.redaction:
            yield Shown(token.redaction.id, in_second, place)


def _span(copy: Copy, tokens: Sequence[_Token], first: int, end: int) -> Span:
    """From the start of a run of tokens to that of the next; the signs between are its own."""
    edges = [copy.place.start if first == 0 else _start(copy, tokens, first)]
    edges.append(_start(copy, tokens, end))
    return Span(min(edges), max(edges))


def _start(copy: Copy, tokens: Sequence[_Token], at: int) -> int:
    return tokens[at].start if at < len(tokens) else copy.place.end
