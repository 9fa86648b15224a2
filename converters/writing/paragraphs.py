"""Puts blocks together that a page shows as one paragraph: a sentence that reads on over notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from converters.model import Block

APART = frozenset({"note", "paper", "marking"})
"""Kinds of block that the sheet sets between two parts of a sentence."""

Paragraph = list[Block]
"""A block, then what stands between it and the blocks that go on with its sentence, and these."""


def paragraphs(blocks: Iterable[Block], longest: int, starts: Collection[int]) -> list[Paragraph]:
    """The blocks in order, each in one paragraph.

    A block goes on with a paragraph only if nothing but notes, paper and markings stands between,
    and if the whole is at most `longest` characters. One that starts at one of `starts` never does.
    """
    found: list[Paragraph] = []
    last = -1
    """Position of the last paragraph that is no note, paper or marking."""
    for block in blocks:
        if block.kind in APART:
            if block.start in starts:
                last = -1
            found.append([block])
        elif last >= 0 and block.start not in starts and _goes_on(found[last], block, longest):
            found[last] += [part for between in found[last + 1 :] for part in between]
            found[last].append(block)
            del found[last + 1 :]
        else:
            last = len(found)
            found.append([block])
    return found


def _goes_on(paragraph: Paragraph, block: Block, longest: int) -> bool:
    if block.continues is None or block.end - paragraph[0].start > longest:
        return False
    return any(block.continues == part.start for part in (paragraph[0], paragraph[-1]))
