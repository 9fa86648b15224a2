"""Reads the names of files in the `Attachments` field of a message."""

from __future__ import annotations

import re

from converters.mail.mail_lines import MailLines
from converters.model import Span

FILE_END = re.compile(
    r"\.[A-Za-z][A-Za-z0-9]{1,4}(?:\s?\([\d.,]+\s?[KMG]?B\))?(?=\s*(?:[;,\r\n]|\Z))"
)
"""The end of a file's name, with its size where the program prints it."""

AROUND = " \t\r\n;,"


def attached_files(lines: MailLines, value: Span) -> tuple[Span, ...]:
    """The single files of a value: `;` parts them, or what stands behind the end of a name.

    A line break inside a name is only wrapping.
    """
    parts: list[Span] = []
    at = value.start
    for match in FILE_END.finditer(lines.text, value.start, value.end):
        parts += _split(lines, at, match.end())
        at = match.end()
    parts += _split(lines, at, value.end)
    return tuple(parts)


def _split(lines: MailLines, start: int, end: int) -> list[Span]:
    parts, at = [], start
    while at < end:
        sign = lines.text.find(";", at, end)
        while sign >= 0 and lines.redacted_at(sign):
            sign = lines.text.find(";", sign + 1, end)
        stop = end if sign < 0 else sign
        words = lines.text[at:stop]
        first = at + len(words) - len(words.lstrip(AROUND))
        last = at + len(words.rstrip(AROUND))
        if first < last:
            parts.append(Span(first, last))
        at = stop + 1
    return parts
