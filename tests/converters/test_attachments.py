"""Files that messages announce, and the records that follow them."""

from __future__ import annotations

import pytest

from converters.mail.attachments import linked
from converters.mail.emails import messages
from converters.model import AttachedFile, Record, RecordType, Stated
from tests.converters.examples import document, released


def mail(number: int, *files: str, thread: int = 1) -> Record:
    """A message that announces files."""
    announced = tuple(AttachedFile(0, 0, name) for name in files)
    return Record(
        0, 0, f"message-{number}", "e-mail", attachments=announced, thread=f"thread-{thread}"
    )


def paper(number: int, title: str = "", type: RecordType = "record", *files: str) -> Record:
    """A record that is no message."""
    stated = Stated(title, certain=True) if title else None
    announced = tuple(AttachedFile(0, 0, name) for name in files)
    return Record(0, 0, f"record-{number}", type, title=stated, attachments=announced)


def links(*records: Record) -> dict[str, str]:
    """The record that each file is, by its name; both sides say the same."""
    result = linked(document("x"), records)
    found = {file.name: file.record for record in result for file in record.attachments}
    told = {record.id: record.attached_to for record in result if record.attached_to}
    assert sorted(told) == sorted(filter(None, found.values()))
    return found


def test_the_only_record_that_follows_is_the_only_file() -> None:
    assert links(mail(1, "Paper.docx"), paper(1)) == {"Paper.docx": "record-1"}


def test_a_file_of_the_newest_message_follows_its_whole_thread() -> None:
    found = links(mail(1, "Paper.docx"), mail(2), mail(3), paper(1), mail(4, thread=2))
    assert found == {"Paper.docx": "record-1"}


def test_titles_tell_which_file_is_which() -> None:
    found = links(
        mail(1, "FINAL_Body-Camera Policy v2.docx", "Travel Budget FY20.xlsx"),
        paper(1, "Travel budget"),
        paper(2, "Policy on the use of a body camera"),
    )
    assert found == {
        "FINAL_Body-Camera Policy v2.docx": "record-2",
        "Travel Budget FY20.xlsx": "record-1",
    }


@pytest.mark.parametrize(
    "records",
    [
        [mail(1, "Paper.docx"), mail(2, thread=2), paper(1)],  # another thread stands between
        [mail(1, "Paper.docx")],
        [mail(1, "Paper.docx"), paper(1, "One"), paper(2, "Two")],
        [mail(1, "Final memo.docx", "Other.pdf"), paper(1, "Memo on overtime")],
        [mail(1, "image001.png"), paper(1)],
        [paper(1, "Letter", "letter", "Enclosure"), paper(2, "Another letter", "letter")],
        [paper(1), mail(1, "Paper.docx")],
    ],
)
def test_where_that_is_not_clear_no_file_is_linked(records: list[Record]) -> None:
    assert set(links(*records).values()) <= {""}


def test_a_picture_in_the_text_does_not_hide_the_file() -> None:
    found = links(mail(1, "image001.png", "Paper.docx"), paper(1))
    assert found == {"image001.png": "", "Paper.docx": "record-1"}


def test_an_enclosure_of_a_letter_needs_a_title() -> None:
    letter = paper(1, "Letter", "letter", "Privacy Impact Assessment")
    assert links(letter, paper(2, "Privacy impact assessment")) == {
        "Privacy Impact Assessment": "record-2"
    }


@pytest.mark.parametrize(
    ("value", "files"),
    [
        ("a.docx; b c.pdf", ["a.docx", "b c.pdf"]),
        ("White\nPaper - 30 Apr 20.docx", ["White Paper - 30 Apr 20.docx"]),
        ("first.pdf\nsecond.pdf", ["first.pdf", "second.pdf"]),
        ("a.docx (25 KB), b.xlsx", ["a.docx (25 KB)", "b.xlsx"]),
        ("(b)(5).docx; (b)(5); (b)(7)(E).pdf", ["(b)(5).docx", "(b)(5); (b)(7)(E).pdf"]),
        ("the signed letter", ["the signed letter"]),
        ("", []),
    ],
)
def test_the_names_of_files_are_parted(value: str, files: list[str]) -> None:
    text = f"From: A\nSent: June 10, 2020 3:04 PM\nSubject: It\nAttachments: {value}\n\nText.\n"
    (record,) = messages(document(text))
    assert [file.name for file in record.attachments] == files


# Read off the paper: each white paper follows its message; the last file is not in the release.
def test_the_attachments_of_the_briefings() -> None:
    records = released("ice-facial").document.records
    files = {file.name[:5]: file.record for record in records for file in record.attachments}
    assert files == {"FINAL": "record-3", "ICE S": "record-4", "Month": ""}
    told = {record.id: record.attached_to for record in records if record.attached_to}
    assert told == {"record-3": "message-1", "record-4": "message-2"}
