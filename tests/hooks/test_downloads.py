"""The table of redactions: stable columns, safe cells, the same in both files."""

import csv
import io
import json

import pytest

from hooks.collection import contents
from hooks.downloads import COLUMNS, harmless, rows, write_csv, write_json
from tests.hooks.samples import AGENCIES, collection, document

NAMES = [
    "document",
    "title",
    "date",
    "agency",
    "redaction",
    "line",
    "start",
    "end",
    "text",
    "exemptions",
    "codes",
    "damaged",
    "kind",
    "extent",
    "stands_for",
    "question",
    "address",
]
"""Columns that people have built upon: new ones come after them."""


@pytest.fixture
def table(tmp_path):
    memo = document(
        "release 1/memo",
        'He said "no", (b)(6); (b)(7)(C).',
        "Name [Redacted]",
        title="=HYPERLINK(1)",
        date="2020-06",
        facts={"agency": "ICE"},
    )
    memo["redactions"][0]["codes"][0]["damaged"] = True
    memo["redactions"][0]["text"] = "(b)(6);\n (b)(7)(C)"
    memo["questions"] = [{"id": "q1", "label": "3.", "state": "withheld", "redactions": ["r2"]}]
    loaded = collection(tmp_path, memo, document("plain", "Nothing is withheld."))
    return list(rows(contents(tmp_path), loaded.agency_by_name))


def named(table):
    return [dict(zip([column.name for column in COLUMNS], row, strict=True)) for row in table]


def written(write, table):
    file = io.StringIO(newline="")
    write(table, file)
    return file.getvalue()


def test_columns_are_neither_renamed_nor_moved():
    assert [column.name for column in COLUMNS][: len(NAMES)] == NAMES


def test_every_column_is_explained_with_an_example():
    for column in COLUMNS:
        assert column.meaning.endswith("."), column.name
        assert column.example, column.name


def test_a_redaction_is_a_row_with_its_document_and_its_place(table):
    first, second = named(table)
    assert first | {"start": 0, "end": 0} == {
        "document": "release 1/memo",
        "title": "=HYPERLINK(1)",
        "date": "2020-06",
        "agency": AGENCIES["ice"].name,
        "redaction": "r1",
        "line": 1,
        "start": 0,
        "end": 0,
        "text": "(b)(6); (b)(7)(C)",
        "exemptions": "b6;b7C",
        "codes": "(b)(6);(b)(7)(C)",
        "damaged": "yes",
        "kind": "inline",
        "extent": "passage",
        "stands_for": "",
        "question": "",
        "address": "documents/release%201/memo.html#r1",
    }
    assert (second["exemptions"], second["question"], second["damaged"]) == ("", "3.", "no")


def test_the_csv_is_read_back_as_it_was_but_for_cells_that_a_spreadsheet_would_run(table):
    names, *read = csv.reader(io.StringIO(written(write_csv, table), newline=""))
    assert names == NAMES
    assert read == [[str(harmless(cell)) for cell in row] for row in table]
    assert read[0][1] == "'=HYPERLINK(1)"


def test_the_json_holds_the_same_without_a_change(table):
    content = json.loads(written(write_json, table))
    assert content == {"columns": NAMES, "data": [list(row) for row in table]}


def test_a_collection_without_redactions_has_both_files():
    assert written(write_csv, []) == ",".join(NAMES) + "\r\n"
    assert json.loads(written(write_json, [])) == {"columns": NAMES, "data": []}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["(b)(5)", "", "a=b", 7, -7])
def test_any_other_cell_stays(cell):
    assert harmless(cell) == cell


def test_rows_come_one_by_one():
    def endless():
        while True:
            yield document("memo", "Name (b)(6).")

    stream = rows(endless(), {})
    assert [next(stream)[0], next(stream)[0]] == ["memo", "memo"]
