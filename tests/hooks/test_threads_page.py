"""The table of records at the head of a document: threads by time, who to whom, what is withheld."""

import pytest

from converters.writing.document_json import as_data
from hooks.document.records import CollectedRecord, Fact, collected_records
from hooks.document.threads import Note, is_reordered, record_groups, written_moment
from tests.converters.examples import converted


def record(id="message-1", **given):
    """A record of which nothing is known but what is given; a text given for a fact is certain."""
    for fact in ("title", "date", "sender"):
        if isinstance(given.get(fact), str):
            given[fact] = Fact(given[fact], certain=True)
    given["recipients"] = tuple(Fact(name, certain=True) for name in given.get("recipients", ()))
    nothing = {
        "type": "e-mail" if id.startswith("message") else "record",
        "type_certain": True,
        "title": None,
        "date": None,
        "sender": None,
        "line": 1,
        "withheld_fields": (),
        "redactions": 0,
        "attachments": (),
        "attached_to": "",
        "thread": "",
        "position": 0,
        "reply_to": "",
        "action": "",
        "copy_of": "",
    }
    return CollectedRecord(id=id, **{**nothing, **given})


def thread(*positions, name="thread-1", first=1):
    """Messages in the released order, each at its place in order of time."""
    return [
        record(f"message-{number}", thread=name, position=position, line=number)
        for number, position in enumerate(positions, first)
    ]


def only_row(id="message-1", **given):
    groups = record_groups([record(id, **given), record("record-9")])
    return groups[0].rows[0]


def anchors(groups):
    return [[row.anchor for row in group.rows] for group in groups]


def test_a_document_that_is_one_record_has_no_table():
    assert record_groups([]) == ()
    assert record_groups([record()]) == ()


def test_messages_of_a_thread_stand_in_order_of_time():
    groups = record_groups([record("record-1"), *thread(3, 2, 1), record("record-2")])
    assert anchors(groups) == [["record-1"], ["message-3", "message-2", "message-1"], ["record-2"]]
    assert [group.thread for group in groups] == ["", "thread-1", ""]


def test_a_thread_that_is_cut_in_two_stands_once_where_it_starts():
    cut = thread(4, 3)
    rest = thread(2, 1, first=3)
    groups = record_groups([*cut, record("record-1"), *rest])
    assert anchors(groups) == [
        ["message-4", "message-3", "message-2", "message-1"],
        ["record-1"],
    ]


def test_a_thread_is_named_by_its_first_subject():
    messages = [
        record("message-1", thread="thread-1", position=2, title="RE: Lunch"),
        record("message-2", thread="thread-1", position=1, title="Lunch"),
    ]
    assert record_groups(messages)[0].heading == "E-mail thread: Lunch, 2 messages in order of time"


def test_a_message_alone_in_its_thread_is_no_thread():
    group = record_groups([*thread(1), record("record-1")])[0]
    assert (group.thread, group.heading) == ("", "")


@pytest.mark.parametrize(
    ("records", "differs"),
    [
        (thread(1, 2, 3), False),
        (thread(3, 2, 1), True),
        (thread(1, 3, 2), True),
        # Apart in the text they stay where they are.
        ([*thread(2), record("record-1"), *thread(1, first=2)], False),
        # A place that is not known orders nothing.
        (thread(2, 0), False),
        ([], False),
    ],
)
def test_the_page_offers_an_order_only_where_that_of_time_differs(records, differs):
    assert is_reordered(records) is differs


def test_a_row_says_who_wrote_to_whom():
    row = only_row(sender="Doe, Jane", recipients=["Roe, Richard", "Poe, Ann"])
    assert (row.sender, row.recipients) == ("Doe, Jane", "Roe, Richard; Poe, Ann")


def test_many_recipients_are_counted():
    row = only_row(recipients=["a", "b", "c", "d", "e"])
    assert row.recipients == "a; b; c; and 2 more"
    # "and 1 more" would take as much room as the name.
    assert only_row(recipients=["a", "b", "c", "d"]).recipients == "a; b; c; d"


def test_what_is_withheld_of_the_header_is_said_and_nothing_more():
    row = only_row(
        sender="(b)(6)",
        recipients=["(b)(6)@agency.gov", "Poe, Ann"],
        withheld_fields=(("from", "full"), ("to", "partly"), ("cc", "full"), ("cc", "full")),
    )
    assert row.sender == "withheld"
    assert row.recipients == "(b)(6)@agency.gov; Poe, Ann"
    assert row.notes == (Note("Cc withheld"), Note("To withheld in part"))


def test_where_some_entries_are_withheld_the_row_counts_them():
    row = only_row(
        withheld_fields=(("to", "partly"), ("cc", "partly")),
        entries=(("to", 2, 5), ("cc", 3, 3)),
    )
    assert row.notes == (Note("Cc withheld in part"), Note("To: 2 of 5 entries withheld"))


def test_entries_are_counted_as_withheld_where_no_name_is_released():
    text = (
        "From: Doe, Jan\nSent: 3/14/2019 9:15 AM\n"
        "To: Roe, Pat; (b)(6)@agency.gov; (b)(6); Poe, Ann <(b)(6)>; #PIER STAFF\n"
        "Subject: Piers\n\nHello.\n"
    )
    conversion = converted(text)
    (found,) = collected_records(as_data(conversion.document, conversion.title))
    assert found.entries == (("to", 2, 5),)


def test_what_was_inferred_says_so_in_a_word():
    row = only_row(
        "record-1",
        type="memorandum",
        type_certain=False,
        title=Fact("On lunch", certain=False),
        date=Fact("2020-02", certain=False),
    )
    assert row.title == "On lunch (inferred)"
    assert row.kind == "Memorandum (inferred), record 1"
    assert row.date == "February 2020 (inferred)"


def test_a_record_without_a_title_is_called_by_its_number():
    assert only_row().title == "Message 1"
    groups = record_groups([record("record-1"), record("record-2", type="briefing paper")])
    assert [row.kind for row in groups[0].rows] == ["Record, record 1", "Briefing paper, record 2"]


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ({"reply_to": "message-3", "action": "reply"}, Note("reply to message 3", "message-3")),
        ({"reply_to": "message-3", "action": "forward"}, Note("forward of message 3", "message-3")),
        ({"reply_to": "message-3"}, Note("goes on from message 3", "message-3")),
        ({"copy_of": "message-2"}, Note("the same message as message 2", "message-2")),
        (
            {"attached_to": "message-1"},
            Note("attachment of message 1", "message-1", "as far as the text shows"),
        ),
        (
            {"attachments": (("Menu.docx", "record-1"),)},
            Note("attached: Menu.docx is record 1", "record-1", "as far as the text shows"),
        ),
        (
            {"attachments": (("Menu.docx", ""),)},
            Note("attached: Menu.docx", "", "not in this document"),
        ),
    ],
)
def test_a_row_leads_to_the_records_it_speaks_of(given, note):
    assert only_row(**given).notes == (note,)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2020", "2020"),
        ("2020-02", "February 2020"),
        ("2020-02-28", "28 February 2020"),
        ("2020-02-28T10:44", "28 February 2020, 10:44"),
        ("2020-04-30T16:20:11Z", "30 April 2020, 16:20 UTC"),
        ("2020-04-30T16:20:11+00:00", "30 April 2020, 16:20 UTC"),
        ("2020-04-30T16:20-05:00", "30 April 2020, 16:20 UTC−05:00"),
        ("on or about May", "on or about May"),
        ("", ""),
    ],
)
def test_a_time_has_a_zone_only_where_the_text_gives_one(moment, words):
    assert written_moment(moment) == words


def test_ten_thousand_messages_make_a_table():
    records = [*thread(*range(10_000, 0, -1))]
    (group,) = record_groups(records)
    assert group.rows[0].anchor == "message-10000"
