"""Tells the header of an e-mail message from those of memoranda, forms and faxes, and sentences."""

from __future__ import annotations

import re

from converters.mail.mail_fields import ADDRESSES, Field, Run
from converters.mail.mail_lines import MailLines, matched
from converters.records.dates import find_dates

BLANK_FORM = re.compile(r"_{3,}|\.{5,}|[ \t]{3,}(?:To|TO|From|FROM|Date|DATE)[ \t]*:")
"""What a form leaves to be filled in, or a second field on the same line."""

NEAR_ABOVE = 8
"""Lines above a header in which the word memorandum stands, if it is that of one."""

MEMORANDUM = re.compile(
    r"\W{0,9}(?:[A-Z][\w ]{0,30})?(?:M ?E ?M ?O ?R ?A ?N ?D ?U ?M|Memorandum)\b"
)


def is_mail(lines: MailLines, run: Run, at: int, *, quoted: bool) -> bool:
    """Whether the fields together show an e-mail message: what no memorandum or form has."""
    seen = run.seen
    if "from" not in seen or not seen & {"date", "to", "subject"}:
        return False
    if any(BLANK_FORM.search(lines.text, item.start, item.line.end) for item in run.fields):
        return False
    sent = any(item.line.printed == "Sent" for item in run.fields)
    moment = has_moment(lines, run.fields)
    whole = sum(not item.line.damaged for item in run.fields)
    if whole < 2 and not (sent and moment and len(run.fields) > 2):
        return False
    if run.other_form or _other_form_above(lines, at):
        return sent
    named = "subject" in seen or any("<" in _words(lines, item) for item in run.fields)
    return sent or quoted or (moment and named) or _has_address(lines, run.fields)


def _words(lines: MailLines, item: Field) -> str:
    return lines.text[item.start : item.end]


def has_moment(lines: MailLines, fields: list[Field]) -> bool:
    """Whether the date has a time of day."""
    return any(
        "T" in date.value or date.doubt
        for item in fields
        if item.name == "date"
        for date in find_dates(lines.text, item.start, item.end, lines.habits)
    )


def _has_address(lines: MailLines, fields: list[Field]) -> bool:
    """Whether an address of the net stands in a field, or the subject answers another."""
    for item in fields:
        words = _words(lines, item)
        if item.name in ADDRESSES and "@" in words:
            return True
        if item.name == "subject" and matched("actions", words):
            return True
    return False


def _other_form_above(lines: MailLines, at: int) -> bool:
    """Whether the word memorandum stands near above, or a field of another form right above."""
    near = [line for line in lines.all[max(at - NEAR_ABOVE, 0) : at] if line.kind == "text"]
    right_above = lines.text[near[-1].start : near[-1].end] if near else ""
    beside = at > 0 and lines.all[at - 1].kind != "blank"
    return (beside and bool(matched("other_forms", right_above))) or any(
        MEMORANDUM.match(lines.text, line.start, line.end) for line in near
    )


def dated_below(lines: MailLines, run: Run) -> bool:
    """Whether the values follow below the names: one of them is a date with its time."""
    last = run.last + 2 * len(run.fields) + 2
    below = lines.all[run.last + 1 : last]
    return any(
        "T" in date.value
        for line in below
        if line.kind == "text"
        for date in find_dates(lines.text, line.start, line.end, lines.habits)
    )
