"""Dates as printed are read to the precision printed, and never made up."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.records.dates import (
    EITHER_WAY,
    HALF_UNKNOWN,
    NO_SUCH_TIME,
    NOT_IN_CALENDAR,
    TWO_DIGITS,
    WRONG_WEEKDAY,
    DateHabits,
    date_habits,
    find_date,
    find_dates,
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("30 Apr 2020 16:20:11 +0000", "2020-04-30T16:20:11+00:00"),
        ("Friday, February 28, 2020 10:44 AM", "2020-02-28T10:44"),
        ("Tue, 07 Jan 2020 15:46:31 -0500", "2020-01-07T15:46:31-05:00"),
        ("Mon 6/8/2020 4:30:00 PM", "2020-06-08T16:30:00"),
        ("Wednesday, June 10, 2020 12:05 AM", "2020-06-10T00:05"),
        ("Saturday, November 26; 2011 7:06 AM", "2011-11-26T07:06"),
        ("Thu Apr 21 08:44:39 2011", "2011-04-21T08:44:39"),
        ("Thu Apr 21 08:44:39 EDT 2011", "2011-04-21T08:44:39-04:00"),
        ("21/04/2011 06:15 AM", "2011-04-21T06:15"),
        ("2020-06-10T10:44:00Z", "2020-06-10T10:44:00Z"),
        ("Tue, Jan 6, 2015 at 5:00\u202fPM", "2015-01-06T17:00"),
        ("viernes, 28 de febrero de 2020 10:44 a.m.", "2020-02-28T10:44"),
        ("June 10, 2020", "2020-06-10"),
        ("Feb. 3rd, 2020", "2020-02-03"),
        ("10 June 2020", "2020-06-10"),
        ("Fri 28 Feb 20", "2020-02-28"),
        ("September, 2022", "2022-09"),
    ],
)
def test_a_date_is_read_to_the_precision_printed(printed: str, value: str) -> None:
    found = find_date(printed)
    assert found is not None
    assert (found.value, found.certain, found.doubt) == (value, True, "")
    assert (found.start, found.end) == (0, len(printed))


@pytest.mark.parametrize(
    ("printed", "value", "doubt"),
    [
        ("February 30, 2020", "", NOT_IN_CALENDAR),
        ("13/13/2020 4:30 PM", "", NOT_IN_CALENDAR),
        ("Monday, February 28, 2020", "2020-02-28", WRONG_WEEKDAY),
        ("6/8/2020 4:30 PM", "2020-06-08T16:30", EITHER_WAY),
        ("28 Feb 20", "2020-02-28", TWO_DIGITS),
        ("6/18/45", "1945-06-18", TWO_DIGITS),
    ],
)
def test_a_doubt_is_said(printed: str, value: str, doubt: str) -> None:
    found = find_date(printed)
    assert found is not None
    assert (found.value, found.certain, found.doubt) == (value, False, doubt)


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [
        ("Friday, February 28, 2020 25:15 PM", NO_SUCH_TIME),
        ("Friday, February 28, 2020 9:55 P1V1", HALF_UNKNOWN),
        ("February 28, 2020 9:55", HALF_UNKNOWN),
    ],
)
def test_of_a_time_that_cannot_be_read_the_day_is_left(printed: str, doubt: str) -> None:
    found = find_date(printed)
    assert found is not None
    assert (found.value, found.doubt) == ("2020-02-28", doubt)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(b)(6)",
        "June",
        "in 2020",
        "1/2",
        "Case 12/34/5",
        "June (b)(6), 2020",
        "10:44 AM",
        "May",
        "1 5 JUN 2018",
    ],
)
def test_what_names_no_date_is_none(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "month_first"),
    [
        ("Sent 2/28/2020.", True),
        ("Sent 28/2/2020.", False),
        ("Sent 2/28/2020, read 28/2/2020.", None),
        ("Signed June 10, 2020.", True),
        ("Signed 10 June 2020.", None),
    ],
)
def test_the_other_dates_of_a_text_tell_its_order(text: str, month_first: bool | None) -> None:
    assert date_habits(text).month_first is month_first


def test_a_known_order_and_a_known_year_leave_no_doubt() -> None:
    american, other = DateHabits(month_first=True), DateHabits(month_first=False)
    assert find_date("6/8/2020", american).value == "2020-06-08"
    assert find_date("6/8/2020", american).certain
    assert find_date("6/8/2020", other).value == "2020-08-06"
    assert find_date("28 Feb 20", DateHabits(years=frozenset({2020}))).certain


def test_dates_of_running_text_are_found_over_a_line_break_but_not_over_a_blank_line() -> None:
    text = "From September\n26, 2020 to Oct. 1, 2020, then June\n\n10, 2020."
    assert [date.value for date in find_dates(text, 0, len(text))] == ["2020-09-26", "2020-10-01"]


MOMENTS = st.datetimes(datetime.datetime(1970, 1, 1), datetime.datetime(2069, 12, 31))  # noqa: DTZ001
FORMS = ("%A, %B %d, %Y %I:%M %p", "%d %b %Y %H:%M:00 +0000", "%a %m/%d/%Y %I:%M:00 %p")


@given(MOMENTS, st.sampled_from(FORMS))
def test_a_printed_moment_is_read_back(moment: datetime.datetime, form: str) -> None:
    found = find_date(moment.strftime(form))
    assert found is not None
    assert found.certain
    assert found.value[:16] == moment.isoformat()[:16]


@given(st.text(st.sampled_from("JuneFeb 0123456789/,:-T+\nAPM"), max_size=60))
def test_any_text_gives_only_dates_of_the_calendar_inside_it(text: str) -> None:
    at = 0
    for found in find_dates(text, 0, len(text)):
        assert at <= found.start < found.end <= len(text)
        at = found.end
        if len(found.value) > 7:
            datetime.datetime.fromisoformat(found.value)
