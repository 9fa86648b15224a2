"""What differs between a quote and the released words, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from converters.annotations.folding import fold
from converters.annotations.model import Difference


def differences_of_quote(released: str, quote: str) -> Iterator[Difference]:
    """The runs of words that are not the same, in the order of the text.

    White space, hyphens and the form of quotation marks are no difference.
    """
    ours, theirs = released.split(), quote.split()
    matcher = SequenceMatcher(None, list(map(fold, ours)), list(map(fold, theirs)), autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        here, there = " ".join(ours[i:i_end]), " ".join(theirs[j:j_end])
        if tag != "equal" and fold(here) != fold(there):
            yield Difference("quote", here, there)
