"""The terms of a vocabulary: what a row of its CSV says about an agency, program or person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from converters.model import Diagnostic
from converters.terms.csv_tables import Row, Table

PARENT_COLUMN = {"agencies": "parent", "programs": "agency", "people": "organization"}
"""The column that holds a term's parent: the agency above an agency, the one of a program, the
agency or organization of a person."""

PARENTS = {
    "agencies": ("agencies",),
    "programs": ("agencies",),
    "people": ("agencies", "organizations"),
}
"""The vocabularies that a term's parent can be in."""

COLUMNS = {
    "agencies": (
        "id",
        "name",
        "short_form",
        "parent",
        "variations",
        "needs_definition",
        "explanation",
    ),
    "programs": (
        "id",
        "name",
        "short_form",
        "agency",
        "variations",
        "needs_definition",
        "explanation",
    ),
    "organizations": (
        "id",
        "name",
        "short_form",
        "kind",
        "variations",
        "needs_definition",
        "explanation",
    ),
    "people": ("id", "name", "organization", "role", "variations", "explanation"),
}
"""The columns of each vocabulary's CSV, in their order."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """An agency, a program, an organization or a person that documents mention."""

    id: str
    """The name of its page: letters a to z, digits and hyphens."""

    name: str
    """Its full name, such as `U.S. Immigration and Customs Enforcement`."""

    short_form: str = ""
    """Its abbreviation, such as `ICE`."""

    parent: str = ""
    """The id of the agency that it belongs to, or that runs the program; of a person, that of the
    agency or organization he or she speaks for."""

    variations: tuple[str, ...] = ()
    """Other spellings that stand for it."""

    needs_definition: tuple[str, ...] = ()
    """Spellings that count only where a document says what they stand for."""

    explanation: str = ""
    """One plain sentence."""

    origin: str = ""
    """`path:line` of its row."""

    published: bool = False
    """Whether the row is the publisher's own."""

    left_out: tuple[str, ...] = ()
    """Spellings of its row that are not looked for: words that stand in every text."""

    kind: str = ""
    """Of an organization, what it is, in the publisher's words: `vendor`, `news outlet`."""

    role: str = ""
    """Of a person, the office or task, in the publisher's words: `U.S. Senator`."""

    @property
    def label(self) -> str:
        """What it is called where there is little room."""
        return self.short_form or self.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """All spellings that are looked for, each once; the name first."""
        every = (self.name, self.short_form, *self.variations, *self.needs_definition)
        return tuple(dict.fromkeys(one for one in every if one and one not in self.left_out))

    def is_certain(self, spelling: str) -> bool:
        """Whether the spelling counts without a definition in the document.

        With fewer than three letters or digits none does: `C3`, `VA`, `S&T`.
        """
        return spelling not in self.needs_definition and sum(map(str.isalnum, spelling)) >= 3


def columns(vocabulary: str) -> tuple[str, ...]:
    """The columns of a vocabulary's CSV, in their order."""
    return COLUMNS[vocabulary]


def read_terms(vocabulary: str, *tables: Table) -> tuple[dict[str, Term], list[Diagnostic]]:
    """The terms of a vocabulary's tables: the built-in one, then the publisher's.

    A later row fills or overrides the cells of an earlier table's row with the same id.
    """
    terms: dict[str, Term] = {}
    cells: dict[str, dict[str, str]] = {}
    problems: list[Diagnostic] = []
    for table in tables:
        problems += table.problems
        for row in _sound_rows(table, frozenset(terms), problems):
            id = row.cells["id"]
            cells[id] = cells.get(id, {}) | {name: cell for name, cell in row.cells.items() if cell}
            origin = f"{table.path}:{row.line}"
            published = table is not tables[0]
            terms[id] = _term(vocabulary, cells[id], origin, published)
    return terms, problems


def _term(vocabulary: str, cells: Mapping[str, str], origin: str, published: bool) -> Term:
    variations = _values(cells.get("variations", ""))
    needs_definition = _values(cells.get("needs_definition", ""))
    if vocabulary == "people":
        # Many people share a family name: alone it counts only beside the name in full.
        needs_definition = tuple(one for one in variations if len(one.split()) == 1)
    return Term(
        id=cells["id"],
        name=cells["name"],
        short_form=cells.get("short_form", ""),
        parent=cells.get(PARENT_COLUMN.get(vocabulary, ""), ""),
        variations=variations,
        needs_definition=needs_definition,
        explanation=cells.get("explanation", ""),
        origin=origin,
        published=published,
        kind=cells.get("kind", ""),
        role=cells.get("role", ""),
    )


def _values(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by `;`."""
    return tuple(dict.fromkeys(value.strip() for value in cell.split(";") if value.strip()))


def _sound_rows(table: Table, known: frozenset[str], problems: list[Diagnostic]) -> Iterator[Row]:
    """The rows that make a term; each of the others is left out, with a problem.

    `known` holds the ids of earlier tables: their rows have a name already.
    """
    lines: dict[str, int] = {}
    for row in table.rows:
        id = row.cells["id"]
        found = _fault_in_id(id, row.cells["name"])
        if found is None and id in lines:
            rows = f"lines {lines[id]} and {row.line} have the id “{id}”; the second is left out"
            found = rows, "give it an id of its own, or put both rows into one"
        if found is None and not row.cells["name"] and id not in known:
            found = "the row has no name; it is left out", "write the full name in its second cell"
        if found is None:
            lines[id] = row.line
            yield row
        else:
            message, advice = found
            quote = ",".join(row.cells.values()).rstrip(",")
            problems.append(Diagnostic("error", row.line, message, quote[:200], advice, table.path))


def _fault_in_id(id: str, name: str) -> tuple[str, str] | None:
    """What is wrong with an id and the way out, or None."""
    if not id:
        return "the row has no id; it is left out", f"write one, such as “{slug(name) or 'ice'}”"
    if id == "index":
        return (
            "the id “index” is taken by the list of all terms; the row is left out",
            "choose another",
        )
    if not SLUG.fullmatch(id):
        advice = f"write “{slug(id)}”" if slug(id) else "use the letters a to z, digits and hyphens"
        return f"the id “{id}” cannot name a page; the row is left out", advice
    return None


def slug(text: str) -> str:
    """The text as an id: lower case, with hyphens between what is left of its words."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("u.s.", "us")))
