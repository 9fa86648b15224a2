"""Finds acronyms that a document defines, `Privacy Impact Assessment (PIA)`, and their uses.

The letters of an acronym must be the first letters of the words before its bracket, in order; small
words such as `of` may be passed over. The rule follows Schwartz and Hearst, “A simple algorithm for
identifying abbreviation definitions in biomedical text” (2003), and is stricter: no letter inside a
word counts, so that a bracket with another meaning is not taken for a definition.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from converters.model import Block, Definition, Document, Span
from converters.terms.vocabulary import Vocabularies

IN_BRACKETS = re.compile(
    r"""[(\[] \s? (?:hereinafter\s)? (?:the\s)? ["“‘']? (?P<acronym>[A-Z][A-Za-z0-9&/.-]{1,11}) """
    r"""["”’']? [,.]? \s? [)\]]""",
    re.VERBOSE,
)
"""An acronym in a bracket of its own: `(PIA)`, `(“PIA”)`, `[ROI]`."""

EXPLAINED = re.compile(
    r"""(?<![\w.-]) (?P<acronym>[A-Z][A-Z0-9&-]{1,9}) s? \s
    \( (?P<meaning>[A-Za-z][^()\r\n]{4,90}) \)""",
    re.VERBOSE,
)
"""An acronym with its meaning in the bracket behind it: `PIA (Privacy Impact Assessment)`."""

WORD = re.compile(r"[A-Za-z0-9][\w’']*")

SMALL_WORDS = frozenset("a an and at by de for from in of on or the to with within".split())
"""Words that may lend their letter, or be passed over."""

WORDS_BEHIND = 1
"""Words between a meaning and its bracket: `… Development and Management unit (“OSDM”)`."""

REACH = 160
"""Characters before a bracket in which its meaning stands."""

FEWEST_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class _Word(Span):
    letter: str
    small: bool


def find_definitions(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the definitions, in the order of the text, each with the places that use it.

    Of several definitions of one acronym each counts up to the next.
    """
    withheld = _Withheld(document.redactions)
    found = [one for one in _definitions(document) if not withheld.holds(one)]
    found.sort(key=lambda one: one.start)
    uses = _uses(document.text, found, withheld)
    return replace(
        document, definitions=tuple(replace(one, uses=tuple(uses[one.start])) for one in found)
    )


def _definitions(document: Document) -> Iterator[Definition]:
    for block in document.blocks:
        for match in IN_BRACKETS.finditer(document.text, block.start, block.end):
            acronym = match["acronym"].rstrip(".-/")
            start = match.start("acronym")
            meaning = _before(document, block, match.start(), acronym)
            if meaning:
                yield Definition(start, start + len(acronym), acronym, meaning)
        for match in EXPLAINED.finditer(document.text, block.start, block.end):
            words = list(_words(document.text, *match.span("meaning")))
            if _spelled(letters(match["acronym"]), words) == len(words):
                yield Definition(
                    *match.span("acronym"), match["acronym"], Span(*match.span("meaning"))
                )


def _before(document: Document, block: Block, end: int, acronym: str) -> Span | None:
    """The words before a bracket whose first letters its acronym is."""
    wanted = letters(acronym)
    if sum(map(str.isupper, acronym)) < FEWEST_CAPITALS and not acronym[1:].isdigit():
        return None
    start = max(block.start, end - REACH)
    words = list(_words(document.text, start, end))
    if not words or document.text[words[-1].end : end].strip():
        return None  # a sign between the two parts them
    for behind in range(WORDS_BEHIND + 1):
        taken = words[: len(words) - behind]
        count = _spelled(wanted, taken)
        if count:
            return Span(taken[-count].start, taken[-1].end)
    return None


def letters(acronym: str) -> str:
    """The letters an acronym is made of: `C3` is CCC, `DoD` is DOD, `FRSs` is FRS."""
    plain = re.sub(r"(?<=[A-Z])s\Z", "", acronym)
    repeated = re.sub(r"([A-Za-z])([2-9])\Z", lambda match: match[1] * int(match[2]), plain)
    return re.sub(r"[^A-Z0-9]", "", repeated.upper())


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    for match in WORD.finditer(text, start, end):
        word = match.group()
        yield _Word(match.start(), match.end(), word[0].upper(), word.lower() in SMALL_WORDS)


def _spelled(wanted: str, words: Sequence[_Word]) -> int:
    """How many of the last words spell these letters; 0 where they do not."""
    at = len(words)
    for letter in reversed(wanted):
        at -= 1
        while at >= 0 and words[at].small and words[at].letter != letter:
            at -= 1
        if at < 0 or words[at].letter != letter:
            return 0
    return 0 if words[at].small else len(words) - at


# --- where a document uses what it defined ---


def _uses(text: str, found: Sequence[Definition], withheld: _Withheld) -> dict[int, list[Span]]:
    """For each definition, by its offset, the places behind it that use its acronym."""
    uses: dict[int, list[Span]] = {one.start: [] for one in found}
    if not found:
        return uses
    longest_first = sorted({one.acronym for one in found}, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    defined: dict[str, int] = {}
    for start, acronym in _written(text, names):
        span = Span(start, start + len(acronym))
        if start in uses:
            defined[acronym] = start
        elif acronym in defined and not withheld.holds(span):
            uses[defined[acronym]].append(span)
    return uses


def _written(text: str, names: str) -> Iterator[tuple[int, str]]:
    """Where acronyms stand as words of their own, or several with a slash between: `C3/CEIU`."""
    for match in re.finditer(rf"(?<![\w/-])(?:{names})(?:/(?:{names}))*(?![\w/-])", text):
        at = match.start()
        for acronym in match.group().split("/"):
            yield at, acronym
            at += len(acronym) + 1


class _Withheld:
    """The redactions of a document, in which nothing is read."""

    def __init__(self, redactions: Sequence[Span]) -> None:
        self._redactions = redactions
        self._starts = [one.start for one in redactions]

    def holds(self, span: Span) -> bool:
        """Whether a redaction overlaps the span."""
        at = bisect_right(self._starts, span.end - 1) - 1
        return at >= 0 and self._redactions[at].end > span.start
