"""Where records start, what each is, and that nothing is parted where it is not certain."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from converters.model import Document, Facts, RecordCorrection, Source
from converters.pipeline import STAGES
from tests.converters.examples import PROJECT, document, released, vocabularies

LABELS = yaml.load((PROJECT / "tests/labels/records.yml").read_text("utf-8"), yaml.BaseLoader)

PROSE = "The pier is closed, and it is closed for all who want to visit it, whoever they may be.\n"

MESSAGE = """\
From: Reader, Pat <pat@example.org>
Sent: Friday, February 28, 2020 10:44 AM
To: Sample, Jo <jo@example.org>
Subject: The pier
"""

MEMORANDUM = f"MEMORANDUM FOR: A. Director\n\nFROM: B. Chief\n\nSUBJECT: The pier\n\n{PROSE}"

LETTER = f"""\
U.S. Department of Piers
Washington, DC 20530

June 3, 2019

Pat Example
1 Pier Street

Dear Pat Example:

{PROSE}
Sincerely,

Jo Sample
"""

LIST = "Questions for the Pier\n\n1. Who asked?\n\n(b)(5)\n\n2. Who answered?\n\n(b)(5)\n\n"

BULLETS = (
    "- The pier was built a hundred years ago, by people of whom nothing is known but this one fact,"
    " that they built a pier.\n\n- It is long.\n"
)


def outline(text: str, *corrections: RecordCorrection) -> list[tuple[int, str, bool]]:
    """The records of a text: the line on which each starts, its type and if that is certain."""
    read = corrected(text, *corrections)
    return [(read.line(one.start), one.type, one.type_certain) for one in read.records]


def corrected(text: str, *corrections: RecordCorrection) -> Document:
    result = Document("example", Source("example.txt", "0" * 64, len(text), "utf-8"), text)
    result = replace(result, facts=Facts(records=corrections))
    for stage in STAGES:
        result = stage(result, vocabularies())
    return result


def assert_covering(read: Document) -> None:
    """Records cover the blocks in order, without gaps, each starting with one; ids are unique."""
    if not read.blocks:
        assert read.records == ()
        return
    starts = {block.start for block in read.blocks}
    assert read.records[0].start == read.blocks[0].start
    assert read.records[-1].end == read.blocks[-1].end
    for one, following in zip(read.records, read.records[1:], strict=False):
        assert one.end == following.start
    for record in read.records:
        assert record.start in starts
        assert record.start <= record.body <= record.end
        assert record.start < record.end
        for part in (*record.fields, *record.parts, *record.attachments):
            assert record.start <= part.start <= part.end <= record.end
    ids = [record.id for record in read.records]
    assert len(set(ids)) == len(ids)


# --- the four texts, labelled by reading ---


@pytest.mark.parametrize("name", LABELS)
def test_the_records_of_the_four_texts_are_those_counted_by_reading(name: str) -> None:
    read = released(name).document
    found = [(one.id, read.line(one.start)) for one in read.records]
    labelled = [
        (one["id"], int(str(one["lines"]).split("-")[0])) for one in LABELS[name]["records"]
    ]
    assert found == labelled


@pytest.mark.parametrize("name", LABELS)
def test_their_types_and_titles_are_those_labelled(name: str) -> None:
    for record, label in zip(released(name).document.records, LABELS[name]["records"], strict=True):
        assert record.type in allowed(label["type"])
        if record.type != "e-mail":
            title = record.title.value if record.title else None
            assert title in allowed(label.get("title"))


@pytest.mark.parametrize("name", LABELS)
def test_their_dates_and_people_are_those_labelled(name: str) -> None:
    for record, label in zip(released(name).document.records, LABELS[name]["records"], strict=True):
        if record.type == "e-mail":
            continue
        assert (record.date.value if record.date else None) == (
            str(label["date"]) if "date" in label else None
        )
        assert (record.sender.value if record.sender else "") == label.get("sender", "")
        assert [one.value for one in record.recipients] == label.get("recipients", [])


def allowed(label: object) -> list[object]:
    return label if isinstance(label, list) else [label]


def test_the_paper_below_the_message_that_announces_it_is_a_record_of_its_own() -> None:
    records = {one.id: one for one in released("ice-facial").document.records}
    assert records["record-3"].attached_to == "message-1"
    assert [file.record for file in records["message-1"].attachments] == ["record-3"]


# --- where a record starts ---


def test_a_message_a_memorandum_and_a_letter_start_records() -> None:
    text = f"{MESSAGE}\n{PROSE}\n{MEMORANDUM}\n{LETTER}"
    assert outline(text) == [
        (1, "e-mail", True),
        (8, "memorandum", True),
        (16, "letter", True),
    ]
    assert [one.id for one in document(text).records] == ["message-1", "record-1", "record-2"]


def test_a_title_behind_a_list_of_questions_starts_a_paper() -> None:
    text = f"{LIST}The Old Pier\n\n{BULLETS}"
    assert outline(text) == [(1, "questions", True), (11, "briefing paper", False)]


def test_a_section_behind_a_list_of_questions_starts_none() -> None:
    assert len(outline(f"{LIST}Background\n\n{PROSE}")) == 1


def test_a_title_starts_no_paper_where_the_list_goes_on_below_it() -> None:
    text = f"{LIST}The Old Pier\n\n3. Who else?\n\n(b)(5)\n"
    assert len(outline(text)) == 1


def test_a_title_that_a_message_announces_starts_a_paper_below_its_sign_off() -> None:
    header = f"{MESSAGE}Attachments: FINAL Old Pier.docx\n\nIt is attached.\n\nThanks,\nPat\n\n"
    text = f"{header}The Old Pier\n\n{BULLETS}"
    assert [kind for _, kind, _ in outline(text)] == ["e-mail", "briefing paper"]


def test_a_title_that_no_message_announces_stays_in_it() -> None:
    text = f"{MESSAGE}\nIt is here.\n\nThanks,\nPat\n\nThe Old Pier\n\n{BULLETS}"
    assert outline(text) == [(1, "e-mail", True)]


def test_a_title_that_may_be_the_announced_paper_is_told_to_a_person() -> None:
    header = f"{MESSAGE}Attachments: scan0001.pdf\n\nIt is attached.\n\nThanks,\nPat\n\n"
    read = document(f"{header}The Old Pier\n\n{BULLETS}")
    assert len(read.records) == 1
    (note,) = [item for item in read.diagnostics if "attachment" in item.message]
    assert (note.severity, note.line, note.quote) == ("note", 12, "The Old Pier")
    assert "records" in note.advice


def below_on_a_new_sheet(file: str, top: str) -> str:
    """A message that announces a file and ends with a name alone, and a sheet below it."""
    header = f"{MESSAGE}Attachments: {file}\n\nIt is attached, as we said.\n\nPat\n\f\n"
    return f"{header}{top}\n\n{PROSE}"


@pytest.mark.parametrize(
    ("file", "top", "line"),
    [
        ("The Old Pier White Paper.docx", "The Old Pier White Paper", 11),
        ("Talking Points.docx", "TALKING POINTS", 11),
        ("Talking Points.docx", "3\n\nTALKING POINTS", 13),
    ],
)
def test_an_announced_title_on_top_of_a_sheet_needs_no_sign_off(
    file: str, top: str, line: int
) -> None:
    read = document(below_on_a_new_sheet(file, top))
    assert [read.line(one.start) for one in read.records] == [1, line]
    assert read.records[1].attached_to == "message-1"


def test_an_announced_name_on_top_of_a_sheet_needs_no_blank_line_before_the_form_feed() -> None:
    text = below_on_a_new_sheet("Old_Pier White Paper.docx", "Old Pier White Paper")
    read = document(text.replace("\f\n", "\f"))
    assert [read.line(one.start) for one in read.records] == [1, 10]
    assert read.records[1].attached_to == "message-1"
    assert read.records[1].title is not None


def test_a_line_that_is_not_all_of_the_announced_name_parts_no_block() -> None:
    text = below_on_a_new_sheet("The Old Pier.docx", "The Old Pier is closed today")
    assert len(document(text.replace("\f\n", "\f")).records) == 1


def test_an_announced_title_in_the_text_of_a_message_starts_no_paper() -> None:
    text = below_on_a_new_sheet("Talking Points.docx", "TALKING POINTS").replace("\f", "")
    assert outline(text) == [(1, "e-mail", True)]


def test_a_section_on_top_of_a_sheet_stays_in_its_message_without_a_note() -> None:
    read = document(below_on_a_new_sheet("scan0001.pdf", "Background"))
    assert (len(read.records), read.diagnostics) == (1, ())


def test_a_title_on_top_of_a_sheet_that_may_be_the_announced_paper_is_told() -> None:
    read = document(below_on_a_new_sheet("scan0001.pdf", "The Old Pier"))
    assert len(read.records) == 1
    (note,) = read.diagnostics
    assert (note.severity, note.line, note.quote) == ("note", 11, "The Old Pier")


def test_the_sheet_may_stand_below_an_older_message_that_announces_nothing() -> None:
    newest = f"{MESSAGE}Attachments: scan0001.pdf\n\nIt is attached, as we said.\n\n"
    older = f"{MESSAGE}\nPlease send it to us.\n\nJo\n\f\nThe Old Pier\n\n{PROSE}"
    read = document(newest + older)
    assert [one.id for one in read.records] == ["message-1", "message-2"]
    assert "The Old Pier" in [note.quote for note in read.diagnostics]


def test_a_second_copy_of_a_paper_starts_a_record_in_place_of_a_message() -> None:
    text = f"{LIST}The Old Pier\n\n{BULLETS}\n{MESSAGE}\nThe Old Pier\n\n{BULLETS}"
    assert [kind for _, kind, _ in outline(text)] == [
        "questions",
        "briefing paper",
        "e-mail",
        "briefing paper",
    ]


def test_a_new_number_of_the_state_department_starts_a_document() -> None:
    stamp = "UNCLASSIFIED U.S. Department of State Case No. F-2014-00001 Doc No. C0570000{}\n\n"
    first, second = (f"{stamp.format(n)}{PROSE}\n{stamp.format(n)}" for n in (1, 2))
    assert [line for line, _, _ in outline(first + second)] == [1, 7]


def test_a_number_that_stands_only_once_is_no_new_document() -> None:
    stamp = "Department of State Case No. F-2014-00001 Doc No. C0570000{}\n\n"
    text = "".join(f"{stamp.format(n)}{PROSE}\n" for n in (1, 1, 8, 1))
    assert len(outline(text)) == 1


def test_a_sheet_that_says_so_is_an_attachment() -> None:
    text = f"{LETTER}\nEnclosure: List\n\x0cENCLOSURE\n\n{PROSE}"
    assert outline(text) == [(1, "letter", True), (18, "attachment", True)]
    assert len(outline(text.replace("\x0c", ""))) == 1


def test_how_a_record_was_released_is_no_title() -> None:
    (record,) = document(f"RELEASE IN FULL\n\n{PROSE}").records
    assert record.title is None


def test_an_interview_report_ends_where_the_next_form_starts() -> None:
    first = f"FD-302 (Rev. 10-6-95)\n\n{PROSE}\nFD-302a (Rev. 10-6-95)\n\n{PROSE}\n"
    second = f"FD-302 (Rev. 10-6-95)\n\n{PROSE}"
    assert outline(first + second) == [(1, "form", True), (9, "form", True)]


@pytest.mark.parametrize(
    "text",
    [
        f"Report of Investigation\n\nBackground\n\n{PROSE}\nThe Pier\n\n{PROSE}",
        f"{MEMORANDUM}\nBackground\n\n{PROSE}\nThe Old Pier\n\n{PROSE}",
        f"{PROSE}\nSee MEMORANDUM FOR: the director.\n\n{PROSE}",
        f"{PROSE}\nDear readers of this report, it is late.\n\n{PROSE}",
        f"{PROSE}\nDear Pat Example:\n\n{PROSE}",
        f"{LETTER}\n{PROSE}",
        f"{PROSE}\nMEMORANDUM\n\n{PROSE}",
        "word",
    ],
)
def test_where_nothing_certain_says_so_no_record_starts(text: str) -> None:
    assert len(document(text).records) == 1


# --- what a record is ---


@pytest.mark.parametrize(
    ("text", "kind", "certain"),
    [
        (f"Report of Investigation\n\nBackground\n\n{PROSE}", "report", True),
        (f"Talking Points\n\n- {PROSE}", "talking points", True),
        (f"Issue Paper\n\n{PROSE}", "briefing paper", True),
        (f"FAX COVER SHEET\n\nTo: A. Reader\n\n{PROSE}", "cover sheet", True),
        (f"Vaughn Index\n\n{PROSE}", "index", True),
        (f"The Old Pier\n\n{BULLETS}", "briefing paper", False),
        ("1. Who?\n\nA.\n\n2. When?\n\nB.\n\n3. Why?\n\nC.\n", "questions", False),
        (f"Dear Director:\n\n{PROSE}\nSincerely,\nPat Example\n", "letter", True),
        (f"Dear Director:\n\n{PROSE}", "letter", False),
        (PROSE, "record", False),
        ("MEMORANDUM FOR:\n\n" + PROSE, "record", False),
        ("The talking points were cleared.\n", "record", False),
    ],
)
def test_a_record_is_what_it_says_it_is(text: str, kind: str, certain: bool) -> None:
    (record,) = document(text).records
    assert (record.type, record.type_certain) == (kind, certain)


def test_a_request_says_that_it_is_one() -> None:
    text = LETTER.replace("The pier", "This letter constitutes a request under the FOIA. The pier")
    assert outline(text) == [(1, "request", True)]
    answer = LETTER.replace("The pier", "This responds to your request under the FOIA. The pier")
    assert outline(answer) == [(1, "letter", True)]


# --- what a person says ---


def test_a_person_can_part_join_and_name_records() -> None:
    text = f"{MESSAGE}\n{PROSE}\n{PROSE}\n{MEMORANDUM}"
    read = corrected(
        text,
        RecordCorrection(8, 1, "talking points", "The pier", "2020-04", "A", ("B", "C")),
        RecordCorrection(10, 2, "none"),
    )
    assert [(one.id, one.type) for one in read.records] == [
        ("message-1", "e-mail"),
        ("record-1", "talking points"),
    ]
    record = read.records[1]
    facts = (record.title, record.date, record.sender, *record.recipients)
    assert [fact and (fact.value, fact.certain, fact.span) for fact in facts] == [
        ("The pier", True, None),
        ("2020-04", True, None),
        ("A", True, None),
        ("B", True, None),
        ("C", True, None),
    ]
    assert_covering(read)


def test_a_person_can_part_a_block() -> None:
    text = "First line of an address\nSecond line of it\nThird line of it\n"
    assert [line for line, _, _ in outline(text, RecordCorrection(2, 1))] == [1, 2]


def test_what_a_person_leaves_out_stays_as_it_was_read() -> None:
    (record,) = corrected(MEMORANDUM, RecordCorrection(1, 1, "report")).records
    assert (record.type, record.title and record.title.value) == ("report", "The pier")


@pytest.mark.parametrize(
    ("correction", "message", "advice"),
    [
        (RecordCorrection(99, 3), "the text has no line 99", "its last line is"),
        (RecordCorrection(2, 3), "line 2 is blank", "first words"),
        (RecordCorrection(3, 3, "none"), "no record starts on line 3", "leave out this entry"),
        (RecordCorrection(1, 3, "none"), "no record before the first", "leave out this entry"),
        (RecordCorrection(5, 3), "line 5 goes on with a mark", "the line above"),
    ],
)
def test_a_correction_that_fits_no_line_is_named_with_its_place_in_the_sidecar(
    correction: RecordCorrection, message: str, advice: str
) -> None:
    text = f"Words.\n\nMore {PROSE}withheld (b)(6);\n(b)(7)(C) here\n"
    read = corrected(text, correction)
    (error,) = [item for item in read.diagnostics if item.severity == "error"]
    assert (error.path, error.line) == ("example.yml", 3)
    assert message in error.message
    assert advice in error.advice
    assert len(read.records) == 1


# --- laws ---

PIECES = (
    MESSAGE,
    MEMORANDUM,
    LETTER,
    LIST,
    BULLETS,
    PROSE,
    "The Old Pier\n\n",
    "\n",
    "FD-302 (Rev. 1)\n",
    "MEMORANDUM FOR:\n",
    "From: (b)(6)\n",
    "cc:\n",
    "Enclosures\n",
    "**Bold\nTitle**\n",
    "February 30, 2020\n",
    "\x0cATTACHMENT A\n",
    "--- PAGE 2 ---\n",
    "O 081834Z JUL 09\nFM POST\nTO OFFICE\n",
    "Dear Sir:\n",
    "Q: Who?\nA: Me.\nQ: Why?\nA: (b)(5)\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", "\n", "\r\n"]))
def test_records_cover_every_text_in_order(pieces: list[str], between: str) -> None:
    assert_covering(document(between.join(pieces)))


@given(st.text(max_size=200))
def test_records_cover_any_text_at_all(text: str) -> None:
    assert_covering(document(text))


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(1, 40), st.sampled_from(["", "none", "letter"])), max_size=4),
)
def test_a_person_can_say_nothing_that_breaks_a_document(
    pieces: list[str], said: list[tuple[int, str]]
) -> None:
    corrections = [RecordCorrection(line, 1, kind) for line, kind in sorted(dict(said).items())]
    assert_covering(corrected("".join(pieces), *corrections))


def test_a_thousand_records_are_each_found() -> None:
    assert len(document(f"{MEMORANDUM}\n" * 1000).records) == 1000


EXCERPTS = {file.stem: file for file in sorted((PROJECT / "tests/gold").glob("*.txt"))}


@pytest.mark.parametrize("name", EXCERPTS)
def test_no_record_is_invented_in_the_excerpts(name: str) -> None:
    read = document(EXCERPTS[name].read_bytes().decode())
    assert_covering(read)
    # Counted by reading: two of them hold a message that quotes another.
    assert len(read.records) == {"001": 2, "004": 2}.get(name, 1)


def test_a_report_of_an_interview_is_a_form_also_where_its_first_line_counts_the_sheets() -> None:
    text = (
        "FD-302 (Rev. 5-8-10)                                        - 1 of 2 -\n\n"
        "FEDERAL BUREAU OF INVESTIGATION\n\nDate of entry    09/21/2018\n\n"
        "He said that the pier had been closed for years.\n"
    )
    (record,) = document(text).records
    assert record.type == "form"
    assert record.date and record.date.value == "2018-09-21"


@pytest.mark.parametrize(
    "text",
    [
        "From: Jo Sample\nSent: 3/4/2019 9:15 AM\nTo: Pat Reader\nSubject: Piers\n\nHello.\n",
        "MEMORANDUM FOR: Pat Reader\nFROM: Jo Sample\nDATE: 3/4/2019\nSUBJECT: Piers\n\nHello.\n",
    ],
)
def test_a_date_that_a_person_told_is_doubted_no_more(text: str) -> None:
    assert [one.message for one in corrected(text).diagnostics] == [
        "month and day could be the other way round"
    ]
    read = corrected(text, RecordCorrection(1, 1, date="2019-03-04"))
    assert read.records[0].date and read.records[0].date.value == "2019-03-04"
    assert read.diagnostics == ()
