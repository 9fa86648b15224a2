"""The tables of redactions and of records: stable columns, safe cells, the same in both files."""

import csv
import io
import json

import pytest

from hooks.collection import contents
from hooks.lists.listed_records import listed_records
from hooks.tables import record_table
from hooks.tables.downloads import COLUMNS, rows
from hooks.tables.table_files import CsvTable, JsonTable, harmless
from tests.hooks.samples import AGENCIES, collection, document, record, rows_in

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

RECORD_NAMES = [
    "document",
    "document_title",
    "agency",
    "record",
    "type",
    "title",
    "date",
    "sender",
    "recipients",
    "inferred",
    "withheld",
    "redactions",
    "line",
    "start",
    "end",
    "thread",
    "position",
    "reply_to",
    "action",
    "copy_of",
    "attachments",
    "attached_to",
    "address",
]
"""The same of the table of records."""


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


def as_csv(table):
    file = io.StringIO(newline="")
    writer = CsvTable(NAMES, file)
    for row in table:
        writer.add(row)
    return file.getvalue()


def as_json(table):
    file = io.StringIO(newline="")
    writer = JsonTable(NAMES, file)
    for row in table:
        writer.add(row)
    writer.close()
    return json.loads(file.getvalue())


def test_columns_are_neither_renamed_nor_moved():
    assert [column.name for column in COLUMNS][: len(NAMES)] == NAMES
    records = [column.name for column in record_table.COLUMNS]
    assert records[: len(RECORD_NAMES)] == RECORD_NAMES


def test_every_column_is_explained_with_an_example():
    for column in (*COLUMNS, *record_table.COLUMNS):
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
    names, *read = csv.reader(io.StringIO(as_csv(table), newline=""))
    assert names == NAMES
    assert read == [[str(harmless(cell)) for cell in row] for row in table]
    assert read[0][1] == "'=HYPERLINK(1)"


def test_the_json_holds_the_same_without_a_change(table):
    content = as_json(table)
    assert content["columns"] == NAMES
    assert rows_in(content) == [list(row) for row in table]


def test_words_that_come_again_stand_in_the_json_once(table):
    content = as_json(table)
    assert content["values"]["document"] == ["release 1/memo"]
    assert [row[0] for row in content["data"]] == [0, 0]
    numbers = [name for name in NAMES if name not in content["values"]]
    assert numbers == ["line", "start", "end"]


def test_a_collection_without_redactions_has_both_files():
    assert as_csv([]) == ",".join(NAMES) + "\r\n"
    assert as_json([]) == {"columns": NAMES, "data": [], "values": {}}


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


@pytest.fixture
def records(tmp_path):
    """The rows of a thread of two messages and of a letter that is all of its document."""
    message = record(
        "message-1",
        "e-mail",
        title="RE: =1+1",
        date="2020-02-28T10:44",
        sender="?A. Writer",
        recipients=["Reader, B.", "C. Reader"],
        fields=[
            {"name": "from", "withheld": "none", "parts": []},
            {"name": "cc", "withheld": "partly", "parts": []},
        ],
        end=14,
        thread="thread-1",
        position=2,
        reply_to="message-2",
        action="reply",
        attachments=[{"name": "Paper.docx", "record": ""}],
    )
    older = record("message-2", "e-mail", start=14, end=99, line=3, type_certain=False)
    pile = document("pile", "Name (b)(6).", "Name (b)(6); none.", records=[message, older])
    signed = record("record-1", "letter", sender="A. Writer; D. Writer")
    letter = document("release 1/letter", "Dear Sir.", records=[signed])
    loaded = collection(tmp_path, {**pile, "facts": {"agency": "ICE"}}, letter)
    table = record_table.rows(contents(tmp_path), loaded.agency_by_name)
    return [dict(zip(RECORD_NAMES, row, strict=True)) for row in table]


def test_a_record_is_a_row_with_what_is_known_of_it(records):
    assert records[0] == {
        "document": "pile",
        "document_title": "Pile",
        "agency": AGENCIES["ice"].name,
        "record": "message-1",
        "type": "e-mail",
        "title": "RE: =1+1",
        "date": "2020-02-28T10:44",
        "sender": "A. Writer",
        "recipients": "Reader, B.;C. Reader",
        "inferred": "sender",
        "withheld": "cc:partly",
        "redactions": 1,
        "line": 1,
        "start": 0,
        "end": 14,
        "thread": "thread-1",
        "position": 2,
        "reply_to": "message-2",
        "action": "reply",
        "copy_of": "",
        "attachments": "Paper.docx",
        "attached_to": "",
        "address": "documents/pile.html#message-1",
    }


def test_a_record_of_which_nothing_is_known_has_empty_cells(records):
    _, older, letter = records
    assert (older["title"], older["date"], older["sender"], older["inferred"]) == (
        "",
        "",
        "",
        "type",
    )
    # Its document has no heading for it, so it has no anchor.
    assert letter["address"] == "documents/release%201/letter.html"


def test_people_stand_in_a_cell_with_one_sign_between_them(records):
    message, _, letter = records
    assert message["recipients"] == "Reader, B.;C. Reader"
    assert letter["sender"] == "A. Writer;D. Writer"


def test_the_address_of_a_row_is_that_of_the_lists(records, tmp_path):
    loaded = collection(tmp_path)
    listed = {(one.document.id, one.record.id): one.url for one in listed_records(loaded)}
    assert {(row["document"], row["record"]): row["address"] for row in records} == listed
