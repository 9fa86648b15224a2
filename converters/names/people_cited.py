"""The authors whom citations of news stories and reports name, as the Bluebook writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converters.model import Citation, Document
from converters.names.person_names import GAP, LONGEST, WORD, PartOfName, PersonName, in_order

BETWEEN = re.compile(r",?\s{1,3}(?:&|and)\s{1,3}|,\s{1,3}")

LAST = re.compile(r"\s{0,3}(?:et al\.)?,?\s{0,3}")
"""What stands between the last author and the title."""

LONGEST_LEAD = 500
"""Characters before a title in which its authors stand."""


def authors(document: Document) -> dict[str, tuple[PersonName, ...]]:
    """The authors of each authority that a full citation names, by the authority's id."""
    found: dict[str, tuple[PersonName, ...]] = {}
    for citation in document.citations:
        if citation.how == "full" and citation.title:
            names = tuple(_authors(document.text, citation))
            if names:
                found[citation.authority] = (*found.get(citation.authority, ()), *names)
    return found


def short_mentions(
    document: Document, by_authority: dict[str, tuple[PersonName, ...]]
) -> Iterator[PartOfName]:
    """The authors whom a short citation, `Example, supra note 25`, calls by their last name."""
    for citation in document.citations:
        if citation.how not in ("supra", "short"):
            continue
        text = document.quote(citation)
        named = [one for one in by_authority.get(citation.authority, ()) if _begins_with(text, one)]
        if len({one.id for one in named}) == 1:
            end = citation.start + len(_last(named[0]))
            yield PartOfName(citation.start, end, named[0])


def _begins_with(text: str, name: PersonName) -> bool:
    last = _last(name)
    return text.startswith(last) and not text[len(last) : len(last) + 1].isalpha()


def _last(name: PersonName) -> str:
    return " ".join(name.family)


def _authors(text: str, citation: Citation) -> Iterator[PersonName]:
    """The names before the title, if they are all that stands there."""
    title = _title(text, citation)
    names: list[PersonName] = []
    at = citation.start
    while title is not None and at < title:
        name = in_order(list(_words(text, at, title)))
        if name is None or name.start != at or not name.id:
            return
        names.append(name)
        behind = LAST.match(text, name.end, title)
        if behind and behind.end() == title:
            yield from names
            return
        between = BETWEEN.match(text, name.end, title)
        if between is None:
            return
        at = between.end()


def _title(text: str, citation: Citation) -> int | None:
    """Where the title starts in a citation."""
    words: Sequence[str] = citation.title.split()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = pattern.search(text, citation.start, min(citation.end, citation.start + LONGEST_LEAD))
    return found.start() if found and found.start() > citation.start else None


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words from `start` on that only blanks part, one more than a name has."""
    at = start
    for _ in range(LONGEST + 1):
        gap = GAP.match(text, at, end)
        word = WORD.match(text, gap.end() if gap else at, end)
        if word is None:
            return
        yield word
        at = word.end()
