"""What documents cite and name as tables: stable columns, rows that join, the same in both files."""

import csv
import json

import pytest

from hooks.collection import contents
from hooks.tables import graph_tables
from hooks.tables.table_files import TableFiles
from hooks.tables.tables import GRAPH, TABLES
from tests.hooks.samples import citation, collection, definition, document, person, rows_in

NAMES = {
    "citations": [
        *("document", "citation", "authority", "normal", "pinpoint", "how", "repaired"),
        *("record", "note", "line", "start", "end", "text"),
    ],
    "authorities": [
        *("authority", "kind", "normal", "title", "url", "part_of", "documents", "cites"),
        "address",
    ],
    "mentions": [
        *("document", "vocabulary", "term", "passages", "lines"),
    ],
    "terms": [
        *("vocabulary", "term", "name", "short_form", "parent", "kind", "documents", "passages"),
        "address",
    ],
    "people": [
        *("document", "person", "name", "certain", "released", "roles", "passages", "address"),
    ],
    "definitions": [
        *("document", "acronym", "meaning", "uses"),
        *("record", "note", "line", "start", "end", "text"),
    ],
}
"""Columns that people have built upon: new ones come after them."""


@pytest.fixture
def rows(tmp_path):
    text = "ICE cites =1+1 and\n6 C.F.R. § 5.5. A map (MAP). The MAP. Jo Example."
    memo = document("memo", text)
    memo["citations"] = [
        citation(text, "=1+1", "web-1", "web", title="@title"),
        citation(text, "6 C.F.R. § 5.5", "6-cfr-5.5", "cfr", pinpoint="(a)"),
    ]
    memo["definitions"] = [definition(text, "MAP", "A map")]
    memo["people"] = [person(text, "Jo Example", "Clerk")]
    memo["mentions"] += memo["people"][0].pop("mentions")
    memo["footnotes"] = [{"id": "fn-1", "start": 0, "end": 12, "marks": []}]
    loaded = collection(tmp_path, memo, document("plain", "Nothing."))
    return {table.name: list(table.rows(contents(tmp_path), loaded)) for table in TABLES}


def named(rows, name):
    columns = next(table.columns for table in TABLES if table.name == name)
    return [dict(zip([one.name for one in columns], row, strict=True)) for row in rows[name]]


@pytest.mark.parametrize("table", GRAPH, ids=lambda table: table.name)
def test_columns_are_neither_renamed_nor_moved(table):
    names = [column.name for column in table.columns]
    assert names[: len(NAMES[table.name])] == NAMES[table.name]


@pytest.mark.parametrize("table", GRAPH, ids=lambda table: table.name)
def test_every_column_is_explained_with_an_example(table):
    assert table.about.endswith(".")
    for column in table.columns:
        assert column.meaning.endswith("."), column.name
        assert column.example, column.name


def test_a_citation_is_a_row_with_its_place(rows):
    _, second = named(rows, "citations")
    assert second == {
        "document": "memo",
        "citation": "c20",
        "authority": "6-cfr-5.5",
        "normal": "6 C.F.R. § 5.5",
        "pinpoint": "(a)",
        "how": "full",
        "repaired": "",
        "record": "",
        "note": "",
        "line": 2,
        "start": 19,
        "end": 33,
        "text": "6 C.F.R. § 5.5",
    }


def test_each_citation_finds_its_authority_and_each_mention_its_term_or_person(rows):
    authorities = {row["authority"] for row in named(rows, "authorities")}
    assert {row["authority"] for row in named(rows, "citations")} == authorities
    terms = {(row["vocabulary"], row["term"]) for row in named(rows, "terms")}
    people = {("people", row["person"]) for row in named(rows, "people")}
    mentions = {(row["vocabulary"], row["term"]) for row in named(rows, "mentions")}
    assert mentions == {("agencies", "ice"), ("people", "jo-example")}
    assert mentions <= terms | people


def test_what_a_document_names_is_a_row_with_its_lines(rows):
    (ice, person) = named(rows, "mentions")
    assert (ice["term"], ice["passages"], ice["lines"]) == ("ice", 1, "1")
    assert (person["term"], person["passages"], person["lines"]) == ("jo-example", 1, "2")


def test_a_line_that_names_a_term_twice_is_listed_once(tmp_path):
    loaded = collection(tmp_path, document("memo", "ICE and ICE.", "No name.", "ICE again."))
    (row,) = graph_tables.mention_rows(contents(tmp_path), loaded)
    assert row == ("memo", "agencies", "ice", 3, "1;5")


def test_a_term_that_nobody_names_is_a_row_too(rows):
    unnamed = [row for row in named(rows, "terms") if row["term"] == "unnamed"]
    assert [(row["documents"], row["passages"]) for row in unnamed] == [(0, 0)]


def test_an_authority_says_what_it_is_a_part_of_and_how_often_it_is_cited(rows):
    (part,) = [row for row in named(rows, "authorities") if row["authority"] == "6-cfr-5.5"]
    assert (part["part_of"], part["documents"], part["cites"]) == ("6-cfr-pt-5", 1, 1)


def test_a_definition_counts_its_uses_and_a_note_is_named(rows):
    (row,) = named(rows, "definitions")
    assert (row["acronym"], row["meaning"], row["uses"]) == ("MAP", "A map", 1)
    assert named(rows, "citations")[0]["note"] == "fn-1"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_both_files_hold_the_same_and_no_cell_of_the_csv_is_a_formula(rows, table, tmp_path):
    with TableFiles(tmp_path, table.name, table.names) as files:
        files.add(rows[table.name])
    with (tmp_path / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as sheet:
        head, *lines = csv.reader(sheet)
    written = json.loads((tmp_path / f"{table.name}.json").read_text(encoding="utf-8"))
    assert head == written["columns"] == table.names
    assert not [cell for line in lines for cell in line if cell[:1] in ("=", "+", "-", "@")]
    assert [[cell.removeprefix("'") for cell in line] for line in lines] == [
        [str(cell) for cell in row] for row in rows_in(written)
    ]
