"""Lines are read as headings, paragraphs, items, header fields, addresses and columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.converters.examples import document


def blocks(text: str) -> list[tuple[str, str]]:
    read = document(text)
    return [
        (f"{block.kind} {block.level}" if block.level else block.kind, read.quote(block))
        for block in read.blocks
    ]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in blocks(text)]


WRAPPED = """\
The agency has received your request of June and has opened a search for records that
answer it. It covers all offices of the agency and all systems in which such records may
be held, and it will take about twenty working days, as the statute allows. We will then
tell you what was found.
Scope of the Search
Two offices hold records that may answer the request, and both have been asked to search
their files:
1. the office of the director, with its files of correspondence and the minutes of
meetings that were held in the period of your request;
2. the office of the chief counsel.
"""


def test_wrapped_lines_are_rejoined_and_what_was_set_apart_stays_apart() -> None:
    assert [(kind, text.split("\n")[0][:24]) for kind, text in blocks(WRAPPED)] == [
        ("paragraph", "The agency has received "),
        ("heading 1", "Scope of the Search"),
        ("paragraph", "Two offices hold records"),
        ("item 1", "1. the office of the dir"),
        ("item 1", "2. the office of the chi"),
    ]


def test_lines_of_an_address_keep_their_breaks() -> None:
    assert kinds("A. Reader\nDirector\nOffice of Records\n") == ["lines"]


def test_a_title_before_text_is_a_heading() -> None:
    text = "Results of the Search\n\nThe search found nothing that answers your request.\n"
    assert kinds(text) == ["heading 1", "paragraph"]


def test_a_title_that_leads_to_no_text_is_none() -> None:
    assert kinds("Office of Records\n\nOffice of Counsel\n") == ["paragraph", "paragraph"]


def test_a_date_is_no_heading() -> None:
    text = "September 30, 2022\n\nThe search found nothing that answers your request at all.\n"
    assert kinds(text)[0] == "paragraph"


def test_bold_lines_are_a_heading() -> None:
    assert kinds("**Response to\nthe Senator**\n\nText.") == ["heading 1", "paragraph"]


def test_items_nest_by_the_style_of_their_markers() -> None:
    text = "1. One\na. Inner\nb. Inner\n2. Two\n(1) Bracket\n"
    assert kinds(text) == ["item 1", "item 2", "item 2", "item 1", "item 2"]


def test_an_answer_between_items_does_not_end_the_list() -> None:
    text = "1. Why?\n\nBecause.\n\na. Is that all?\n\nYes.\n\n2. Who?\n"
    assert kinds(text) == ["item 1", "paragraph", "item 2", "paragraph", "item 1"]


def test_a_redaction_is_no_list_marker() -> None:
    assert kinds("(b) (5)\n\n(b)(6) wrote this.\n") == ["paragraph", "paragraph"]


def test_a_bullet_alone_takes_the_black_box_below_it() -> None:
    assert blocks("- One\n\n-\n\n(b)(7)(E)\n")[1] == ("item 1", "-\n\n(b)(7)(E)")


def test_header_fields_stand_together_with_their_wrapped_lines() -> None:
    text = "From: A. Reader\nTo: B. Writer;\n(b)(6)\nSubject: Records\n\nHello.\n"
    read = document(text)
    fields, greeting = read.blocks
    assert (fields.kind, greeting.kind) == ("fields", "paragraph")
    assert [read.quote(label) for label in fields.labels] == ["From:", "To:", "Subject:"]


def test_text_in_columns_keeps_its_place() -> None:
    assert kinds(
        "Name          Office          Telephone\nA. Reader     Records         none\n"
    ) == ["columns"]


def test_no_block_cuts_a_redaction() -> None:
    read = document("Answer: (b) (5) [Redacted]\n\n[Redacted]\n\nNext.\n")
    (redaction,) = read.redactions
    assert any(b.start <= redaction.start and redaction.end <= b.end for b in read.blocks)


NOTES = """\
The agency says that it holds no such records, and that none of its components holds any of
1

Letter of the agency, p. 5.
2
Id.
3
Id. at 7.
them, which a later letter repeats in nearly the same words, as the notes above have shown to
be the case in all of the years in question, and which nobody has called into doubt so far,
whatever the reasons for it may have been, and whoever may have had an interest in saying so
or in keeping silent about it.
"""


def test_a_footnotes_number_starts_its_note() -> None:
    assert [text.replace("\n", " ")[:18] for _, text in blocks(NOTES)] == [
        "The agency says th",
        "1",
        "Letter of the agen",
        "2 Id.",
        "3 Id. at 7.",
        "them, which a late",
    ]


PROVED_NOTES = """\
The agency says,1 that it holds no such records,2 and that none of its components holds any of
1

Letter of the agency, p. 5.
2
Id.
them, which a later letter repeats in nearly the same words, as the notes above have shown to
be the case in all of the years in question, and which nobody has called into doubt so far,
whatever the reasons for it may have been, and whoever may have had an interest in saying so
or in keeping silent about it.
Scope of the Search
Two offices hold records that may answer the request, and both have been asked to search
their files.
"""


def test_notes_are_blocks_of_their_own_and_take_no_text_with_them() -> None:
    assert [(kind, text.replace("\n", " ")[:18]) for kind, text in blocks(PROVED_NOTES)] == [
        ("paragraph", "The agency says,1 "),
        ("note", "1  Letter of the a"),
        ("note", "2 Id."),
        ("paragraph", "them, which a late"),
        ("heading 1", "Scope of the Searc"),
        ("paragraph", "Two offices hold r"),
    ]


def test_roman_numerals_in_brackets_are_one_list() -> None:
    assert kinds("(i) one\n(ii) two\n(iii) three\n(iv) four\n") == ["item 1"] * 4
    assert kinds("(h) one\n(i) two\n(j) three\n") == ["item 1"] * 3


CABLE = """\
1. (C) SUMMARY: THE MINISTER TOLD THE AMBASSADOR ON MAY 3. THE GOVERNMENT WILL SEND
A DELEGATION TO THE TALKS, WHICH ARE TO BEGIN IN THE CAPITAL BEFORE THE END OF MAY,
AND EXPECTS THEM TO GO ON INTO THE SUMMER.
2. (C) COMMENT: THIS IS WHAT WE HAVE HEARD FROM OTHERS AS WELL, AND WE BELIEVE THAT
IT IS RIGHT.
"""


def test_a_cable_in_capitals_is_rejoined_and_holds_no_heading() -> None:
    assert kinds(CABLE) == ["item 1", "item 1"]


def test_a_line_of_a_contents_list_is_no_heading() -> None:
    text = "2. Sick Call ......... 7\n\nThe office reviewed all of the records that it was given.\n"
    assert kinds(text)[0] == "item 1"


LINES = st.sampled_from(
    [
        "",
        " ",
        "From: (b)(6)",
        "- a. x",
        "1. y",
        "**b**",
        "Title Case Line",
        "-",
        "(b)(5) [Redacted]",
    ]
    + ["[Redacted]", "word " * 17 + "end", "goes on in small letters for a while, and longer still"]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_that_is_not_blank_is_in_one_block(lines: list[str], end: str) -> None:
    text = end.join(lines)
    last = 0
    outside = []
    for block in document(text).blocks:
        assert last <= block.start < block.end <= len(text)
        outside.append(text[last : block.start])
        last = block.end
    assert not "".join([*outside, text[last:]]).strip()
