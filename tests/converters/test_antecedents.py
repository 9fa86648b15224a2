"""`Id.` and `supra` are linked where they can stand for one authority only, and never else."""

from __future__ import annotations

import pytest

from converters.citing.citations import find_citations
from converters.citing.citing_notes import certain_numbers
from converters.model import Block, Document, Footnote, Source, Span
from tests.converters.examples import document, vocabularies


def noted(*notes: str) -> Document:
    """A document of nothing but footnotes; a note is written `3 Text`, or `Text` without a number."""
    text, footnotes, blocks = "", [], []
    for note in notes:
        start, number = len(text), note.split(maxsplit=1)[0]
        label = Span(start, start + len(number)) if number.isdecimal() else None
        text += note + "\n"
        id = f"fn-{len(footnotes)}"
        footnotes.append(Footnote(start, len(text) - 1, id, number if label else "", label, ()))
        blocks.append(Block(start, len(text) - 1, "note"))
    return Document(
        "example",
        Source("example.txt", "0" * 64, len(text), "utf-8"),
        text,
        blocks=tuple(blocks),
        footnotes=tuple(footnotes),
    )


def backwards(*notes: str) -> list[str]:
    """The normal forms of what each `Id.` and `supra` of the notes stands for."""
    read = find_citations(noted(*notes), vocabularies())
    return [one.normal for one in read.citations if one.how in ("id", "supra")]


PIA = "1 DHS/ICE/PIA-054, at 3."

STORIES = (
    "1 Ann Roe, A Story of Two, N.Y. Times (Jul. 7, 2019), https://example.org/a; "
    "Bea Poe, Another Story, Wash. Post (Jul. 8, 2019), https://example.org/b."
)


@pytest.mark.parametrize(
    ("notes", "normal"),
    [
        ((PIA, "2 Id."), ["DHS/ICE/PIA-054 at 3"]),
        ((PIA, "2 See id. at 5–6."), ["DHS/ICE/PIA-054 at 5–6"]),
        ((PIA, "2 Id. at 4.", "3 Id. at 7, 9."), ["DHS/ICE/PIA-054 at 4", "DHS/ICE/PIA-054 at 7, 9"]),
        (("1 See 5 U.S.C. § 552(a)(3).", "2 Id."), ["5 U.S.C. § 552(a)(3)"]),
        (("1 Smith v. Jones, 565 F.3d 188 (5th Cir. 2009).", "2 Id. at 190."),
         ["565 F.3d 188 (5th Cir. 2009) at 190"]),
    ],
)  # fmt: skip
def test_id_stands_for_the_one_authority_of_the_note_before(
    notes: tuple[str, ...], normal: list[str]
) -> None:
    assert backwards(*notes) == normal


@pytest.mark.parametrize(
    "notes",
    [
        ("1 DHS/ICE/PIA-054; 5 U.S.C. § 552.", "2 Id."),
        ("1 Roe Report at 5; DHS/ICE/PIA-054.", "2 Id. at 6."),
        ("1 The agency said so in its report. See 5 U.S.C. § 552.", "2 Id."),
        ("1 See 5 U.S.C. § 552.", "2 Id. at 6."),
        ("1 As the Roe study shows, 5 U.S.C. § 552 applies.", "2 Id."),
        ("1 Roe Study and 5 U.S.C. § 552.", "2 Id."),
        ("1 Interview with an officer.", "2 Id."),
        (PIA, "3 Id. at 5."),
        (PIA, "2 The office did not answer.", "3 Id. at 5."),
        (PIA, "2 That is not so. Id. at 5."),
        (PIA, "Id. at 5."),
        (PIA, "Id. at 5.", "4 Id. at 6."),
        (PIA, "2 Roe, supra note 9.", "3 Id."),
    ],
)
def test_id_is_left_alone_where_another_source_may_be_meant(notes: tuple[str, ...]) -> None:
    assert backwards(*notes) == []


def test_an_unlinked_id_is_noted_for_a_person() -> None:
    read = find_citations(noted("1 Interview with an officer.", "2 Id. at 4."), vocabularies())
    (note,) = read.diagnostics
    assert (note.severity, note.line, note.quote) == ("note", 2, "2 Id. at 4.")


def test_lost_numbers_count_where_just_as_many_notes_stand_between() -> None:
    assert backwards(PIA, "Id. at 4.", "Id. at 5.", "4 Id. at 6.") == [
        "DHS/ICE/PIA-054 at 4",
        "DHS/ICE/PIA-054 at 5",
        "DHS/ICE/PIA-054 at 6",
    ]
    numbers = certain_numbers(noted("7 A", "B", "9 C", "D", "E", "11 F").footnotes)
    assert numbers == [7, 8, 9, None, None, 11]


def test_a_withheld_passage_may_hide_a_source() -> None:
    text = "The law.1 It says more.2\n\n1 (b)(5) DHS/ICE/PIA-054.\n\n2 Id. at 5.\n"
    assert [one.how for one in document(text).citations] == ["full"]


@pytest.mark.parametrize(
    ("notes", "normal"),
    [
        (("1 DHS/ICE/PIA-054 [hereinafter ICE PIA].", "2 5 U.S.C. § 552.", "3 ICE PIA, supra note 1, at 16."),
         ["DHS/ICE/PIA-054 at 16"]),
        (("1 DHS/ICE/PIA-054.", "2 5 U.S.C. § 552.", "3 See supra note 1, at 16."),
         ["DHS/ICE/PIA-054 at 16"]),
        ((STORIES, "2 Poe, supra note 1."),
         ["Bea Poe, Another Story, Wash. Post (July 8, 2019)"]),
    ],
)  # fmt: skip
def test_supra_stands_for_what_its_short_form_names(
    notes: tuple[str, ...], normal: list[str]
) -> None:
    assert backwards(*notes) == normal


@pytest.mark.parametrize(
    "notes",
    [
        ("1 DHS/ICE/PIA-054; 5 U.S.C. § 552.", "2 See supra note 1."),
        ("1 DHS/ICE/PIA-054.", "2 Roe, supra note 1."),
        ("1 DHS/ICE/PIA-054.", "2 See supra note 7."),
        ("1 DHS/ICE/PIA-054.", "1 5 U.S.C. § 552.", "2 See supra note 1."),
        ("1 See supra note 2.", "2 DHS/ICE/PIA-054."),
    ],
)
def test_supra_is_left_alone_where_it_names_nothing_certain(notes: tuple[str, ...]) -> None:
    assert backwards(*notes) == []


def in_text(text: str) -> list[str]:
    return [one.normal for one in document(text).citations if one.how == "id"]


def test_id_in_a_sentence_stands_for_what_the_paragraph_cited_last() -> None:
    assert in_text("6 C.F.R. § 5.11(k)(3). The components weigh “two things.” Id. They do.") == [
        "6 C.F.R. § 5.11(k)(3)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "5 U.S.C. § 552; 6 C.F.R. § 5.5. The office answers “in time.” Id. So it goes.",
        "Under 5 U.S.C. § 552 and as 6 C.F.R. § 5.5 has it, time counts. Id. So it goes.",
        "6 C.F.R. § 5.5. The Roe Report says more. Id. So it goes.",
        "6 C.F.R. § 5.5. Roe v. Poe says more. Id. So it goes.",
        "6 C.F.R. § 5.5. A section has no pages. Id. at 5. So it goes.",
        "6 C.F.R. § 5.5. It goes on. [Redacted] Id. So it goes.",
        "The rule is 6 C.F.R. § 5.5, which is long.\n\nThe next paragraph begins here. Id. So it goes.",
        "The officer showed no id. at the door, and 5 U.S.C. § 552 has nothing on it.",
    ],
)
def test_id_in_a_sentence_is_left_alone_where_it_is_not_certain(text: str) -> None:
    assert in_text(text) == []
