"""Printed chains: order of time, what answers what, second prints and copies."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.mail.emails import messages
from converters.mail.threads import threaded
from converters.model import Record
from tests.converters.examples import document, released


def read(text: str) -> tuple[Record, ...]:
    """The messages of a text in their threads, without the other records around them."""
    source = document(text)
    found = [
        replace(record, id=f"message-{number}") for number, record in enumerate(messages(source), 1)
    ]
    return threaded(source, found)


def message(
    sent: str = "Friday, February 28, 2020 10:44 AM",
    subject: str = "RE: Briefing",
    body: str = "This is the text.",
    sender: str = "Reader, Ann",
) -> str:
    return f"From: {sender}\nSent: {sent}\nTo: Writer, Bob\nSubject: {subject}\n\n{body}\n\n"


def at(time: str, **fields: str) -> str:
    """A message of one day, with a text of its own."""
    return message(f"Friday, February 28, 2020 {time}", body=f"Sent at {time}.", **fields)


def placed(text: str) -> list[tuple[str, int, str]]:
    return [(record.thread, record.position, record.reply_to) for record in read(text)]


CHAIN = at("11:00 AM") + at("10:30 AM", subject="FW: Briefing") + at("10:00 AM", subject="Briefing")


def test_a_chain_is_in_the_order_of_time_which_is_the_reverse_of_printing() -> None:
    assert placed(CHAIN) == [
        ("thread-1", 3, "message-2"),
        ("thread-1", 2, "message-3"),
        ("thread-1", 1, ""),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("RE: Briefing", "Briefing"),
        ("Fwd: RE: Briefing", "RE: Briefing"),
        ("AW: [EXTERNAL] Re: Briefing", "[list] Briefing"),
        ("RE:  BRIEFING", "Briefing"),
        ("RE: Call with (b)(6)", "Call with (b)(6); (b)(7)(C)"),
    ],
)
def test_subjects_are_the_same_without_what_programs_set_before_them(
    above: str, below: str
) -> None:
    text = at("11:00 AM", subject=above) + at("10:00 AM", subject=below)
    assert [thread for thread, _, _ in placed(text)] == ["thread-1", "thread-1"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("RE: Briefing", "RE: Lunch"),
        ("Briefing", "Briefing"),  # a first message quotes none
        ("RE: (b)(5)", "(b)(5)"),
        ("", ""),
    ],
)
def test_other_subjects_are_other_threads(above: str, below: str) -> None:
    text = at("11:00 AM", subject=above) + at("10:00 AM", subject=below)
    assert [thread for thread, _, _ in placed(text)] == ["thread-1", "thread-2"]


@pytest.mark.parametrize(
    "separator", ["-----Original Message-----", "---------- Forwarded message ---------"]
)
def test_a_separator_says_that_a_message_is_quoted_whatever_its_subject(separator: str) -> None:
    text = at("11:00 AM", subject="Lunch") + f"{separator}\n" + at("10:00 AM", subject="Briefing")
    assert placed(text) == [("thread-1", 2, "message-2"), ("thread-1", 1, "")]


def test_a_record_between_two_messages_parts_their_threads() -> None:
    source = document(CHAIN)
    first, second, third = (
        replace(record, id=f"message-{number}") for number, record in enumerate(messages(source), 1)
    )
    between = Record(second.start, third.start, "record-1", "letter")
    parted = threaded(source, [first, replace(second, end=second.start), between, third])
    assert [record.thread for record in parted] == ["thread-1", "thread-1", "", "thread-2"]


def test_clocks_of_two_zones_do_not_contradict_the_order() -> None:
    text = message("28 Feb 2020 15:50:00 +0000") + at("10:44 PM", subject="Briefing")
    read_text = document(text)
    assert [record.position for record in read_text.records] == [2, 1]
    assert read_text.diagnostics == ()


def test_dates_that_contradict_the_order_of_printing_are_noted() -> None:
    text = message("Friday, February 28, 2020 10:44 AM") + message(
        "Monday, March 2, 2020 10:44 AM", "Briefing", "Another text."
    )
    read_text = document(text)
    assert [record.position for record in read_text.records] == [2, 1]
    assert [note.line for note in read_text.diagnostics] == [8]
    assert "order of printing is kept" in read_text.diagnostics[0].message


# --- second prints ---


def test_two_prints_of_one_chain_are_two_threads_with_copies() -> None:
    records = read(CHAIN + CHAIN)
    assert [record.thread for record in records] == ["thread-1"] * 3 + ["thread-2"] * 3
    copies = ["", "", "", "message-1", "message-2", "message-3"]
    assert [record.copy_of for record in records] == copies


def test_a_chain_cut_off_and_printed_again() -> None:
    cut = at("11:00 AM") + at("10:30 AM")
    assert [record.thread for record in read(cut + cut)] == ["thread-1"] * 2 + ["thread-2"] * 2


def test_a_second_print_starts_where_the_dates_go_up() -> None:
    first = message(body="The first answer.") + message(
        "Thursday, February 27, 2020 9:00 AM", body="It began."
    )
    later = message("Monday, March 2, 2020 9:00 AM", body="The last answer.")
    threads = [record.thread for record in read(first + later + first)]
    assert threads == ["thread-1"] * 2 + ["thread-2"] * 3


def test_a_second_print_starts_with_a_header_as_exports_print_it() -> None:
    export = message("28 Feb 2020 15:50:00 +0000", body="New.") + at("10:44 AM")
    again = message("28 Feb 2020 15:55:00 +0000", body="Newer.") + at("10:45 AM")
    assert [record.thread for record in read(export + again)] == ["thread-1"] * 2 + ["thread-2"] * 2


def test_the_fullest_copy_is_the_one_that_releases_most() -> None:
    short = at("11:00 AM", sender="(b)(6)").replace("Sent at 11:00 AM.", "Sent at (b)(5)")
    full = at("11:00 AM").replace("Sent at 11:00 AM.", "Sent at eleven to all who asked.")
    records = read(short + full)
    assert [record.copy_of for record in records] == ["message-2", ""]


def test_a_copy_is_found_by_its_words_where_the_clock_is_another() -> None:
    words = "The office will answer each question of the committee by the end of the next week, as we said to them before."
    text = message("28 Feb 2020 15:44:00 +0000", body=words) + message(
        "Friday, February 28, 2020 10:44 AM", "Briefing", words
    )
    # One chain holds a message once, so these two stand in two prints.
    split = document(text)
    first, second = (
        replace(record, id=f"message-{n}", action="") for n, record in enumerate(messages(split), 1)
    )
    assert [record.copy_of for record in threaded(split, [first, second])] == ["", "message-1"]


@pytest.mark.parametrize(
    "other",
    [
        at("11:00 AM", sender="Clerk, Cy"),
        at("11:00 AM").replace("Sent at", "Called at"),
        at("11:00 AM", subject="RE: Lunch"),
        at("11:01 AM"),
    ],
)
def test_messages_that_differ_are_no_copies(other: str) -> None:
    assert [record.copy_of for record in read(at("11:00 AM") + other)] == ["", ""]


def test_quoted_passages_with_a_header_are_the_messages_that_are_answered() -> None:
    text = (
        at("11:00 AM")
        + "> From: A\n> Sent: Friday, February 28, 2020 9:00 AM\n> Subject: Briefing\n"
    )
    assert placed(text) == [("thread-1", 2, "message-2"), ("thread-1", 1, "")]


# Counted by reading.
def test_the_briefings_hold_three_threads() -> None:
    mail = [record for record in released("ice-facial").document.records if record.thread]
    assert [(record.thread[-1], record.position) for record in mail] == [
        ("1", 1),
        *(("2", position) for position in range(7, 0, -1)),
        ("3", 1),
    ]
    answers = {record.id: record.reply_to for record in mail if record.reply_to}
    assert answers == {f"message-{number}": f"message-{number + 1}" for number in range(2, 8)}
    assert {record.copy_of for record in mail} == {""}


# --- a law: a printed thread is read back ---

NAMES = st.sampled_from(
    ["Reader, Ann", "Writer, Bob (CTR)", "Clerk, Cy A", "#STAFF LIST", "(b)(6); (b)(7)(C)"]
)
BODIES = st.lists(
    st.sampled_from(
        [
            "Please look at this before noon.",
            "(b)(5)",
            "",
            "Thanks for the update; we will call.",
            "> From: what was quoted before",
            "He went from the office to the court: it took an hour.",
            "- the first point, and one more.",
        ]
    ),
    min_size=1,
    max_size=5,
)
FORMS = st.sampled_from(
    ["%A, %B %d, %Y %I:%M %p", "%d %b %Y %H:%M:%S +0000", "%a %m/%d/%Y %I:%M:00 %p"]
)


@st.composite
def threads(draw: st.DrawFn) -> list[dict[str, object]]:
    """Messages from the oldest to the newest, as they were written."""
    sent = draw(st.datetimes(datetime.datetime(1995, 1, 1), datetime.datetime(2030, 1, 1)))  # noqa: DTZ001
    form = draw(FORMS)
    written = []
    for number in range(draw(st.integers(1, 6))):
        sent += datetime.timedelta(minutes=draw(st.integers(1, 5000)))
        prefix = draw(st.sampled_from(["RE: ", "FW: ", "Fwd: "])) if number else ""
        written.append(
            {
                "sent": sent.replace(second=0, microsecond=0),
                "form": form,
                "from": draw(NAMES),
                "to": draw(st.lists(NAMES, min_size=1, max_size=4)),
                "wrap": draw(st.booleans()),
                "subject": prefix + "Morning briefing (2-28-20)",
                "body": draw(BODIES),
            }
        )
    return written


def printed(written: dict[str, object]) -> str:
    to = (";\n" if written["wrap"] else "; ").join(written["to"])
    body = "\n".join(written["body"])
    sent = written["sent"].strftime(written["form"])
    return f"From: {written['from']}\nSent: {sent}\nTo: {to}\nSubject: {written['subject']}\n\n{body}\n\n"


@given(threads())
def test_a_printed_thread_is_read_back(written: list[dict[str, object]]) -> None:
    text = "".join(printed(one) for one in reversed(written))
    records = read(text)
    assert len(records) == len(written)
    assert {record.thread for record in records} == {"thread-1"}
    for record, one in zip(
        sorted(records, key=lambda record: record.position), written, strict=True
    ):
        released_names = [name for name in one["to"] if "(b)" not in name]
        assert record.date is not None
        assert record.date.value[:16] == one["sent"].isoformat()[:16]
        assert record.date.certain
        assert (record.sender.value if record.sender else "(b)(6); (b)(7)(C)") == one["from"]
        assert [fact.value for fact in record.recipients] == released_names
        assert text[record.body : record.end].strip() == "\n".join(one["body"]).strip()
