"""What to write where an annotation does not stand at one certain place."""

from __future__ import annotations

from typing import Literal

from converters.annotations.anchoring import Selector, find
from converters.annotations.folding import fold
from converters.annotations.matching import places
from converters.annotations.model import Anchor, Annotation, Difference
from converters.annotations.released import ReleasedText
from converters.annotations.writing import front_matter_line
from converters.model import Diagnostic, Span

MOST_WORDS = 12
"""Words before or behind a passage that are tried; where more are needed its line is better."""

LONGEST = 160
"""Characters of a quote that a message shows."""

SHOWN = 5
"""Places for which the line to write is said."""


def distinguishing(quote: str, place: Span, released: ReleasedText) -> Selector | None:
    """The shortest addition to a quote with which it stands at one place alone.

    None where a line of text holds it several times between the same words.
    """
    for number in range(1, MOST_WORDS + 1):
        for selector in (
            Selector(quote, prefix=released.words_before(place.start, number)),
            Selector(quote, suffix=released.words_after(place.end, number)),
        ):
            if _leads_to(selector, place, released):
                return selector
    selector = Selector(quote, line=released.line(place.start))
    return selector if _leads_to(selector, place, released) else None


def _leads_to(selector: Selector, place: Span, released: ReleasedText) -> bool:
    """Whether a selector stands at one place alone. Counting is fast where a word is everywhere."""
    if not selector.line:
        words = fold(selector.prefix) + fold(selector.quote) + fold(selector.suffix)
        if len(places(released.whole.folded, words, 2)) > 1:
            return False
    found = find(selector, released)
    return found.state == "anchored" and found.place == place


def line_to_write(selector: Selector) -> str:
    """The line of front matter that says it: `prefix: "known as the"`."""
    if selector.prefix:
        return front_matter_line("prefix", selector.prefix)
    if selector.suffix:
        return front_matter_line("suffix", selector.suffix)
    return front_matter_line("line", str(selector.line))


def diagnostic_of(
    annotation: Annotation, anchor: Anchor, released: ReleasedText
) -> Diagnostic | None:
    """What a person should know of an anchor; None where it is certain."""
    if anchor.state == "anchored":
        return None
    said = {"approximate": _of_approximate, "ambiguous": _of_ambiguous, "not found": _of_lost}
    message, advice = said[anchor.state](annotation, anchor, released)
    severity: Literal["warning", "error"] = "warning" if anchor.place else "error"
    quote = shortened(annotation.quote)
    return Diagnostic(severity, annotation.quote_line, message, quote, advice, annotation.path)


def _of_approximate(
    annotation: Annotation, anchor: Anchor, released: ReleasedText
) -> tuple[str, str]:
    place = anchor.place or Span(0, 1)
    message = f"the quote is nearly what line {released.line(place.start)} says"
    said = "; ".join(map(difference_in_words, anchor.differences[:SHOWN]))
    advice = f"{said}; copy the words as they stand there" if said else "copy the words anew"
    return message, advice


def _of_ambiguous(
    annotation: Annotation, anchor: Anchor, released: ReleasedText
) -> tuple[str, str]:
    lines = ", ".join(dict.fromkeys(str(released.line(one.start)) for one in anchor.candidates))
    message = f"the quote fits more than one place: lines {lines}"
    written = [
        f"for line {released.line(place.start)}: {line_to_write(selector)}"
        for place in anchor.candidates[:SHOWN]
        # Of a misread quote the words as they stand there: only these can be certain.
        for selector in [distinguishing(released.text[place.start : place.end], place, released)]
        if selector
    ]
    if not written:
        return message, "quote more words"
    is_there = fold(annotation.quote) in released.whole.folded
    first = "" if is_there else "copy the words as they stand there, and "
    lines = " or ".join(written)
    return message, f"{first}write one of these lines above the second ---: {lines}"


def _of_lost(annotation: Annotation, anchor: Anchor, released: ReleasedText) -> tuple[str, str]:
    message = f"the quote is not in the released text of {annotation.document}"
    if not anchor.candidates:
        return message, "copy the words from the page, without leaving any out"
    place = anchor.candidates[0]
    line, words = released.line(place.start), released.text[place.start : place.end]
    return message, f"the nearest is line {line}: “{shortened(words)}”; copy its words"


def difference_in_words(difference: Difference) -> str:
    """One difference as a reader can follow it."""
    released, quoted = shortened(difference.released), shortened(difference.quoted)
    if difference.where == "line":
        return f"it stands on line {released}, not {quoted}"
    where = {"quote": "", "before": "before it ", "after": "behind it "}[difference.where]
    if not quoted:
        return f"{where}the quote leaves out “{released}”"
    if not released:
        return f"{where}the text has no “{quoted}”"
    return f"{where}the text has “{released}”, the annotation “{quoted}”"


def shortened(words: str) -> str:
    """Words on one line, without the middle of long ones."""
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 40]} … {plain[-37:]}"
