"""Reads exports of Hypothesis: that of its client, and the answer of its search.

The client writes `{"export_date": …, "annotations": […]}`, the search answers `{"rows": […]}`; the
annotations in both are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from converters.annotations.drafts import Draft, Json, as_list, number_of, text_of


def is_export(content: object) -> bool:
    """Whether this is an export of Hypothesis."""
    return isinstance(content, Mapping) and any(
        isinstance(content.get(key), list) for key in ("rows", "annotations")
    )


def drafts_of_hypothesis(content: Json) -> Iterator[Draft]:
    """The notes of an export; those without a quote too, so that it can be said."""
    for row in as_list(content.get("rows", content.get("annotations"))):
        if isinstance(row, Mapping):
            yield _draft(row)


def _draft(row: Json) -> Draft:
    target = next(iter(as_list(row.get("target"))), None)
    selectors = as_list(target.get("selector")) if isinstance(target, Mapping) else []
    said: dict[str, object] = {}
    for selector in selectors:
        if isinstance(selector, Mapping) and selector.get("type") in SELECTORS:
            said.update(selector)
    document = row.get("document")
    return Draft(
        name=text_of(said.get("exact")),
        quote=text_of(said.get("exact")),
        note=text_of(row.get("text")),
        creator=_creator(row),
        created=text_of(row.get("created")),
        tags=tuple(map(text_of, as_list(row.get("tags")))),
        prefix=text_of(said.get("prefix")),
        suffix=text_of(said.get("suffix")),
        position=number_of(said.get("start")),
        addresses=(text_of(row.get("uri")), _source(target)),
        titles=tuple(map(text_of, as_list(document.get("title"))))
        if isinstance(document, Mapping)
        else (),
    )


SELECTORS = ("TextQuoteSelector", "TextPositionSelector")


def _source(target: object) -> str:
    return text_of(target.get("source")) if isinstance(target, Mapping) else ""


def _creator(row: Json) -> str:
    """The name that is shown, or that of the account: `acct:name@hypothes.is`."""
    shown = row.get("user_info")
    name = text_of(shown.get("display_name")) if isinstance(shown, Mapping) else ""
    return name or re.sub(r"^acct:|@.*$", "", text_of(row.get("user")))
