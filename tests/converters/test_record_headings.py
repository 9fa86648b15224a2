"""What a page says before each record of a document with several."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from bs4 import BeautifulSoup

from converters.model import AttachedFile, Document, HeaderField, Record, RecordPart, Span, Stated
from converters.writing.dates_in_words import date_in_words
from tests.converters.examples import quoted
from tests.converters.pages import page_of, with_spans

TEXT = """From: A. Reader
To: B. Writer;
C. Clerk
Subject: RE: The plan

Thank you all for this, it is what we hoped for.

From: B. Writer
Subject: The plan

Here is the plan, as it was agreed in the meeting.

Summary Of Facts

This is the text of the plan, as far as it goes.
"""


def thread(**changes: object) -> Document:
    read = with_spans(TEXT)
    second, third = TEXT.index("From: B."), TEXT.index("Summary")
    first = Record(
        0,
        second,
        "message-1",
        "e-mail",
        title=Stated("RE: The plan", True),
        date=Stated("2020-02-28T10:44", True),
        body=TEXT.index("Thank you"),
        thread="thread-1",
        position=2,
        reply_to="message-2",
        action="reply",
    )
    records = (
        replace(first, **changes),
        Record(
            second,
            third,
            "message-2",
            "e-mail",
            body=TEXT.index("Here is"),
            attachments=(AttachedFile(0, 4, "plan.doc", "record-1"), AttachedFile(0, 4, "b.xls")),
        ),
        Record(third, len(TEXT), "record-1", "report", type_certain=False, body=third),
    )
    return replace(read, records=records)


def headings(soup: BeautifulSoup) -> list[str]:
    return [" ".join(h.get_text(" ").split()) for h in soup.select("h2.added.record")]


def facts(soup: BeautifulSoup) -> list[str]:
    return [p.get_text() for p in soup.select("p.added.record-facts")]


def test_each_record_has_a_heading_with_its_type_date_and_title() -> None:
    assert headings(page_of(thread())) == [
        "E-mail message 1 · 28 February 2020, 10:44 RE: The plan",
        "E-mail message 2",
        "Report",
    ]


def test_a_heading_tells_scripts_and_styles_of_its_record() -> None:
    first = page_of(thread(copy_of="message-2")).select("h2.record")[0]
    assert first["id"] == "message-1"
    assert (first["data-type"], first["data-thread"]) == ("e-mail", "thread-1")
    assert (first["data-position"], first["data-copy-of"]) == ("2", "message-2")


def test_released_headings_are_one_level_lower_than_those_of_records() -> None:
    assert [h.get_text() for h in page_of(thread()).select("h3")] == ["Summary Of Facts"]


def test_a_single_record_needs_no_heading() -> None:
    read = thread()
    single = replace(read, records=(replace(read.records[0], end=len(TEXT)),))
    soup = page_of(single)
    assert not soup.select(".record") and len(soup.select("h2")) == 1
    assert soup.select("p.fields.header.mail")


def test_the_line_below_says_what_the_header_does_not() -> None:
    assert facts(page_of(thread())) == [
        "Reply to message 2",
        "Attached: plan.doc, as far as the text shows the report · Attached: b.xls (not in this document)",
        "Type inferred from the layout",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"action": "forward"}, "Forward of message 2"),
        ({"action": ""}, "Follows on message 2"),
        ({"reply_to": "", "copy_of": "message-2"}, "Copy of message 2"),
        ({"reply_to": "", "attached_to": "message-2"}, "Attachment of message 2, as far as the text shows"),
        ({"reply_to": "", "title": Stated("Plan", False), "date": Stated("2020", False)}, "Title and date inferred from the layout"),
    ],
)  # fmt: skip
def test_what_is_known_of_a_record_stands_in_words(changes: dict[str, object], words: str) -> None:
    assert facts(page_of(thread(**changes)))[0] == words


def test_a_link_to_a_record_that_is_not_there_is_none() -> None:
    assert facts(page_of(thread(reply_to="message-9")))[0].startswith("Attached")


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "a } .x # b ##",
        "[x](y) {: .z }",
        '"q" `c` *e* \\',
        "two\nlines",
    ],
)
def test_a_title_with_html_or_markdown_in_it_shows_as_text(title: str) -> None:
    heading = page_of(thread(title=Stated(title, True))).select("h2.record")[0]
    assert heading["id"] == "message-1"
    heading.select(".eyebrow")[0].decompose()
    assert heading.get_text().strip() == " ".join(title.split())


def test_fields_of_a_message_run_on_where_they_were_only_wrapped() -> None:
    header = page_of(thread()).select("p.fields.header")[0]
    lines = header.decode_contents().split("<br/>")
    texts = [BeautifulSoup(line, "html.parser").get_text() for line in lines]
    assert [" ".join(text.split()) for text in texts] == [
        "From: A. Reader",
        "To: B. Writer; C. Clerk",
        "Subject: RE: The plan",
    ]
    assert [a["id"] for a in header.select("a.line")] == ["L1", "L2", "L3", "L4"]


def test_a_released_title_stands_once_where_one_sees_it_and_once_in_the_contents() -> None:
    read = thread()
    title = Stated("Summary Of Facts", True, quoted(read, "Summary Of Facts"))
    paper = replace(read.records[2], title=title)
    soup = page_of(replace(read, records=(*read.records[:2], paper)))
    assert soup.select("h2.record#record-1 > .unseen")[0].get_text() == "Summary Of Facts"
    assert soup.select("p.record-title")[0].get_text() == "Summary Of Facts"
    assert not soup.select("h3")


def test_a_block_that_goes_on_with_a_value_above_it_says_so() -> None:
    text = "TO:\n\nA. Reader\nDirector\n\nB. Writer\nChief Counsel\n\nIt is agreed.\n"
    read = with_spans(text)
    end, body = text.index("\n\nIt"), text.index("It is")
    to = HeaderField(0, end, "to", Span(5, end))
    record = Record(0, len(text), "record-1", "memorandum", fields=(to,), body=body)
    soup = page_of(replace(read, records=(record,)))
    assert [p.get("class") for p in soup.select("p")] == [
        ["fields", "header"],
        ["lines", "header", "value"],
        ["lines", "header", "value"],
        None,
    ]


def test_a_block_of_a_letters_part_says_which() -> None:
    read = thread()
    thanks = RecordPart(
        *astuple(quoted(read, "Thank you all for this, it is what we hoped for.")), "closing"
    )
    first = replace(read.records[0], parts=(thanks,))
    soup = page_of(replace(read, records=(first, *read.records[1:])))
    assert [p.get_text() for p in soup.select("p.closing")] == [read.quote(thanks)]


def test_two_records_that_start_in_one_block_both_have_their_heading() -> None:
    read = thread()
    odd = replace(read.records[1], start=3)
    soup = page_of(replace(read, records=(read.records[0], odd, read.records[2])))
    assert [h["id"] for h in soup.select("h2.record")] == ["message-1", "message-2", "record-1"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2020", "2020"),
        ("2020-02", "February 2020"),
        ("2020-02-08", "8 February 2020"),
        ("2020-02-28T10:44", "28 February 2020, 10:44"),
        ("2020-04-30T16:20:11+00:00", "30 April 2020, 16:20 UTC"),
        ("2020-04-30T16:20Z", "30 April 2020, 16:20 UTC"),
        ("2020-04-30T16:20-05:00", "30 April 2020, 16:20 UTC-05:00"),
        ("last week", "last week"),
        ("2020-13-01", "2020-13-01"),
    ],
)
def test_a_date_is_written_out_as_far_as_it_is_known(date: str, words: str) -> None:
    assert date_in_words(date) == words
