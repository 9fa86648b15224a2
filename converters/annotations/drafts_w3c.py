"""Reads W3C Web Annotations in JSON-LD: a collection, a page, a list, or one annotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from converters.annotations.drafts import Draft, Json, as_list, number_of, text_of
from converters.annotations.jsonld import GENERATOR, MOTIVATION_OF_W3C

DEEPEST = 20
"""Levels of lists and objects in which annotations and selectors are looked for."""

OWN_NAME = "annotation-"
"""How the id of a note's element on its page begins."""


def drafts_of_w3c(content: object) -> Iterator[Draft]:
    """The notes in JSON-LD; those without a quote too, so that it can be said."""
    for annotation in _annotations(content, DEEPEST):
        yield _draft(annotation)


def _annotations(content: object, depth: int) -> Iterator[Json]:
    if isinstance(content, list) and depth:
        for item in content:
            yield from _annotations(item, depth - 1)
    elif isinstance(content, Mapping) and depth:
        if {"Annotation", "oa:Annotation"}.intersection(map(str, _types(content))):
            yield content
        for key in ("first", "items", "@graph"):
            yield from _annotations(content.get(key), depth - 1)


def _types(content: Json) -> list[object]:
    return as_list(content.get("type", content.get("@type")))


def _draft(annotation: Json) -> Draft:
    target = next(iter(as_list(annotation.get("target"))), None)
    bodies = list(_bodies(annotation))
    selector = target.get("selector") if isinstance(target, Mapping) else None
    selectors = list(_selectors(selector, DEEPEST))
    said: dict[str, object] = {}
    for selector in reversed(selectors):
        said.update(selector)
    return Draft(
        name=_name(annotation) or text_of(said.get("exact")),
        quote=text_of(said.get("exact")),
        note="\n\n".join(text for purpose, text in bodies if purpose != "tagging"),
        creator=text_of(next(iter(as_list(annotation.get("creator"))), "")),
        created=text_of(annotation.get("created")),
        motivation=_motivation(annotation),
        tags=tuple(text for purpose, text in bodies if purpose == "tagging"),
        prefix=text_of(said.get("prefix")),
        suffix=text_of(said.get("suffix")),
        line=max(map(_line, selectors), default=0),
        position=number_of(said.get("start")),
        addresses=tuple(_addresses(target)),
        is_ours=annotation.get("generator") == GENERATOR,
    )


def _motivation(annotation: Json) -> str:
    words = (text_of(word).rpartition(":")[2] for word in as_list(annotation.get("motivation")))
    return next(
        (MOTIVATION_OF_W3C[word] for word in words if word in MOTIVATION_OF_W3C), "commenting"
    )


def _bodies(annotation: Json) -> Iterator[tuple[str, str]]:
    """Purpose and text of each body; a purpose that is not said is empty."""
    yield "", text_of(annotation.get("bodyValue"))
    for body in as_list(annotation.get("body")):
        if isinstance(body, Mapping):
            yield text_of(next(iter(as_list(body.get("purpose"))), "")), text_of(body)
        elif isinstance(body, str):
            yield "", f"<{body}>"


def _selectors(value: object, depth: int) -> Iterator[Json]:
    """The selectors of a target, and those that refine them."""
    for selector in as_list(value):
        if isinstance(selector, Mapping) and depth:
            yield selector
            yield from _selectors(selector.get("refinedBy"), depth - 1)


def _addresses(target: object) -> Iterator[str]:
    if isinstance(target, str):
        yield target
    elif isinstance(target, Mapping):
        yield from (text_of(target.get(key)) for key in ("scope", "source", "id"))


def _line(selector: Json) -> int:
    """The line that a fragment of plain text (RFC 5147) names; 0 for any other selector."""
    match = re.fullmatch(r"line=(\d{1,7}),(\d{1,7})", text_of(selector.get("value")), re.ASCII)
    return int(match[2]) if match and int(match[2]) == int(match[1]) + 1 else 0


def _name(annotation: Json) -> str:
    """The last part of an annotation's address; may be anything."""
    address = text_of(annotation.get("id", annotation.get("@id"))).rstrip("/#")
    return unquote(re.split("[/#:]", address)[-1]).removeprefix(OWN_NAME)
