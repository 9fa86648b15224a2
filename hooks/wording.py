"""Numbers, dates and sizes as a reader expects them in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit

MONTHS = (
    "January February March April May June July August September October November December"
).split()

LABELS: Mapping[str, str] = {
    "agency": "Released by",
    "custodian": "Custodian",
    "requester": "Requester",
    "request_number": "Request number",
    "release": "Release",
}
"""What a reader calls the facts of a source, in the order in which a page shows them."""


def written_date(date: str | None) -> str:
    """`2022-09-30` as "30 September 2022", `2022-09` as "September 2022"; "" where unknown."""
    year, month, day = (*(date or "").split("-"), "", "")[:3]
    name = MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else month
    return " ".join(part for part in (day.lstrip("0"), name, year) if part)


def grouped(number: int) -> str:
    """A number with a comma at each thousand: `12,500`."""
    return f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its unit: "1 passage", "1,204 passages"; `many` where it is not one + s."""
    return f"{grouped(number)} {one if number == 1 else many or one + 's'}"


def counted_of(number: int, one: str, shown: int) -> str:
    """A number with its unit, and how many of them follow where it is not all of them."""
    if shown >= number:
        return counted(number, one)
    first = "the first one" if shown == 1 else f"the first {grouped(shown)}"
    return f"{counted(number, one)}, of which {first}"


def sentence_case(words: str) -> str:
    """The same words with a capital first letter, the rest unchanged."""
    return words[:1].upper() + words[1:]


def file_size(size: int) -> str:
    """A size in bytes as "812 bytes", "25.4 kB" or "9.8 MB" (1 kB is 1,000 bytes)."""
    if size < 1_000:
        return counted(size, "byte")
    if size < 1_000_000:
        return f"{size / 1_000:.1f} kB"
    return f"{size / 1_000_000:.1f} MB"


def listed(names: Iterable[str]) -> str:
    """Names as in a sentence: "a", "a and b", "a, b and c"."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def address(path: str) -> str:
    """A path below the site as an address: blanks and non-ASCII letters are escaped."""
    return quote(path)


def anchor(words: str) -> str:
    """Words as the name of a place on a page: "Cases" is `cases`."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))


def folder(path: str) -> str:
    """The first folder of a path below `docs/`; the file's own name at the top."""
    return path.partition("/")[0]


def host(url: str) -> str:
    """The server that an address of the web names: `www.govinfo.gov`."""
    return urlsplit(url).hostname or url


VISIBLE_CONTROLS = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r\f\v"}
"""Control characters, which HTML cannot hold, and the Unicode pictures of them."""


def one_line(text: str) -> str:
    """Text with each run of white space as one blank, and control characters made visible."""
    folded = " ".join(text.split())
    lead = " " if text[:1].isspace() else ""
    trail = " " if folded and text[-1:].isspace() else ""
    line = f"{lead}{folded}{trail}"
    # To look for control characters is faster than to replace them, and few lines hold any.
    return line if line.isprintable() else line.translate(VISIBLE_CONTROLS)


def unbroken(words: str) -> str:
    """The same words, with no line break between a section sign and its number."""
    return words.replace("§ ", "§\N{NO-BREAK SPACE}")


def spoken_code(label: str) -> str:
    """An exemption as one says it: "7(C)" for `(b)(7)(C)`."""
    number = label.removeprefix("(b)")
    return number[1:].replace(")", "", 1) if number.startswith("(") else number


def lower_first(words: str) -> str:
    """Words inside a sentence; a first word in capitals stays as it is ("FOIA …")."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


EXTENTS: Mapping[str, str] = {
    "passage": "Part of a line",
    "line": "A line",
    "block": "A paragraph or an item",
    "answer": "An answer or a part of one",
    "page": "Source pages",
}
"""What a reader calls the amounts that a redaction takes, the least first."""


def kind_of_words(stands_for: str) -> str:
    """What a redaction stands for, as one kind: every "answer to question 3" is an answer."""
    what, answer, _ = stands_for.partition("the answer to ")
    return f"{what}{answer}a question" if answer else stands_for


MARKING_DUTY = (
    "The amount of information deleted, and the exemption under which the deletion is made, shall "
    "be indicated on the released portion of the record, unless including that indication would "
    "harm an interest protected by the exemption in this subsection under which the deletion is "
    "made. If technically feasible, the amount of the information deleted, and the exemption under "
    "which the deletion is made, shall be indicated at the place in the record where such deletion "
    "is made."
)
"""What 5 U.S.C. § 552(b) says after its paragraph (9) on the marks of redactions."""
