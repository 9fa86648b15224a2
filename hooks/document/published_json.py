"""A document as data, as the site publishes it: what the released text itself says is left out.

The JSON beside the Markdown, which the build reads, has the text and the line of each span in it.
Published, a document's text would stand there three times over, and ten thousand documents must
fit into the 1 GB of a site on GitHub Pages.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

VERSION = 2
"""Goes up when a key goes or changes its meaning; keys may be added, never renamed.

Version 1 had the text and the line of each span, every empty value, and each mention by itself.
"""

TOLD_BY_THE_TEXT = frozenset({"text", "line"})
"""Keys of a span that follow from its offsets."""

OFFSETS = frozenset({"start", "end"})
"""Keys that stand there if they are 0, too."""

MAY_BE_0 = OFFSETS | {"continues"}
"""Those whose 0 is an offset; a null is left out as everywhere."""


def as_json(content: Mapping[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(published(content), ensure_ascii=False, separators=(",", ":")) + "\n"


def published(content: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of a document without what can be left out; its own keys are all there."""
    return {
        **{key: _lean(value) for key, value in content.items()},
        "version": VERSION,
        "mentions": _by_term(content["mentions"]),
    }


def _lean(value: object) -> object:
    """The same without keys that the offsets tell, or that are null, false, 0 or empty."""
    if isinstance(value, list):
        return [_lean(item) for item in value]
    if not isinstance(value, dict):
        return value
    left_out = TOLD_BY_THE_TEXT if value.keys() >= OFFSETS else frozenset()
    return {
        key: _lean(item)
        for key, item in value.items()
        if (item and key not in left_out) or (key in MAY_BE_0 and item is not None)
    }


def _by_term(mentions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each term with its places, the first named first: most texts name few terms many times."""
    places: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for one in mentions:
        places[one["vocabulary"], one["term"]].append([one["start"], one["end"]])
    return [
        {"vocabulary": vocabulary, "term": term, "places": several}
        for (vocabulary, term), several in places.items()
    ]
