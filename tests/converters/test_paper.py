"""What the sheets of the released paper carry, in the layouts of several agencies."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.model import Document, Source
from converters.sheets.paper import find_paper
from converters.text.markup import find_markup
from converters.withheld.redactions import find_redactions
from tests.converters.examples import PROJECT, document, vocabularies

PLACES = ("northern", "southern", "eastern", "western", "inner", "outer", "upper", "lower")


def prose(place: str) -> str:
    """Two wrapped lines in the middle of a sentence."""
    return (
        f"The {place} office reviewed the program for a year and wrote down what it found in each\n"
        f"field office. Then the {place} office asked for all the training records of officers, and\n"
    )


def text_of(sheet: int) -> str:
    """About as much as half a sheet, on each sheet another text."""
    return prose(PLACES[sheet]) * 4


TEXT = text_of(0)


def read(text: str) -> Document:
    """A text with the spans of the stages up to this one."""
    result = Document("example", Source("example.txt", "0" * 64, 0, "utf-8"), text)
    for stage in (find_markup, find_redactions, find_paper):
        result = stage(result, vocabularies())
    return result


def paper(text: str) -> list[tuple[str, str]]:
    """Its kinds and labels, form feeds aside."""
    found = [(item.kind, item.label) for item in read(text).paper]
    return [pair for pair in found if pair != ("break", "")]


def sheets(text: str) -> list[tuple[int, str, str]]:
    return [(page.number, page.label, page.stamp) for page in read(text).pages]


def in_sheets(*bodies: str) -> str:
    return "\f".join(bodies) + "\f"


# --- breaks ---


def test_a_form_feed_alone_on_its_line_is_a_break_and_starts_the_next_sheet():
    result = read("One.\n \f \nTwo.\n")
    (item,) = result.paper
    assert (item.kind, result.quote(item)) == ("break", " \f ")
    assert [result.quote(page) for page in result.pages] == ["One.\n \f \n", "Two.\n"]


def test_a_form_feed_beside_text_only_starts_a_sheet():
    result = read("One\n\fTwo\nThree\f\nFour\f")
    assert result.paper == ()
    assert [result.quote(page) for page in result.pages] == ["One\n\f", "Two\nThree\f\n", "Four\f"]


def test_a_form_feed_in_the_middle_of_a_line():
    result = read("One \fTwo\n")
    assert [result.quote(page) for page in result.pages] == ["One \f", "Two\n"]


def test_a_sheet_without_text_is_a_sheet():
    assert [page.number for page in read("One.\f\f\nThree.\f").pages] == [1, 2, 3]


def test_form_feeds_before_each_sheet_instead_of_behind():
    result = read("\fOne.\n\fTwo.\n")
    assert [result.quote(page) for page in result.pages] == ["\fOne.\n\f", "Two.\n"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("--- PAGE 1 ---", "--- PAGE 2 ---"),
        ("=== Page 1 of 2 ===", "=== Page 2 of 2 ==="),
        ("[Page 1]", "[Page 2]"),
        ("## Page 1", "## Page 2"),
        ("<!-- page 1 -->", "<!-- page 2 -->"),
    ],
)
def test_a_written_break_starts_the_sheet_that_it_names(first, second):
    result = read(f"{first}\nOne.\n\n{second}\nTwo.\n")
    assert [item.kind for item in result.paper] == ["break", "break"]
    starts = [result.quote(page).split("\n", 1)[0] for page in result.pages]
    assert starts == [first, second]
    assert (
        [page.label for page in result.pages] == [item.label for item in result.paper] != ["", ""]
    )


def test_a_rule_over_the_heading_that_names_a_sheet_is_part_of_the_break():
    result = read("One.\n\n---\n\n## Page 342\n\nTwo.\n")
    assert [result.quote(item) for item in result.paper] == ["---", "## Page 342"]
    assert [result.quote(page) for page in result.pages] == [
        "One.\n\n",
        "---\n\n## Page 342\n\nTwo.\n",
    ]


def test_a_break_that_names_the_sheet_that_ends():
    result = read("One.\n--- End of Page 1 ---\nTwo.\n--- End of Page 2 ---\n")
    assert [result.quote(page) for page in result.pages] == [
        "One.\n--- End of Page 1 ---\n",
        "Two.\n--- End of Page 2 ---\n",
    ]


# --- page numbers ---


def test_page_numbers_at_the_foot_part_the_sheets():
    text = "".join(f"{text_of(n)}Page {n} of 3\n\n" for n in (1, 2, 3))
    assert paper(text) == [("number", f"{n} of 3") for n in (1, 2, 3)]
    assert sheets(text) == [(n, f"{n} of 3", "") for n in (1, 2, 3)]
    assert read(text).quote(read(text).pages[1]).startswith(text_of(2))


def test_page_numbers_at_the_head_start_with_the_second_sheet():
    text = f"{text_of(1)}\n- 2 -\n\n{text_of(2)}\n- 3 -\n\n{text_of(3)}"
    assert sheets(text) == [(1, "", ""), (2, "2", ""), (3, "3", "")]
    assert read(text).quote(read(text).pages[1]).startswith("- 2 -")


def test_page_numbers_that_may_stand_at_either_end_part_no_sheets():
    result = read(f"{TEXT}\nPage 7 of 12\n\n{TEXT}")
    assert [item.label for item in result.paper] == ["7 of 12"]
    assert result.pages == ()
    (note,) = result.diagnostics
    assert (note.severity, note.quote) == ("note", "Page 7 of 12")


def test_lone_numbers_count_where_three_count_up_and_cut_a_sentence():
    text = "".join(f"{text_of(n)}\n{n}\n\nof the area. " for n in (1, 2, 3)) + "\n"
    assert paper(text) == [("number", "1"), ("number", "2"), ("number", "3")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "".join(f"{text_of(n)}\n{n}\n\nof it. " for n in (1, 2)), id="two are too few"
        ),
        pytest.param(
            "1\n\nId. at 5.\n2\nId.\n3\nId. at 7.\n4\nId.\n", id="footnotes close together"
        ),
        pytest.param(
            "".join(
                f"{text_of(n)}under the rule.{n} The\n{n}\n\nsee the rule. " for n in (1, 2, 3, 4)
            ),
            id="footnotes with marks",
        ),
        pytest.param(
            "".join(f"{text_of(n)}which ends.\n\n{n}\n\nThe item reads. " for n in (1, 2, 3)),
            id="numbered paragraphs",
        ),
        pytest.param("Count\n\n12\n\n13\n\n14\n\n15\n", id="a column of figures"),
    ],
)
def test_lone_numbers_that_may_be_something_else_stay_in_the_text(text):
    assert paper(text) == []
    assert sheets(text) == []


def test_a_lone_number_right_beside_a_form_feed():
    assert paper(in_sheets("One.\n1\n", "Two.\n2\n")) == [("number", "1"), ("number", "2")]
    assert sheets(in_sheets("One.\n1\n", "Two.\n2\n")) == [(1, "1", ""), (2, "2", "")]


def test_a_lone_number_of_another_sheet_is_none():
    assert paper(in_sheets("One.\n7\n", "Two.\n4\n")) == []


def test_numbers_may_start_behind_a_cover():
    text = in_sheets("Cover", "Text.\n1\n", "Text.\n2\n", "Text.\n3\n")
    assert sheets(text) == [(1, "", ""), (2, "1", ""), (3, "2", ""), (4, "3", "")]


def test_a_number_in_the_middle_of_a_sheet_is_none():
    assert paper(in_sheets("One.\n1\nTwo.\n", "Three.\n2\nFour.\n")) == []


def test_the_notes_of_the_letter_are_no_page_numbers():
    file = next((PROJECT / "docs" / "sources").glob("epic*.txt"))
    result = read(file.read_bytes().decode())
    assert (result.paper, result.pages) == ((), ())


# --- stamps ---

STATE = "UNCLASSIFIED U.S. Department of State Case No. F-2015-04841 Doc No. C0578354{} Date: 06/30/2015"


def test_the_department_of_state_prints_one_line_at_head_and_foot():
    mail = "\n\n\nRELEASE IN FULL\n\n\nFrom: A\nSent: Monday\nSubject: Visit\n\nThank you.\n\n\n"
    first, second = STATE.format(3), STATE.format(4)
    text = f"{first}{mail}{first}\n\f{second}{mail}{second}\n\f"
    assert paper(text) == [
        ("stamp", "C05783543"),
        ("stamp", "C05783543"),
        ("stamp", "C05783544"),
        ("stamp", "C05783544"),
    ]
    assert sheets(text) == [(1, "", "C05783543"), (2, "", "C05783544")]
    without = text.replace("\f", "\n")
    assert sheets(without) == sheets(text)


def test_a_stamp_of_release_is_no_paper():
    text = f"{STATE.format(3)}\n\nRELEASE IN PART B5,B6\n\nText.\n"
    assert paper(text) == [("stamp", "C05783543")]


def test_bates_numbers_at_the_foot():
    text = "".join(f"{text_of(n % 8)}DOJ-OGR-0002819{n}\n" for n in (5, 6, 7))
    assert sheets(text) == [(n, "", f"DOJ-OGR-0002819{n + 4}") for n in (1, 2, 3)]


def test_a_stamp_and_a_page_number_on_one_sheet():
    text = "".join(f"{text_of(n)}Page {n} of 3\nCBP FOIA 00012{n}\n" for n in (1, 2, 3))
    assert sheets(text) == [(n, f"{n} of 3", f"CBP FOIA 00012{n}") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("FBI(19cv1278)-5563", "FBI(19cv1278)-5563"),
        ("15cv999-226", "15cv999-226"),
        ("Doc No. C05783543", "C05783543"),
        (
            "Approved For Release 2005/08/24 : CIA-RDP80B01495R000500060003-2",
            "CIA-RDP80B01495R000500060003-2",
        ),
        (
            "Declassified in Part - Sanitized Copy Approved for Release 2012/09/17 : CIA-RDP90-00965R000402610003-5",
            "CIA-RDP90-00965R000402610003-5",
        ),
        ("Approved for Release: 2014/09/17 C05095910", "C05095910"),
        ("DOCID: 3978427", "3978427"),
        ("HOUSE_OVERSIGHT_010566", "HOUSE_OVERSIGHT_010566"),
        (
            "Case 1:19-cv-01278-RBW Document 122 Filed 11/02/20 Page 3 of 12",
            "1:19-cv-01278-RBW Document 122",
        ),
    ],
)
def test_stamps_that_are_certain_by_their_form(line, label):
    assert paper(f"{TEXT}\n{line}\n\n{TEXT}") == [("stamp", label)]


@pytest.mark.parametrize("prefix", ["EPIC-2020-00", "2018-ICLI-00052 ", "DB Cooper-12"])
def test_stamps_that_count_with_the_sheets(prefix):
    text = in_sheets(*(f"{text_of(n % 8)}\n{prefix}{n}\n" for n in (474, 475, 476)))
    assert sheets(text) == [(n, "", f"{prefix}{n + 473}") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "The request is EPIC-2020-00123.\n",
        "EPIC-2020-00123\nWithdrawn\nEPIC-2020-00124\nGranted\nEPIC-2020-00125\nDenied\n",
        "DOJ-OGR-00028195\nDenied in full\nDOJ-OGR-00028199\nGranted\n",
        f"Case number:\nICE-2020-00123\n\n{TEXT}",
    ],
)
def test_numbers_in_the_text_and_in_lists_are_no_stamps(text):
    assert paper(text) == []


# --- running heads and feet ---


def test_a_number_filled_up_with_zeros_that_ends_a_text_is_that_of_its_sheet() -> None:
    assert paper(f"{TEXT}\nEPIC-2020-00123\n") == [("stamp", "EPIC-2020-00123")]
    assert paper(f"{TEXT}\nFOUO\n\nHQ-00045\nFOUO\n") == [("stamp", "HQ-00045")]
    assert paper(in_sheets(TEXT) + f"{text_of(1)}\nHQ-00045\n") == [("stamp", "HQ-00045")]


@pytest.mark.parametrize("end", ["HQ-45123", "HQ-0045", "See HQ-00045", "02139", "HQ-00045 (b)(6)"])
def test_other_numbers_that_end_a_text_are_part_of_it(end: str) -> None:
    assert paper(f"{TEXT}\n{end}\n") == []


def test_numbers_that_rise_over_missing_sheets_are_stamps() -> None:
    bodies = [f"{text_of(n)}\nAILA-{number}\n" for n, number in enumerate(("0012", "0015", "0031"))]
    labels = [("stamp", "AILA-0012"), ("stamp", "AILA-0015"), ("stamp", "AILA-0031")]
    assert paper("\n".join(bodies)) == labels
    assert paper(in_sheets(*bodies)) == labels


@pytest.mark.parametrize(
    "numbers",
    [
        ("0012", "0015"),
        ("0012", "0031", "0015"),
        ("00012", "0015", "0031"),
        ("1012", "1015", "1031"),
    ],
)
def test_numbers_that_do_not_rise_alike_are_no_stamps(numbers: tuple[str, ...]) -> None:
    bodies = [f"{text_of(n)}\nAILA-{number}\n" for n, number in enumerate(numbers)]
    assert paper("\n".join(bodies)) == []


def test_bare_numbers_filled_up_with_zeros_count_as_stamps_only_together() -> None:
    bodies = [f"{text_of(n)}\n0000{n + 4}\n" for n in range(3)]
    assert [kind for kind, _ in paper(in_sheets(*bodies))] == ["stamp"] * 3
    assert paper(in_sheets(f"{TEXT}\n02139\n", text_of(1))) == []


def test_a_running_foot_with_the_page_number_in_it():
    text = in_sheets(*(f"{text_of(n)}\nwww.oig.dhs.gov {n} OIG-20-05\n" for n in (1, 2, 3, 4)))
    assert paper(text)[0] == ("head", "www.oig.dhs.gov 1 OIG-20-05")
    assert len(paper(text)) == 4
    assert sheets(text) == [(n, f"{n}", "") for n in (1, 2, 3, 4)]


def test_a_running_head_over_a_page_number():
    text = in_sheets(
        "Report\n" + TEXT, *(f"Audit of the Program\nPage {n}\n{text_of(n)}" for n in (2, 3, 4))
    )
    assert paper(text) == [("head", "Audit of the Program"), ("number", "2")] + [
        pair for n in (3, 4) for pair in [("head", "Audit of the Program"), ("number", f"{n}")]
    ]


def test_running_lines_beside_page_numbers_without_form_feeds():
    text = "".join(f"{text_of(n)}Page {n} of 4\nHarbor Audit Report\n" for n in (1, 2, 3, 4))
    assert paper(text) == [
        pair
        for n in (1, 2, 3, 4)
        for pair in [("number", f"{n} of 4"), ("head", "Harbor Audit Report")]
    ]
    assert read(text).quote(read(text).pages[1]).startswith(text_of(2))


def test_a_foot_outside_of_a_marking_is_found_and_the_marking_is_no_paper():
    text = in_sheets(*(f"{text_of(n)}\nHarbor Plan\nFOR OFFICIAL USE ONLY\n" for n in range(3)))
    assert paper(text) == [("head", "Harbor Plan")] * 3
    result = document(text)
    assert [marking.terms for marking in result.markings] == [("fouo",)] * 3


@pytest.mark.parametrize(
    "line",
    [
        "(b)(5)",
        "From: Smith",
        "Thanks,",
        "Sent from my phone",
        "1. Item",
        "of it all.",
        "RELEASE IN FULL",
        "-----",
    ],
)
def test_what_sheets_repeat_without_its_being_a_running_line(line):
    assert paper(in_sheets(*(f"{line}\n{text_of(n)}\n{line}\n" for n in range(4)))) == []


def test_copies_of_one_letter_have_no_running_lines():
    letter = "U.S. Office of Records\n1 First Street\nWashington, D.C.\n\nDear Requester\n\n" + TEXT
    assert paper(in_sheets(letter, letter, letter)) == []


def test_sheets_that_say_nothing_else_say_it_as_text():
    assert paper(in_sheets(*["Withheld in full"] * 5)) == []


def test_an_empty_sheet_bears_the_running_head_of_the_others():
    text = in_sheets(*(f"Harbor Plan\n{text_of(n)}" for n in range(3)), "Harbor Plan\n")
    assert paper(text) == [("head", "Harbor Plan")] * 4


def test_two_sheets_are_too_few_for_a_running_head():
    assert paper(in_sheets(*(f"Harbor Plan\n{text_of(n)}" for n in range(2)))) == []


def test_what_repeats_in_the_middle_of_sheets_is_text():
    assert (
        paper(
            in_sheets(
                *(f"Sheet of the {place} office\nHarbor Plan\n{prose(place)}" for place in PLACES)
            )
        )
        == []
    )


def test_a_sentence_reads_on_over_the_line_of_the_paper():
    text = in_sheets(
        f"{prose(PLACES[1])}Page 1 of 2\n", f"{prose(PLACES[2])}which ends here.\nPage 2 of 2\n"
    )
    kinds = [block.kind for block in document(text).blocks]
    assert kinds == ["paragraph", "paper", "paragraph", "paper"]


# --- laws ---

PIECES = [
    *["\f", "\n", "\r\n", "\n\n", " ", "- 2 -", "1", "2", "3", "Page 1 of 3", "Page 2 of 3"],
    *["--- PAGE 2 ---", "## Page 3", "---", "[PAGE BREAK]", "DOJ-OGR-00000012", "DOJ-OGR-00000013"],
    *["EPIC-2020-00123", "Running Head", "FOUO", "SECRET", "(b)(5)", "RELEASE IN PART B6", "text "],
    *["Doc No. C05783543", "and the text goes on. ", "From: ", "**", "~~"],
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_paper_is_whole_lines_in_order_and_touches_no_redaction(text):
    result = read(text)
    lines = {(line.start, line.end) for line in result.lines}
    assert all((item.start, item.end) in lines for item in result.paper)
    assert all(first.end < second.start for first, second in pairwise(result.paper))
    for item in result.paper:
        assert all(r.end <= item.start or item.end <= r.start for r in result.redactions)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_source_pages_cover_the_text_without_gaps(text):
    pages = read(text).pages
    if pages:
        assert (pages[0].start, pages[-1].end) == (0, len(text))
    assert all(first.end == second.start for first, second in pairwise(pages))
    assert all(page.start < page.end for page in pages if text)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
