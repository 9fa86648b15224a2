"""A page of plain lines says of itself only what it shows, so that lists lead to no missing place."""

from __future__ import annotations

import pytest

from converters.writing import page
from tests.converters.examples import converted

PILE = """From: A. Writer
Sent: Friday, February 28, 2020 10:44 AM
To: B. Reader
Subject: RE: Lunch

Yes.¹

From: B. Reader
Sent: Friday, February 28, 2020 10:32 AM
To: A. Writer
Subject: Lunch

1. Do you come?

(b)(5)

2. When?

At noon.

¹ As far as one can.
"""


def test_a_page_laid_out_has_its_records_and_questions() -> None:
    read = converted(PILE).document
    assert (len(read.records), len(read.questions)) == (2, 2)


def test_a_page_of_plain_lines_has_nothing_that_a_link_could_look_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page, "body", lambda read, vocabularies: "something else")
    conversion = converted(PILE)
    read = conversion.document
    assert (read.records, read.questions, read.footnotes, read.pages) == ((), (), (), ())
    assert [redaction.id for redaction in read.redactions] == ["r1"]
    assert "message-1" not in conversion.markdown
