"""Ties a quote to its place in the released text, or says why it cannot.

A quote fits where the text has the same letters, digits and signs; white space, hyphens and the
form of quotation marks may differ, as they do between a scan, a page and a copied passage.
Nothing moves silently: a place that is only close is called so, with what differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.annotations.choosing import chosen, fit
from converters.annotations.differences import differences_of_quote
from converters.annotations.folding import FoldedText, fold, fold_without_case
from converters.annotations.matching import near_places, places
from converters.annotations.model import Anchor, Annotation, Difference, State
from converters.annotations.released import ReleasedText
from converters.model import Span

MOST_PLACES = 200
"""Places of a short quote that are looked at; more are as ambiguous."""

SHOWN_CANDIDATES = 10

SHORTEST_APPROXIMATE = 16
"""Letters, digits and signs below which nothing is taken for a misread quote."""

MOST_EDITS = 0.25
"""Edits, as a share of the quote, up to which a place is taken for a misread quote."""

EDITS_OF_HINT = 0.5
"""The same for a place that is only named as the nearest."""


@dataclass(frozen=True, slots=True)
class Selector:
    """What is known of a passage: its words, those around it, and where it was."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    line: int = 0
    """The line of the source on which it starts; 0 where it is not known."""


def anchor(annotation: Annotation, released: ReleasedText) -> Anchor:
    """Where an annotation stands in its document."""
    selector = Selector(annotation.quote, annotation.prefix, annotation.suffix, annotation.line)
    return find(selector, released)


def find(selector: Selector, released: ReleasedText) -> Anchor:
    """Where a selector leads: exactly first, then past the sheet's own text, then nearly."""
    if not fold(selector.quote):
        return Anchor("not found")
    for layer in _layers(released):
        found = _exact(selector, layer)
        if found:
            return found
    return _near(selector, released)


@dataclass(frozen=True)
class _Layer:
    """One way to read a document: as a whole, or without what the sheet sets into sentences."""

    released: ReleasedText
    folded: FoldedText
    is_whole: bool

    def fold(self, words: str) -> str:
        """A few words folded as the text is."""
        return fold(words) if self.folded.keeps_case else fold_without_case(words)

    def parts(self, place: Span) -> tuple[Span, ...]:
        """The spans of the released text that a place of this layer stands for."""
        return (place,) if self.is_whole else self.released.stretches.spans(place)

    def released_span(self, start: int, end: int) -> Span:
        """The span of the released text, from first to last character, of a folded range."""
        parts = self.parts(self.folded.source_span(start, end))
        return Span(parts[0].start, parts[-1].end)


def _layers(released: ReleasedText) -> Iterator[_Layer]:
    yield _Layer(released, released.whole, is_whole=True)
    if released.has_stretches:
        yield _Layer(released, released.running, is_whole=False)


def _layers_without_case(released: ReleasedText) -> Iterator[_Layer]:
    yield _Layer(released, released.whole_without_case, is_whole=True)
    if released.has_stretches:
        yield _Layer(released, released.running_without_case, is_whole=False)


# --- exact ---


def _exact(selector: Selector, layer: _Layer) -> Anchor | None:
    """The anchor where the quote's own signs stand somewhere; None where they do not."""
    quote, prefix, suffix = map(fold, (selector.quote, selector.prefix, selector.suffix))
    text = layer.folded.folded
    inside = [at + len(prefix) for at in places(text, prefix + quote + suffix, MOST_PLACES)]
    found = inside or places(text, quote, MOST_PLACES)
    if not found:
        return None
    if len(found) == 1 and selector == Selector(selector.quote) and layer.is_whole:
        at = layer.released.text.find(selector.quote)
        if at >= 0:
            place = Span(at, at + len(selector.quote))
            return Anchor("anchored", place, (place,))
    spans = [Span(at, at + len(quote)) for at in found]
    if selector.line:
        spans = [span for span in spans if _line(layer, span) == selector.line] or spans
    if len(spans) > 1:
        ranked = _ranked(selector, layer, [(span, 0) for span in spans])
        if ranked is None:
            return _ambiguous(layer, spans)
        spans = [ranked]
    parts = layer.parts(_of_layer(layer, spans[0]))
    place = Span(parts[0].start, parts[-1].end)
    around = tuple(_around(selector, layer, spans[0], place))
    state: State = "approximate" if around else "anchored"
    place = _literal(selector.quote, layer, place)
    return Anchor(state, place, (place,) if layer.is_whole else parts, around)


def _of_layer(layer: _Layer, span: Span) -> Span:
    return layer.folded.source_span(span.start, span.end)


def _literal(quote: str, layer: _Layer, place: Span) -> Span:
    """The place with the signs at its edges that a fold leaves out, where the quote has them."""
    text = layer.released.text
    at = text.rfind(quote, max(0, place.start - len(quote)), place.end + len(quote))
    holds = at >= 0 and at <= place.start and place.end <= at + len(quote)
    return Span(at, at + len(quote)) if holds else place


def _line(layer: _Layer, span: Span) -> int:
    return layer.released.line(layer.released_span(span.start, span.end).start)


def _ambiguous(layer: _Layer, spans: Sequence[Span]) -> Anchor:
    shown = spans[:SHOWN_CANDIDATES]
    candidates = tuple(layer.released_span(span.start, span.end) for span in shown)
    return Anchor("ambiguous", candidates=candidates)


# --- choosing ---


def _ranked(selector: Selector, layer: _Layer, found: Sequence[tuple[Span, int]]) -> Span | None:
    """The place, with its edits, that fits clearly best; None where two fit as well."""
    text = layer.folded.folded
    around = layer.fold(selector.prefix), layer.fold(selector.suffix)
    return chosen([fit(text, place, edits, *around) for place, edits in found])


def _around(selector: Selector, layer: _Layer, span: Span, place: Span) -> Iterator[Difference]:
    """What the selector says of the words around a place that is not so.

    `span` is the place in the folded text, `place` the same in the released one.
    """
    text, released = layer.folded.folded, layer.released
    if not text.endswith(layer.fold(selector.prefix), 0, span.start):
        words = released.words_before(place.start, len(selector.prefix.split()))
        yield Difference("before", words, selector.prefix)
    if not text.startswith(layer.fold(selector.suffix), span.end):
        words = released.words_after(place.end, len(selector.suffix.split()))
        yield Difference("after", words, selector.suffix)
    if selector.line and released.line(place.start) != selector.line:
        yield Difference("line", str(released.line(place.start)), str(selector.line))


# --- nearly ---


def _near(selector: Selector, released: ReleasedText) -> Anchor:
    """The place that is close enough and clearly the nearest; otherwise what there is."""
    quote = fold_without_case(selector.quote)
    for layer in _layers_without_case(released):
        close = _close(quote, layer)
        if close:
            return _of_close(selector, layer, close)
    layer = _Layer(released, released.whole_without_case, is_whole=True)
    far = near_places(layer.folded.folded, quote, int(len(quote) * EDITS_OF_HINT))
    nearest = tuple(layer.released_span(one.start, one.end) for one in far[:1])
    return Anchor("not found", candidates=nearest)


def _close(quote: str, layer: _Layer) -> list[tuple[Span, int]]:
    """Places that are the quote but for capitals, or for a few signs in a longer one."""
    text = layer.folded.folded
    same = [(Span(at, at + len(quote)), 0) for at in places(text, quote, MOST_PLACES)]
    if same or len(quote) < SHORTEST_APPROXIMATE:
        return same
    most = int(len(quote) * MOST_EDITS)
    return [(place, place.distance) for place in near_places(text, quote, most)]


def _of_close(selector: Selector, layer: _Layer, found: Sequence[tuple[Span, int]]) -> Anchor:
    if selector.line:
        found = [one for one in found if _line(layer, one[0]) == selector.line] or found
    best = _ranked(selector, layer, found)
    if best is None:
        return _ambiguous(layer, [span for span, _ in found])
    parts = layer.parts(_of_layer(layer, best))
    place = Span(parts[0].start, parts[-1].end)
    text = layer.released.text
    released = "".join(text[part.start : part.end] for part in parts)
    differences = (
        *differences_of_quote(released, selector.quote),
        *_around(selector, layer, best, place),
    )
    return Anchor("approximate", place, parts, differences)
