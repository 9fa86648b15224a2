"""Dates that are one only where nothing stands beside them: stamps, date-time groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.model import Span
from converters.records.dates import NOT_IN_CALENDAR, TWO_DIGITS, DateHabits, FoundDate
from converters.records.lone_dates import first_lone_date
from tests.converters.examples import document


def read(text: str, habits: DateHabits = DateHabits()) -> FoundDate | None:  # noqa: B008 - frozen
    return first_lone_date(text, Span(0, len(text)), habits)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("JUN 1 5 2018", "2018-06-15"),
        ("  JUN 1 5 2018  ", "2018-06-15"),
        ("NOV - 3 2017", "2017-11-03"),
        ("JUN 15 2 0 18", "2018-06-15"),
        ("15JUN2018", "2018-06-15"),
        ("1 5 JUN 2018", "2018-06-15"),
        ("2018-06-15", "2018-06-15"),
        ("15 June 2018", "2018-06-15"),
        ("041433Z MAR 2009", "2009-03-04T14:33Z"),
        ("P R 271530Z FEB 2009", "2009-02-27T15:30Z"),
        ("011200R Jun 2018", "2018-06-01T12:00-05:00"),
        ("011200B Jun 2018", "2018-06-01T12:00"),
    ],
)
def test_a_date_alone_is_read(printed: str, value: str) -> None:
    found = read(printed)
    assert found is not None
    assert (found.value, found.certain, found.doubt) == (value, True, "")


@pytest.mark.parametrize(
    ("printed", "value", "doubt"),
    [
        ("041433Z MAR 09", "2009-03-04T14:33Z", TWO_DIGITS),
        ("04MAR09", "2009-03-04", TWO_DIGITS),
        ("JUN 3 5 2018", "", NOT_IN_CALENDAR),
        ("042533Z MAR 2009", "2009-03-04", "this time of day does not exist"),
    ],
)
def test_a_doubt_is_said(printed: str, value: str, doubt: str) -> None:
    found = read(printed)
    assert found is not None
    assert (found.value, found.certain, found.doubt) == (value, False, doubt)


def test_a_year_printed_in_full_elsewhere_tells_the_century() -> None:
    found = read("041433Z MAR 09", DateHabits(years=frozenset({2009})))
    assert found is not None
    assert found.certain


@pytest.mark.parametrize(
    "text",
    ["It rained on JUN 1 5 2018", "JUN 1 5 2018 and later", "JUN 1 5", "04143 MAR 09", "5 2018"],
)
def test_what_stands_beside_other_words_is_none(text: str) -> None:
    assert read(text) is None


LETTER = "U.S. Department of Piers\n\n{date}\n\nPat Example\n1 Pier Street\n\nDear Pat Example:\n\nThe pier is long, old and closed.\n\nSincerely,\n\nJo Sample\n"


@pytest.mark.parametrize(
    ("date", "value"),
    [
        ("JUN 1 5 2018", "2018-06-15"),
        ("                                        NOV - 3 2017", "2017-11-03"),
        ("Date: June 15, 2018", "2018-06-15"),
        ("2018-06-15", "2018-06-15"),
    ],
)
def test_a_letter_bears_the_day_that_is_stamped_on_it(date: str, value: str) -> None:
    (record,) = document(LETTER.format(date=date)).records
    assert record.type == "letter"
    assert record.date is not None
    assert (record.date.value, record.date.certain) == (value, True)


def test_a_memorandum_bears_the_day_that_is_stamped_on_it() -> None:
    text = "MEMORANDUM FOR: A. Director\n\nFROM: B. Chief\n\nSUBJECT: The pier\n\nDATE: JUN 1 5 2018\n\nIt is long.\n"
    (record,) = document(text).records
    assert record.date is not None
    assert record.date.value == "2018-06-15"


def test_a_cable_bears_its_date_time_group() -> None:
    text = "O 041433Z MAR 2009\nFM EMBASSY PIERTOWN\nTO SECSTATE WASHDC\n\nSUBJECT: THE PIER\n\n1. IT IS LONG.\n"
    (record,) = document(text).records
    assert record.date is not None
    assert (record.date.value, record.date.certain) == ("2009-03-04T14:33Z", True)


def test_a_stamp_in_running_text_is_no_date_of_a_letter() -> None:
    text = LETTER.format(date="Received JUN 1 5 2018 by the office of piers")
    assert document(text).records[0].date is None


@given(st.text(alphabet="JUNMAR 0123456789Z-,", max_size=40))
def test_only_dates_of_the_calendar_are_told(text: str) -> None:
    found = read(text)
    if found is not None:
        assert found.value or found.doubt
        assert 0 <= found.start < found.end <= len(text)
