"""Finds the headers of printed e-mail: a machine that reads lines, a field at a time.

A header starts at the name of a field, goes on over wrapped values and lost blank lines, and ends
where a line can be no part of it. It is one only if the fields together show it: memoranda, forms
and sentences have `From:` and `To:`, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from converters.dates import find_dates
from converters.mail_lines import MailLine, MailLines, matched
from converters.model import Span

SLOTS = frozenset({"from", "date", "to", "cc", "bcc", "subject", "attachments", "importance"})
"""Fields that a header has once."""

ADDRESSES = frozenset({"from", "to", "cc", "bcc"})

BEHIND_SUBJECT = frozenset({"attachments", "importance", "other"})
"""Fields that programs print last, so that a blank line before them is OCR's."""

MOST_BLANK = 2
"""Blank lines that OCR sets into a header at one place."""

MOST_FIELDS = 40
"""Fields of one header; mail servers write some dozen of their own."""

MOST_WRAPPED = 3
"""Lines over which a value goes on that holds no addresses."""

LONGEST_LIST_LINE = 120
"""Characters of a line of names between two fields."""

FULL = 55
"""Characters; a subject in a shorter line was not wrapped."""

ADDRESS_SIGN = re.compile(r"[;@<>]|\[mailto:|\A[\"'][^\"']{1,80}[\"']")

SMALL_WORD = re.compile(r"(?<![\w@.+'’-])[a-z]{2,}(?![\w@.+'’-])")

MOST_SMALL_WORDS = 2
"""Words in small letters in a line of names, such as `van der`."""

LONGEST_SUBJECT = 150
"""Characters of the line that a subject is wrapped into."""

TIME_TAIL = re.compile(r"[\d:]{0,8}[ ]?(?:[AaPp]\.?[Mm]\.?)?[ ]?(?:[+-]\d{4}|[A-Z]{3})?")

SENTENCE = re.compile(r"[a-z]{2}[.!?](?:\s|\Z)|\A(?:Dear|Hi|Hello|Good|Thanks|Thank)\b")

FILE_END = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}\b[;,)\]\s]*\Z")

BLANK_FORM = re.compile(r"_{3,}|\.{5,}|[ \t]{3,}(?:To|TO|From|FROM|Date|DATE)[ \t]*:")
"""What a form leaves to be filled in, or a second field on the same line."""

NEAR_ABOVE = 8
"""Lines above a header in which the word memorandum stands, if it is that of one."""

MEMORANDUM = re.compile(
    r"\W{0,9}(?:[A-Z][\w ]{0,30})?(?:M ?E ?M ?O ?R ?A ?N ?D ?U ?M|Memorandum)\b"
)


@dataclass(slots=True)
class Field:
    """A field as it is being read: the line of its name, and where its value is."""

    line: MailLine
    start: int
    end: int
    """Where its value ends so far; equal to `start` where nothing stands there."""

    margin: bool = False
    """Whether a code at the margin stands beside it."""

    wrapped: int = 0
    """Lines its value goes on over."""

    @property
    def name(self) -> str:
        """What it holds, as `from` or `date`."""
        return self.line.name

    @property
    def value(self) -> Span:
        """Its value, over all its lines."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Header(Span):
    """The header of one printed message."""

    fields: tuple[Field, ...]
    quoted: bool
    """Whether the line above says that a message is quoted: `-----Original Message-----`."""

    last: int
    """Index of the last line that belongs to it."""

    columns: bool = False
    """Whether all names come first and the values below, so that none can be assigned."""

    def field(self, name: str) -> Field | None:
        """The field of this name."""
        return next((item for item in self.fields if item.name == name), None)


@dataclass(slots=True)
class _Run:
    """Fields read so far, and where reading stands."""

    fields: list[Field] = field(default_factory=list)
    at: int = 0
    """Index of the line to read next."""
    last: int = 0
    """Index of the last line that belongs to a field."""
    blanks: int = 0
    other_form: bool = False

    seen: set[str] = field(default_factory=set)
    """What the fields read so far hold."""
    filled: bool = False
    """Whether a value stands in one of them."""

    @property
    def all_empty(self) -> bool:
        """Whether names alone have been read, and several of them."""
        return not self.filled and len(self.fields) >= 3


def find_headers(lines: MailLines) -> Iterator[Header]:
    """The headers of a text, in order; takes time linear in its lines."""
    at = 0
    while at < len(lines.all):
        header = _header_at(lines, at)
        if header is None:
            at += 1
            continue
        yield header
        at = header.last + 1


def cut_headers(lines: MailLines, headers: tuple[Header, ...]) -> Iterator[Span]:
    """Headers that lack `From`: the sheet that held it is missing. They are no records."""
    taken = {number for header in headers for number in _numbers(lines, header)}
    at = 0
    while at < len(lines.all):
        line = lines.all[at]
        if line.kind == "field" and line.printed == "Sent" and at not in taken:
            run = _run(lines, at)
            if len(run.seen & {"to", "subject"}) and _has_moment(lines, run.fields):
                yield Span(line.start, lines.all[run.last].end)
            at = max(run.last, at)
        at += 1


def _numbers(lines: MailLines, header: Header) -> range:
    return range(lines.document.line(header.start) - 1, header.last + 1)


def _header_at(lines: MailLines, at: int) -> Header | None:
    line = lines.all[at]
    if line.kind != "field" or line.name not in ("from", "date", "to", "cc", "subject"):
        return None
    run = _run(lines, at)
    above = _line_above(lines, at)
    quoted = above is not None and lines.all[above].kind == "separator"
    if not _is_mail(lines, run, at, quoted=quoted):
        return None
    columns = run.all_empty
    if columns and not _dated_below(lines, run):
        return None
    first = lines.all[above if above is not None else at]
    return Header(
        first.start, lines.all[run.last].end, tuple(run.fields), quoted, run.last, columns
    )


def _line_above(lines: MailLines, at: int) -> int | None:
    """Index of the separator or rule over a header, at most two blank lines away."""
    for number in range(at - 1, max(at - 2 - MOST_BLANK, -1), -1):
        kind = lines.all[number].kind
        if kind in ("separator", "rule"):
            return number
        if kind not in ("blank", "apart", "margin"):
            return None
    return None


# --- how far a header goes ---


def _run(lines: MailLines, at: int) -> _Run:
    """The fields from a line on, each with its value, up to the line that is no part of them."""
    run = _Run(at=at, last=at)
    while run.at < len(lines.all) and run.blanks <= MOST_BLANK and len(run.fields) < MOST_FIELDS:
        line = lines.all[run.at]
        if line.kind == "blank":
            run.blanks += 1
            run.at += 1
        elif line.kind in ("apart", "margin"):
            _beside(lines, run, line)
            run.at += 1
        elif line.kind == "field" and _may_follow(lines, run, line):
            _open(run, line)
        elif line.kind not in ("text", "field") or not _goes_on(lines, run):
            words = lines.text[line.start : line.end]
            run.other_form = not run.blanks and bool(matched("other_forms", words))
            break
    return run


def _open(run: _Run, line: MailLine) -> None:
    run.fields.append(Field(line, min(line.value, line.end), line.end, line.margin))
    run.seen.add(line.name)
    run.filled |= line.value < line.end
    run.last = run.at
    run.at += 1
    run.blanks = 0


def _beside(lines: MailLines, run: _Run, line: MailLine) -> None:
    """A code at the margin below an empty field says that its value is withheld."""
    if line.kind == "margin" and run.fields and run.fields[-1].start == run.fields[-1].end:
        run.fields[-1].margin = True


def _may_follow(lines: MailLines, run: _Run, line: MailLine) -> bool:
    """Whether a field can stand here: each stands once, and few behind a blank line."""
    if not run.fields:
        return True
    seen = run.seen
    if line.name in SLOTS and line.name in seen:
        return False
    if line.name == "from" and "date" in seen and _next_is_seen(lines, run, seen):
        return False
    return not run.blanks or _may_follow_blank(line, seen)


def _may_follow_blank(line: MailLine, seen: set[str]) -> bool:
    if line.name == "from" and "subject" in seen and len(seen) > 1:
        return False
    return "subject" not in seen or line.name in BEHIND_SUBJECT or not _complete(seen)


def _complete(seen: set[str]) -> bool:
    return {"from", "subject"} <= seen and bool(seen & {"date", "to"})


def _next_is_seen(lines: MailLines, run: _Run, seen: set[str]) -> bool:
    """Whether the field below the next one has been read: then a new header starts here."""
    below = lines.all[run.at + 1 : run.at + 4]
    found = next((line for line in below if line.kind == "field"), None)
    return found is not None and found.name in seen


def _goes_on(lines: MailLines, run: _Run) -> bool:
    """Takes the lines that go on with the value of the last field; False where none does."""
    if not run.fields or run.all_empty:
        return False
    current = run.fields[-1]
    end = _wrapped_end(lines, run, current)
    if end == run.at:
        return False
    for number in range(run.at, end):
        line = lines.all[number]
        if line.kind in ("text", "field"):
            current.start = current.start if current.start < current.end else line.start
            current.end = line.end
            current.margin |= line.margin
            run.last = number
            run.filled = True
    run.at = end
    run.blanks = 0
    return True


def _wrapped_end(lines: MailLines, run: _Run, current: Field) -> int:
    """Index behind the lines that go on with a value; `run.at` where there are none.

    Lines that are not sure to go on with it do so where a further field stands below them.
    """
    at = sure_end = run.at
    blanks, taken, sure = run.blanks, 0, True
    above = Span(current.line.start, current.end)
    while at < len(lines.all) and blanks <= 1:
        line = lines.all[at]
        if line.kind == "blank":
            blanks += 1
        elif line.kind == "field":
            followed = taken and _may_follow(lines, replace(run, at=at, blanks=blanks), line)
            return at if followed and _fits(run, current, line) else sure_end
        elif line.kind == "text":
            judged = _judged(_Place(lines, at, line, current, above, taken, blanks > 0))
            if not judged:
                return sure_end
            sure = sure and judged == "sure"
            sure_end = at + 1 if sure else sure_end
            above, taken, blanks = line, taken + 1, 0
        elif line.kind not in ("apart", "margin"):
            return sure_end
        at += 1
    return sure_end


def _fits(run: _Run, current: Field, following: MailLine) -> bool:
    """Whether the field below may follow text below a subject: what stands there may be a body."""
    return current.name != "subject" or following.name in BEHIND_SUBJECT or not _complete(run.seen)


# --- whether a line goes on with a value ---

Judgement = Literal["sure", "possible", ""]


@dataclass(frozen=True, slots=True)
class _Place:
    """A line below a field, and what stands around it."""

    lines: MailLines
    at: int
    line: MailLine
    field: Field
    above: Span
    """The line above it."""
    taken: int
    """Lines between it and the line of the field's name."""
    behind_blank: bool

    @property
    def words(self) -> str:
        return self.lines.text[self.line.start : self.line.end]

    @property
    def words_above(self) -> str:
        return self.lines.text[self.above.start : self.above.end]

    @property
    def empty(self) -> bool:
        """Whether nothing of the value has been read yet."""
        return self.field.start == self.field.end and not self.taken

    @property
    def withheld(self) -> bool:
        """Whether nothing but redactions stands in the line."""
        return not self.lines.has_released_words(self.line)

    @property
    def indented(self) -> bool:
        """Whether the line is set under the value, not under the name."""
        if self.behind_blank or self.empty:
            return False
        column = self.field.start - self.field.line.start + self.field.line.indent
        return self.line.indent >= max(column - 2, 5)

    @property
    def ends_paragraph(self) -> bool:
        below = self.lines.all[self.at + 1 : self.at + 2]
        return not below or below[0].kind == "blank"


def _judged(place: _Place) -> Judgement:
    if place.indented:
        return "sure"
    if place.taken >= MOST_WRAPPED and place.field.name not in ADDRESSES:
        return ""
    judge = JUDGES.get(place.field.name, _in_addresses if place.field.name in ADDRESSES else None)
    if judge:
        return judge(place)
    return "possible" if place.empty or place.withheld else ""


def _in_addresses(place: _Place) -> Judgement:
    if SENTENCE.search(place.words) or len(SMALL_WORD.findall(place.words)) > MOST_SMALL_WORDS:
        return ""
    signs = ADDRESS_SIGN.search(place.words) or place.lines.redactions(place.line)
    if signs or place.withheld:
        return "possible" if place.behind_blank else "sure"
    if place.behind_blank and not place.empty:
        return ""
    if place.words_above.endswith((";", ",")) and not place.behind_blank:
        return "sure" if place.words_above.endswith(";") else "possible"
    return "possible" if len(place.words) <= LONGEST_LIST_LINE else ""


def _in_date(place: _Place) -> Judgement:
    if place.empty:
        dated = next(find_dates(place.lines.text, place.line.start, place.line.end), None)
        return (
            ("possible" if place.behind_blank else "sure")
            if dated
            else ("possible" if place.withheld else "")
        )
    if place.behind_blank:
        return ""
    return "possible" if place.withheld or TIME_TAIL.fullmatch(place.words) else ""


def _in_subject(place: _Place) -> Judgement:
    if SENTENCE.search(place.words):
        return ""
    if place.behind_blank:
        return "possible" if place.empty else ""
    was_full = place.empty or len(place.words_above) >= FULL
    if was_full and place.ends_paragraph and len(place.words) <= LONGEST_SUBJECT:
        return "sure"
    return "possible"


def _in_attachments(place: _Place) -> Judgement:
    if SENTENCE.search(place.words):
        return ""
    if FILE_END.search(place.words) and not place.behind_blank:
        return "sure"
    open_name = place.empty or not FILE_END.search(place.words_above)
    return "possible" if open_name or place.withheld else ""


JUDGES = {"date": _in_date, "subject": _in_subject, "attachments": _in_attachments}


# --- whether the fields are the header of a message ---


def _is_mail(lines: MailLines, run: _Run, at: int, *, quoted: bool) -> bool:
    """Whether the fields together show an e-mail message: what no memorandum or form has."""
    seen = run.seen
    if "from" not in seen or not seen & {"date", "to", "subject"}:
        return False
    if any(BLANK_FORM.search(lines.text, item.start, item.line.end) for item in run.fields):
        return False
    sent = any(item.line.printed == "Sent" for item in run.fields)
    moment = _has_moment(lines, run.fields)
    whole = sum(not item.line.damaged for item in run.fields)
    if whole < 2 and not (sent and moment and len(run.fields) > 2):
        return False
    if run.other_form or _other_form_above(lines, at):
        return sent
    named = "subject" in seen or any("<" in _words(lines, item) for item in run.fields)
    return sent or quoted or (moment and named) or _has_address(lines, run.fields)


def _words(lines: MailLines, item: Field) -> str:
    return lines.text[item.start : item.end]


def _has_moment(lines: MailLines, fields: list[Field]) -> bool:
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


def _dated_below(lines: MailLines, run: _Run) -> bool:
    """Whether the values follow below the names: one of them is a date with its time."""
    last = run.last + 2 * len(run.fields) + 2
    below = lines.all[run.last + 1 : last]
    return any(
        "T" in date.value
        for line in below
        if line.kind == "text"
        for date in find_dates(lines.text, line.start, line.end, lines.habits)
    )
