"""Finds the headers of printed e-mail: a machine that reads lines, a field at a time.

A header starts at the name of a field, goes on over wrapped values and lost blank lines, and ends
where a line can be no part of it. It is one only if the fields together show it: memoranda, forms
and sentences have `From:` and `To:`, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from converters.mail.lotus_headers import lotus_header
from converters.mail.mail_evidence import dated_below, has_moment, is_mail
from converters.mail.mail_fields import ADDRESSES, Field, Header, Run
from converters.mail.mail_lines import MOST_BLANK, MailLine, MailLines, line_above, matched
from converters.mail.wrapped_values import Place, judged
from converters.model import Span

SLOTS = frozenset({"from", "date", "to", "cc", "bcc", "subject", "attachments", "importance"})
"""Fields that a header has once."""

BEHIND_SUBJECT = frozenset({"attachments", "importance", "other"})
"""Fields that programs print last, so that a blank line before them is OCR's."""

MOST_FIELDS = 40
"""Fields of one header; mail servers write some dozen of their own."""


@lru_cache(maxsize=1)
def find_headers(lines: MailLines) -> tuple[Header, ...]:
    """The headers of a text, in order; takes time linear in its lines. Kept for who asks next."""
    found, at = [], 0
    while at < len(lines.all):
        header = _header_at(lines, at) or lotus_header(lines, at)
        if header:
            found.append(header)
        at = header.last + 1 if header else at + 1
    return tuple(found)


def cut_headers(lines: MailLines, headers: tuple[Header, ...]) -> Iterator[Span]:
    """Headers that lack `From`: the sheet that held it is missing. They are no records."""
    taken = {number for header in headers for number in range(header.first, header.last + 1)}
    at = 0
    while at < len(lines.all):
        line = lines.all[at]
        if line.kind == "field" and line.printed == "Sent" and at not in taken:
            run = _run(lines, at)
            if len(run.seen & {"to", "subject"}) and has_moment(lines, run.fields):
                yield Span(line.start, lines.all[run.last].end)
            at = max(run.last, at)
        at += 1


def _header_at(lines: MailLines, at: int) -> Header | None:
    line = lines.all[at]
    if line.kind != "field" or line.name not in ("from", "date", "to", "cc", "subject"):
        return None
    if line.part > 1:
        return None
    run = _run(lines, at)
    above = line_above(lines.all, at)
    quoted = above is not None and lines.all[above].kind == "separator"
    if not is_mail(lines, run, at, quoted=quoted or line.depth > 0):
        return None
    columns = run.all_empty
    if columns and not dated_below(lines, run):
        return None
    first = above if above is not None else at
    return Header(
        lines.all[first].begin,
        lines.all[run.last].end,
        tuple(run.fields),
        quoted,
        first,
        run.last,
        columns,
        line.depth,
    )


# --- how far a header goes ---


def _run(lines: MailLines, at: int) -> Run:
    """The fields from a line on, each with its value, up to the line that is no part of them."""
    run = Run(at=at, last=at)
    depth = lines.all[at].depth
    while run.at < len(lines.all) and run.blanks <= MOST_BLANK and len(run.fields) < MOST_FIELDS:
        line = lines.all[run.at]
        if run.fields and _is_other_message(line, depth):
            break
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


def _open(run: Run, line: MailLine) -> None:
    run.fields.append(Field(line, min(line.value, line.end), line.end, line.margin))
    run.seen.add(line.name)
    run.filled |= line.value < line.end
    run.last = run.at
    run.at += 1
    run.blanks = 0


def _beside(lines: MailLines, run: Run, line: MailLine) -> None:
    """A code at the margin below an empty field says that its value is withheld."""
    if line.kind == "margin" and run.fields and run.fields[-1].start == run.fields[-1].end:
        run.fields[-1].margin = True


def _may_follow(lines: MailLines, run: Run, line: MailLine) -> bool:
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


def _next_is_seen(lines: MailLines, run: Run, seen: set[str]) -> bool:
    """Whether the field below the next one has been read: then a new header starts here."""
    below = lines.all[run.at + 1 : run.at + 4]
    found = next((line for line in below if line.kind == "field"), None)
    return found is not None and found.name in seen


def _goes_on(lines: MailLines, run: Run) -> bool:
    """Takes the lines that go on with the value of the last field; False where none does."""
    if not run.fields or run.all_empty:
        return False
    current = run.fields[-1]
    if current.line.depth and current.name not in ADDRESSES:
        return False  # the `>` of its next line would be part of the value
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


def _wrapped_end(lines: MailLines, run: Run, current: Field) -> int:
    """Index behind the lines that go on with a value; `run.at` where there are none.

    Lines that are not sure to go on with it do so where a further field stands below them.
    """
    at = sure_end = run.at
    blanks, taken, sure = run.blanks, 0, True
    above = Span(current.line.start, current.end)
    while at < len(lines.all) and blanks <= 1:
        line = lines.all[at]
        if _is_other_message(line, current.line.depth):
            return sure_end
        if line.kind == "blank":
            blanks += 1
        elif line.kind == "field":
            followed = taken and _may_follow(lines, replace(run, at=at, blanks=blanks), line)
            return at if followed and _fits(run, current, line) else sure_end
        elif line.kind == "text":
            judgement = judged(Place(lines, at, line, current, above, taken, blanks > 0))
            if not judgement:
                return sure_end
            sure = sure and judgement == "sure"
            sure_end = at + 1 if sure else sure_end
            above, taken, blanks = line, taken + 1, 0
        elif line.kind not in ("apart", "margin"):
            return sure_end
        at += 1
    return sure_end


def _is_other_message(line: MailLine, depth: int) -> bool:
    """Whether a line is behind more or fewer `>`, or begins a header that stands on one line."""
    return line.part == 1 or (line.depth != depth and line.kind not in ("blank", "apart"))


def _fits(run: Run, current: Field, following: MailLine) -> bool:
    """Whether the field below may follow text below a subject: what stands there may be a body."""
    return current.name != "subject" or following.name in BEHIND_SUBJECT or not _complete(run.seen)
