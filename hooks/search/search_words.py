"""What a word is: the one rule for what is indexed, searched and marked.

A word is a run of letters and digits; all else parts words. Case, accents and the form of a letter
(ﬁ for fi) do not count. Commas inside a number do not count: `10,000` is the word `10000`.
The engine's script `words.js` holds the same rule; tests try both on one table of examples.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from itertools import groupby

MARK_STARTS, MARK_ENDS = "\x01", "\x02"
"""Stand around a redaction's mark in a text that is searched: it shows, but holds no words."""

MARK_SHOWS = "|"
"""Stands in it between the redaction's id with its exemptions and the mark as it was released."""

GAP = "."
"""Stands among words where something stands between them that no phrase reaches over."""

LONGEST = 64
"""Letters of a word that count; a longer one is found by its first ones."""

MARK = f"{MARK_STARTS}[^{MARK_ENDS}]*{MARK_ENDS}"
NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?![^\W_])"
ASCII_WORD = re.compile(rf"{MARK}|{NUMBER}|[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """The words of a text in their order, as the index holds them, with gaps for redactions."""
    if text.isascii():
        found = ASCII_WORD.findall(text.lower())
        if "," in text or MARK_STARTS in text or len(text) > LONGEST:
            return [_plain_ascii(word) for word in found]
        return found
    return [folded(word) for word in _word().findall(text)]


def folded(word: str) -> str:
    """A word without what does not count; a gap for the mark of a redaction."""
    if word.startswith(MARK_STARTS):
        return GAP
    letters = unicodedata.normalize("NFKD", word).replace(",", "")
    kept = (sign for sign in letters if unicodedata.category(sign)[0] in "LN")
    return "".join(kept).lower()[:LONGEST] or GAP


def _plain_ascii(word: str) -> str:
    if word[0] == MARK_STARTS:
        return GAP
    return word.replace(",", "")[:LONGEST]


@cache
def _word() -> re.Pattern[str]:
    """Letters of all scripts with the accents and vowel signs that belong to them."""
    marks = _classes("M")
    return re.compile(rf"{MARK}|{NUMBER}|[^\W_](?:[^\W_]|[{marks}])*")


def _classes(first: str) -> str:
    """The signs of a general category, as ranges for a regular expression."""
    codes = [c for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c))[0] == first]
    runs = [
        [code for _, code in run]
        for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])
    ]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs)
