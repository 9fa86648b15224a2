"""Printed e-mail of several agencies: headers, what they say, and what is no e-mail."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.mail.emails import messages
from converters.model import Document, HeaderField, Record
from tests.converters.examples import document, released

TEXT = "\n\nPlease see below.\n"


def only(text: str) -> tuple[Document, Record]:
    """A text and the one message in it."""
    read = document(text)
    (record,) = messages(read)
    return read, record


def field(text: str, name: str) -> tuple[Document, HeaderField]:
    """A text and the first field of a name in its one message."""
    read, record = only(text)
    return read, next(field for field in record.fields if field.name == name)


def parts(text: str, name: str = "to") -> list[str]:
    """The single addresses of a field, on one line each."""
    read, found = field(text, name)
    return [" ".join(read.quote(part).split()) for part in found.parts]


def header(to: str) -> str:
    return (
        f"From: Reader, Ann\nSent: Friday, February 28, 2020 10:44 AM\nTo: {to}\nSubject: x{TEXT}"
    )


# --- layouts of agencies ---

DHS = """\
From: Reader, Ann A
Sent: 28 Feb 2020 19:00:57 +0000
To: (b)(6); (b)(7)(C); Writer, Bob
Cc: #AD1 COS;#ICE DD STAFF
Subject: RE: Morning Briefing (2-28-20)
Attachments: Skinny Paper - Final.docx

See attached.
"""

STATE = """\
     UNCLASSIFIED U.S. Department of State Case No. F-2014-00000 Doc No. C00000000 Date: 01/07/2016


                                                                       RELEASE IN PART B6


From:                         Reader, Ann <readera@example.gov>
Sent:                         Friday, November 11, 2011 9:55 PM                                          B6
To:
Subject:                      Pre-Brief



Kurt has no reservations.

    Original Message
From: Writer, Bob [mailto:writerb@example.gov]
Sent: Friday, November 11, 2011 06:06 PM
To: R; Reader, Ann<readera@example.gov>
Subject: Pre-Brief

May she join?
"""

FBI = """\
From:
b6
b7C
Sent: Monday, October 29, 2012 3:15 PM
To:
Cc: (b)(6) (OGC) (FBI)
Subject: RE: Call --- UNCLASSIFIED

I will call her.
"""

EPA = """\
To:     Reader, Ann[ann.reader@example.gov]; Writer, Bob[bob.writer@example.gov]
From:   Drafter, Dee
Sent:   Mon 6/8/2020 4:30:00 PM
Subject: FW: Draft rule

Please see attached.
"""

NOTES = """\
From:   Ann Reader/DC/USEPA/US
To:     Bob Writer/DC/USEPA/US@EPA, Cy Clerk/DC/USEPA/US@EPA
Cc:
Date:   04/15/2010 09:11 AM
Subject:        Re: Coal ash

Agreed.
"""

DOJ = """\
From: Writer, Bob (OLA) </O=EXAMPLE/CN=BWRITER>
To: Reader, Ann (OAG); (b)(6) Smith, Jo
Subject: Fwd: letter
Date: Tue, 07 Jan 2020 15:46:31 -0500
Importance: High
Attachments: Letter to the Committee on
 oversight final.pdf

FYI
"""

SPANISH = """\
De: Lectora, Ana
Enviado el: viernes, 28 de febrero de 2020 10:44 a.m.
Para: Escritor, Beto
Asunto: RE: Reunión

Gracias.
"""

LAYOUTS = {
    "DHS": (
        DHS,
        ("Reader, Ann A", "2020-02-28T19:00:57+00:00", "Morning Briefing (2-28-20)", "reply"),
        ["Writer, Bob", "#AD1 COS", "#ICE DD STAFF"],
    ),
    "State": (STATE, ("Reader, Ann", "2011-11-11T21:55", "Pre-Brief", ""), []),
    "FBI": (FBI, (None, "2012-10-29T15:15", "Call --- UNCLASSIFIED", "reply"), []),
    "EPA": (
        EPA,
        ("Drafter, Dee", "2020-06-08T16:30:00", "Draft rule", "forward"),
        ["Reader, Ann", "Writer, Bob"],
    ),
    "Notes": (
        NOTES,
        ("Ann Reader/DC/USEPA/US", "2010-04-15T09:11", "Coal ash", "reply"),
        ["Bob Writer/DC/USEPA/US@EPA", "Cy Clerk/DC/USEPA/US@EPA"],
    ),
    "DOJ": (
        DOJ,
        ("Writer, Bob (OLA)", "2020-01-07T15:46:31-05:00", "letter", "forward"),
        ["Reader, Ann (OAG)", "Smith, Jo"],
    ),
    "Spanish": (
        SPANISH,
        ("Lectora, Ana", "2020-02-28T10:44", "Reunión", "reply"),
        ["Escritor, Beto"],
    ),
}


@pytest.mark.parametrize(("text", "facts", "recipients"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_layouts_of_agencies_are_read(text, facts, recipients) -> None:
    first = messages(document(text))[0]
    stated = [fact and fact.value for fact in (first.sender, first.date, first.title)]
    assert (*stated, first.action) == facts
    assert [fact.value for fact in first.recipients] == recipients
    assert first.type == "e-mail" and first.type_certain and first.id == ""


def test_a_separator_belongs_to_the_message_below_it() -> None:
    read = document(STATE)
    first, second = messages(read)
    assert read.quote(second).startswith("Original Message\nFrom: Writer, Bob")
    assert first.end == second.start
    assert second.end == len(read.text)


def test_the_text_starts_behind_the_header() -> None:
    read = document(DHS)
    (record,) = messages(read)
    assert read.text[record.body :] == "See attached.\n"


@pytest.mark.parametrize(
    ("name", "withheld"),
    [("from", "full"), ("date", "none"), ("to", "none"), ("cc", "partly"), ("subject", "none")],
)
def test_each_field_says_what_is_withheld(name: str, withheld: str) -> None:
    assert field(FBI, name)[1].withheld == withheld


def test_a_code_at_the_margin_is_no_part_of_the_value_and_still_withholds_something() -> None:
    text = f"From: Reader, Ann{' ' * 80}B6\nSent: June 10, 2020 3:04 PM\nTo:{' ' * 80}B6{TEXT}"
    read, found = field(text, "from")
    assert (read.quote(found.value), found.withheld) == ("Reader, Ann", "partly")
    assert field(text, "to")[1].withheld == "full"


# --- wrapped, blank and broken lines ---


def test_a_list_of_addresses_goes_on_over_lines_and_over_a_lost_blank_line() -> None:
    text = header(
        "(b)(6); (b)(7)(C)@ice.dhs.gov; (b)(6); (b)(7)(C)\n\n(b)(6); (b)(7)(C) ice.dhs.gov>"
    )
    assert len(parts(text)) == 3
    text = header("Reader, Ann; Writer,\nBob; Clerk, Cy;\nSmith, Jo")
    assert parts(text) == ["Reader, Ann", "Writer, Bob", "Clerk, Cy", "Smith, Jo"]


def test_text_below_a_list_of_addresses_is_no_address() -> None:
    text = (
        "From: A\nSent: June 10, 2020 3:04 PM\nTo: B\n(b)(6) brought this up last week with us.\n"
    )
    assert parts(text) == ["B"]


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        ("\nand of all of its parts\n\nText.\n", "The report and of all of its parts"),
        ("\nand its parts\nImportance: High\n\nText.\n", "The report and its parts"),
        ("\n\nText of it\n", "The report"),
        ("\nDear all,\n\nText.\n", "The report"),
    ],
)
def test_a_subject_goes_on_only_where_that_is_certain(below: str, subject: str) -> None:
    long = "The report" + " of the office" * 4 if "all of its" in below else "The report"
    _, record = only(f"From: A\nSent: June 10, 2020 3:04 PM\nSubject: {long}{below}")
    assert record.title is not None
    assert record.title.value.replace(" of the office", "") == subject


def test_names_and_values_on_separate_lines_in_turn() -> None:
    text = (
        "From:\n\nReader, Ann\n\nSent:\n\nJune 10, 2020 3:04 PM\n\nTo:\n\n(b)(6)\n\n"
        f"Subject:\nA matter{TEXT}"
    )
    _, record = only(text)
    assert [fact and fact.value for fact in (record.sender, record.date, record.title)] == [
        "Reader, Ann",
        "2020-06-10T15:04",
        "A matter",
    ]


def test_values_below_all_names_are_not_assigned() -> None:
    text = f"From:\nSent:\nTo:\nSubject:\n\nReader, Ann\nJune 10, 2020 3:04 PM\nWriter, Bob\nA matter{TEXT}"
    read, record = only(text)
    assert {read.quote(field.value) for field in record.fields} == {""}
    assert record.sender is None and record.title is None
    assert record.date is not None and not record.date.certain
    assert "none is assigned" in read.diagnostics[0].message


def test_bold_names_and_names_that_ocr_broke() -> None:
    text = (
        "**From:** Reader, Ann\n**Sent**: June 10, 2020 3:04 PM\n**Subject: A matter**\n\nText.\n"
    )
    _, record = only(text)
    assert record.title is not None and record.title.value == "A matter"
    text = "Frorn: Reader, Ann\nSent : June 10, 2020 3:04 PM\nT0: B\nSubject; A matter\n\nText.\n"
    read, record = only(text)
    assert [field.name for field in record.fields] == ["from", "date", "to", "subject"]
    assert [note.line for note in read.diagnostics] == [1, 3, 4]


def test_names_that_ocr_broke_do_not_count_alone() -> None:
    assert messages(document("Prom: the school\nT0: all parents\n\nText.\n")) == ()


# --- addresses ---


@pytest.mark.parametrize(
    ("value", "single"),
    [
        ("(b)(6); (b)(7)(C) (b)(6); (b)(7)(C)", ["(b)(6); (b)(7)(C)"] * 2),
        ("(b)(6); (b)(7)(C)@ice.dhs.gov; (b)(6)", ["(b)(6); (b)(7)(C)@ice.dhs.gov", "(b)(6)"]),
        ("(b)(6) ice.dhs.gov>; (b)(6) ice.dhs.gov>", ["(b)(6) ice.dhs.gov>"] * 2),
        ("#A COS;#B STAFF (b)(6)", ["#A COS", "#B STAFF", "(b)(6)"]),
        ("Last, First A (CTR) <x@y.gov>", ["Last, First A (CTR) <x@y.gov>"]),
        ('"Last, First" <x@y.gov>, <z@y.gov>', ['"Last, First" <x@y.gov>', "<z@y.gov>"]),
        ("A <a@y.gov>\nB <b@y.gov>", ["A <a@y.gov>", "B <b@y.gov>"]),
        ("Al Bo, Cy Do, Ed Fo", ["Al Bo", "Cy Do", "Ed Fo"]),
        ("Smith, Jo <(b)(6)>; (b)(6) (OPA)", ["Smith, Jo <(b)(6)>", "(b)(6) (OPA)"]),
    ],
)
def test_a_value_is_parted_into_its_addresses(value: str, single: list[str]) -> None:
    assert parts(header(value)) == single


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("(b)(6); (b)(7)(C)@ice.dhs.gov", []),
        ("(b)(6); (b)(7)(C) ice.dhs.gov>", []),
        ("(b)(6) (OPA)", []),
        ("[mailto:(b)(6)@x.gov]", []),
        ("Smith, Jo <(b)(6)>", ["Smith, Jo"]),
        ("Smith, Jo [mailto:jo@x.gov]", ["Smith, Jo"]),
        ("'jo@x.gov'", ["jo@x.gov"]),
        ("(b)(6) <jo@x.gov>", ["jo@x.gov"]),
    ],
)
def test_only_released_names_are_recipients(value: str, names: list[str]) -> None:
    assert [fact.value for fact in only(header(value))[1].recipients] == names


def test_a_name_is_quoted_where_it_stands() -> None:
    read, record = only(header("Smith,\nJo <jo@x.gov>"))
    (fact,) = record.recipients
    assert fact.value == "Smith, Jo"
    assert fact.span is not None and read.quote(fact.span) == "Smith,\nJo"


# --- `On …, A wrote:` ---


def test_a_line_that_says_who_wrote_starts_a_message() -> None:
    text = header("B") + "On Mon, Jan 6, 2020 at 3:04 PM, Ann Reader\n<ann@x.org> wrote:\n\nWhen?\n"
    first, second = messages(document(text))
    assert first.fields and not second.fields
    assert second.sender is not None and second.sender.value == "Ann Reader"
    assert second.date is not None and second.date.value == "2020-01-06T15:04"
    quoted = header("B") + "On Mon, Jan 6, 2020 at 3:04 PM, Ann Reader wrote:\n\n> When?\n"
    assert [fact and fact.value for fact in (messages(document(quoted))[1].date,)] == [
        "2020-01-06T15:04"
    ]


def test_a_letter_may_quote_in_the_same_words() -> None:
    text = "Dear A:\n\nOn June 5, 2015 at 3:04 PM, the director wrote:\n\nText.\n"
    assert messages(document(text)) == ()


def said(text: str) -> list[list[str | None]]:
    """Sender, date and subject of each message."""
    return [
        [fact and fact.value for fact in (one.sender, one.date, one.title)]
        for one in messages(document(text))
    ]


@pytest.mark.parametrize(
    ("line", "sender", "date"),
    [
        ("On Monday, January 6, 2020, Ann Reader <ann@x.org> wrote:", "Ann Reader", "2020-01-06"),
        ("On Jan 6, 2020, at 3:04 PM, Ann Reader\n<ann@x.org> wrote:", "Ann Reader", "2020-01-06T15:04"),
        ("On Jan 6, 2020, at 3:04 PM, (b)(6) wrote:", None, "2020-01-06T15:04"),
        ('"Reader, Ann" <ann@x.org> wrote:', "Reader, Ann", None),
    ],
)  # fmt: skip
def test_lines_that_say_who_wrote_what_is_quoted(line, sender, date) -> None:
    assert said(f"{header('B')}{line}\n\n> When?\n>\n> Ann\n")[1] == [sender, date, None]


def test_without_a_quote_or_an_address_a_day_tells_of_no_message() -> None:
    text = "On June 5, 2015, the director wrote:\n\nIt is late.\n"
    assert len(said(header("B") + text)) == 1
    assert len(said(f"{header('B')}Ann Reader <ann@x.org> wrote:\n\nIt is late.\n")) == 1


# --- `>` ---

BEHIND = """\
> From: Writer, Bob <bob@x.org>
> Sent: Monday, January 6, 2020 3:04 PM
> To: Reader, Ann;
> Clerk, Cy
> Subject: Pier hours
>
> When do we close?
>
> Bob
"""


def test_a_header_behind_signs_is_that_of_an_earlier_message() -> None:
    text = header("B") + BEHIND
    read = document(text)
    above, below = messages(read)
    assert said(text)[1] == ["Writer, Bob", "2020-01-06T15:04", "Pier hours"]
    assert [fact.value for fact in below.recipients] == ["Reader, Ann", "Clerk, Cy"]
    assert read.text[below.start : below.start + 7] == "> From:"
    assert read.text[below.body :].startswith("> When")
    assert above.end == below.start
    assert read.diagnostics == ()


def test_the_text_of_a_message_behind_signs_is_apart_from_its_header() -> None:
    read = document(header("B") + BEHIND)
    starts = {block.start: block.kind for block in read.blocks}
    below = read.records[1]
    assert starts[below.start] == starts[below.body] == "lines"


def test_the_line_over_a_quoted_message_is_no_heading() -> None:
    text = f"{header('B')}-----Original Message-----\n{ONE_LINE.format('  ')}{TEXT}"
    assert all(block.kind != "heading" for block in document(text).blocks)


@pytest.mark.parametrize(
    "quoted",
    [
        BEHIND + "\nAt six.\n",  # whose words are these?
        BEHIND.replace(">\n> When", "Which pier?\n\n> When"),
        "On Jan 6, 2020, at 3:04 PM, Bob Writer wrote:\n\n> When?\n\nAt six.\n\n> And why?\n",
    ],
)
def test_answers_between_quoted_lines_leave_all_to_the_message_above(quoted: str) -> None:
    read = document(header("B") + quoted)
    assert len(messages(read)) == 1
    (note,) = read.diagnostics
    assert (note.severity, note.line) == ("note", 7)
    assert "an earlier message is quoted here" in note.message
    assert "records" in note.advice


def test_messages_within_messages_stand_behind_more_signs() -> None:
    text = (
        f"{header('B')}On Jan 6, 2020, at 3:04 PM, Bob Writer wrote:\n\n> At six?\n>\n"
        "> On Jan 6, 2020, at 2:00 PM, Ann Reader wrote:\n>\n>> When?\n>>\n>> Ann\n"
    )
    assert [date for _, date, _ in said(text)[1:]] == ["2020-01-06T15:04", "2020-01-06T14:00"]


def test_a_quoted_message_is_linked_to_its_copy() -> None:
    body = "When do we close?\n\nBob"
    print_of_it = (
        "From: Writer, Bob\nSent: Monday, January 6, 2020 3:04 PM\nTo: Reader, Ann; Clerk, Cy\n"
        f"Subject: Pier hours\n\n{body}\n"
    )
    named = "On Jan 6, 2020, at 3:04 PM, Bob Writer wrote:\n\n> When do we close?\n>\n> Bob\n"
    for quoted in (BEHIND, named):
        records = document(f"{header('B')}{quoted}\n{print_of_it}").records
        assert [one.copy_of for one in records] == ["", "message-3", ""]


# --- headers of one line ---

ONE_LINE = "From: Reader, Ann{0}Sent: Monday, January 6, 2020 3:04 PM{0}To: Writer, Bob; Clerk, Cy{0}Subject: Pier hours"


@pytest.mark.parametrize("gap", [" ", "  ", "\t", "      "])
def test_a_header_can_stand_on_one_line(gap: str) -> None:
    text = f"{ONE_LINE.format(gap)}{TEXT}"
    (record,) = messages(document(text))
    assert said(text) == [["Reader, Ann", "2020-01-06T15:04", "Pier hours"]]
    assert [fact.value for fact in record.recipients] == ["Writer, Bob", "Clerk, Cy"]
    assert [one.name for one in record.fields] == ["from", "date", "to", "subject"]


def test_a_header_with_its_text_on_one_line_is_not_read() -> None:
    read = document(f"{ONE_LINE.format(' ')} {'Can we close the pier at six? ' * 9}\n")
    assert messages(read) == ()
    assert [note.message.split(";")[0] for note in read.diagnostics] == [
        "the header and the text of a message stand on one line"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "To: Writer, Bob   From: Reader, Ann   Date: 1/6/2020   Pages: 3",
        "From: Reader, Ann   To: Writer, Bob   Date: January 6, 2020",
    ],
)
def test_the_line_of_a_form_is_no_header(line: str) -> None:
    assert said(f"{line}\nSubject: RE: Pier hours\n\nPlease see below.\n") == []


def test_a_sentence_with_names_of_fields_is_no_header() -> None:
    assert said("From: the pier To: the office it is a mile.\n\nSubject: it\n") == []
    assert said(f"From: A\nSent: June 10, 2020 3:04 PM\nSubject: Sent: x To: y Cc: z{TEXT}") == [
        ["A", "2020-06-10T15:04", "Sent: x To: y Cc: z"]
    ]


# --- Lotus Notes ---

BELOW = """\
Ann Reader/DC/USEPA/US
01/15/2004 03:15 PM

To Bob Writer/DC/USEPA/US@EPA, Cy Clerk/DC/USEPA/US@EPA
cc
bcc
Subject Re: Pier hours

Agreed.
"""

BESIDE = """\
Ann Reader/DC/USEPA/US          To      Bob Writer/DC/USEPA/US@EPA,
01/15/2004 03:15 PM                     Cy Clerk/DC/USEPA/US@EPA
                                cc
                                bcc
                                Subject Re: Pier hours

Agreed.
"""

APART = """\
          Ann Reader/DC/USEPA/US
          01/15/2004 03:15 PM
                                          To
                                                  Bob Writer/DC/USEPA/US@EPA,
                                                  Cy Clerk/DC/USEPA/US@EPA
                                          cc

                                          Subject
                                                  Re: Pier hours

Agreed.
"""

COLONS = """\
Ann
Reader/DC/USEPA/US
01/15/2004 03:15 PM
To: Bob Writer/DC/USEPA/US@EPA, Cy Clerk/DC/USEPA/US@EPA
cc:
Subject: Re: Pier hours

Agreed.
"""


@pytest.mark.parametrize("text", [BELOW, BESIDE, APART, COLONS])
def test_notes_prints_a_name_and_a_date_instead_of_from(text: str) -> None:
    read, record = only(text)
    assert said(text) == [["Ann Reader/DC/USEPA/US", "2004-01-15T15:15", "Pier hours"]]
    assert [fact.value for fact in record.recipients] == [
        "Bob Writer/DC/USEPA/US@EPA",
        "Cy Clerk/DC/USEPA/US@EPA",
    ]
    assert record.action == "reply"
    assert read.text[record.body :] == "Agreed.\n"
    assert all(one.end <= two.start for one, two in pairwise(record.fields))


def test_a_sender_whom_notes_does_not_name_is_withheld() -> None:
    _, record = only(BELOW.replace("Ann Reader/DC/USEPA/US", "(b)(6)"))
    assert record.sender is None
    assert record.fields[0].withheld == "full"


def test_notes_forwards_below_a_line_of_its_own() -> None:
    line = "----- Forwarded by Bob Writer/DC/USEPA/US on 01/16/2004 09:11 AM -----"
    records = document(
        f"{BELOW}\n{line}\n\n{COLONS.replace('Re: ', '').replace('03:15', '02:15')}"
    ).records
    assert [(one.thread, one.position) for one in records] == [("thread-1", 2), ("thread-1", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Reader\n01/15/2004 03:15 PM\nTo\ncc\nSubject\nBob Writer\nPier hours\n\nText.\n",
        "01/15/2004 03:15 PM\nTo Bob Writer\nSubject Pier hours\n\nText.\n",
    ],
)
def test_values_that_stand_apart_from_their_names_are_noted_and_left(text: str) -> None:
    read = document(text)
    assert messages(read) == ()
    assert ["which value belongs to which field" in one.message for one in read.diagnostics] == [
        True
    ]


def test_a_log_with_times_is_no_message() -> None:
    text = "Gate 4\n01/15/2004 03:15 PM\nTo the pier, two boats.\nGate 5\n01/15/2004 03:20 PM\n"
    assert said(text) == []


# --- what is no message, and bad input ---


@pytest.mark.parametrize(
    "text",
    [
        "From: what we know, the office did well.\nTo: be fair, it did not.\n",
        "MEMORANDUM\n\nTO: The Director\nFROM: The Deputy\nDATE: June 10, 2020\nSUBJECT: RE: it\n\nText.\n",
        "To: The Director\nFrom: The Deputy\nDate: June 10, 2020\nSubject: Overtime\n\nText.\n",
        "From: ____________ To: ____________\nDate: ____________\nSubject: RE: ______\n",
        "Precedence: ROUTINE    Date: 09/15/2003\nTo: Counterterrorism    Attn: SSA\nFrom: New York\nCase ID #: 315N\n",
        "FAX\n\nFrom: A. Reader\nTo: B. Writer\nDate: 3/4/2010 3:00 PM\nFax: 202-555-0100\nSubject: It\n",
        "Date: 6/8/2020 10:00 AM\nFrom: Building 4\nTo: Building 5\n",
        "| From: | Reader |\n| To: | Writer |\n| Sent: | June 10, 2020 3:04 PM |\n",
        "",
    ],
)
def test_what_is_no_message_is_not_read_as_one(text: str) -> None:
    assert messages(document(text)) == ()


def test_a_thread_cut_in_the_middle_is_noted() -> None:
    text = f"Sent: June 10, 2020 3:04 PM\nTo: Writer, Bob\nSubject: It{TEXT}\n{header('B')}"
    read = document(text)
    (record,) = messages(read)
    assert read.line(record.start) == 7
    assert ["without “From:”" in note.message for note in read.diagnostics] == [True]


def test_a_header_without_text_is_a_message_and_noted() -> None:
    read = document("From: A\nSent: June 10, 2020 3:04 PM\nSubject: RE: It\n" + header("B"))
    assert len(messages(read)) == 2
    assert [(note.line, "without any text" in note.message) for note in read.diagnostics] == [
        (1, True)
    ]


def test_a_date_that_does_not_exist_is_no_date_and_noted() -> None:
    read, record = only("From: A\nSent: Friday, February 30, 2020 9:44 AM\nTo: B\n\nText.\n")
    assert record.date is None
    assert [(note.line, note.message) for note in read.diagnostics] == [
        (2, "this date does not exist")
    ]


def test_a_redacted_date_is_none() -> None:
    read, record = only("From: A\nSent: (b)(6)\nTo: B\n\nText.\n")
    assert record.date is None and read.diagnostics == ()
    _, record = only("From: A\nSent: June 10, (b)(6) 2020 3:04 PM\nTo: B\n\nText.\n")
    assert record.date is None


def test_a_subject_keeps_its_signs() -> None:
    _, record = only(
        "From: A\nSent: June 10, 2020 3:04 PM\nSubject: FW: <b>a</b> & {{ x }}\n\nText.\n"
    )
    assert record.title is not None and record.title.value == "<b>a</b> & {{ x }}"


def test_a_withheld_subject_is_no_title() -> None:
    _, record = only("From: A\nSent: June 10, 2020 3:04 PM\nSubject: RE: (b)(5)\n\nText.\n")
    assert record.title is None and record.action == "reply"


def test_a_thousand_messages_in_one_text() -> None:
    read = document(header("(b)(6); Writer, Bob <bob@x.gov>") * 1000)
    found = messages(read)
    assert len(found) == 1000
    assert all(one.end == other.start for one, other in pairwise(found))


@given(
    st.lists(
        st.sampled_from(
            "From:|From: A|Sent: June 10, 2020 3:04 PM|Sent:|To: B;|To:|Cc: (b)(6)|Subject: RE: x|Subject:"
            "||  |(b)(6);|(b)(7)(C) ice.dhs.gov>|Text of it.|Name, First|-----Original Message-----|> From: q"
            "|Attachments: a.doc; b|Date: 13/13/2020|Frorn: C|______________|On Mon, Jan 5, 2015 at 3:04 PM, A wrote:"
            "|> Sent: June 10, 2020 3:04 PM|> To: B;|> C|> Subject: x|>|> > y|>> On Mon, Jan 5, 2015 at 3:04 PM, A wrote:"
            "|From: A Sent: June 10, 2020 3:04 PM To: B Subject: x|Ann Reader|07/12/2004 03:15 PM|To B|cc|Subject x"
            "|Ann Reader   To   B|07/12/2004 03:15 PM     cc   C|         Subject  x".split("|")
        ),
        max_size=25,
    )
)
def test_any_lines_give_messages_in_order_that_hold_their_fields(lines: list[str]) -> None:
    read = document("\n".join(lines))
    found = messages(read)
    ends = [record.end for record in found]
    assert [record.start for record in found][1:] == ends[:-1]
    for record in found:
        assert record.start <= record.body <= record.end
        at = record.start
        for one in record.fields:
            assert at <= one.start <= one.value.start <= one.value.end <= one.end <= record.end
            at = one.end
            for part in one.parts:
                assert one.value.start <= part.start < part.end <= one.value.end


# Counted by reading.
def test_the_briefings_hold_nine_messages() -> None:
    read = released("ice-facial").document
    found = messages(read)
    assert [read.line(record.start) for record in found] == [
        90,
        122,
        131,
        141,
        155,
        168,
        181,
        193,
        223,
    ]
    counted = [[len(field.parts) for field in record.fields if field.parts] for record in found]
    assert counted[0] == [1, 3, 5, 1]
    assert counted[5] == [1, 4, 2]
    assert counted[8] == [1, 3, 1]


@pytest.mark.parametrize("name", ["dhs-crcl", "epic-foia", "ice-draft"])
def test_the_other_texts_hold_none(name: str) -> None:
    assert messages(released(name).document) == ()
