"""Reads numbers of sections with their parts, in lists and ranges: `345(a)(1) and (6)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converters.citing.citation_forms import Cited, Form, Found, filled, slug

LEVEL = re.compile(r"\((?:[a-zA-Z]{1,2}|[ivxlc]{3,6}|[IVXLC]{3,6}|\d{1,2})\)")

PARTS = re.compile(rf"(?:(?![ ]\(i{{1,3}}\))[ ]?{LEVEL.pattern}){{1,8}}")
"""Parts of a section, such as `(a)(3)`; an `(i)` behind a blank starts a list of the sentence."""

NEXT_PARTS = re.compile(
    r"(?P<range>\s{1,3}(?:through|thru|to)\s{1,3}|\s{0,2}[-–—]\s{0,2})?"
    rf"(?P<list>\s{{0,2}},?\s{{1,3}}(?:and|or|&)\s{{1,3}}|,\s{{1,3}})?(?P<parts>{PARTS.pattern})"
)

NEXT_SECTION = re.compile(
    r"(?:(?P<range>\s{1,3}(?:through|thru|to)\s{1,3}|\s{0,2}[-–—]\s{0,2})"
    r"|\s{0,2},?\s{1,3}(?:and|or|&)\s{1,3}|,\s{1,3})(?:§§?\s{0,2})?"
)

SECTIONS = {
    "usc": re.compile(r"\d{1,5}(?:[a-z]{1,2}|[A-Z]{1,2}|([a-z])\1{1,4})?(?:-\d{1,4}[a-z]{0,2})?"),
    "cfr": re.compile(r"\d{1,4}[a-z]{0,2}\.\d{1,5}[a-z]{0,2}(?:-\d{1,3}[a-z]{0,2}(?!\.))?"),
    "cfr-part": re.compile(r"\d{1,4}[a-z]{0,2}"),
}
"""How the numbers behind the first one look, by whose they are."""

COUNTS = re.compile(
    r"[\w.]?\d|\w|\s{0,3}(?:U\.?\s?S|C\.?\s?F|F(?:ed)?\.|Stat\.|days|months|years|percent|pages)"
)
"""What stands behind a number that is no section: the name of another code, or a unit."""

TAIL = re.compile(
    r"(?P<seq>,?\s{1,3}et\.?\s{0,2}seq\.)?(?P<note>\s{1,2}note(?!\w))?"
    r"(?:\s{0,2}(?P<year>\((?:19|20)\d\d\)))?"
)

TAX_SECTION = re.compile(r"-\d{1,3}[A-Z]?(?![\w(])")
"""The end of a section of the tax regulations, which has parts inside: `1.501(c)(3)-1`."""

MANY = re.compile(r"§\s*§|(?i:sections|secs|pts|parts)")

RANGE = re.compile(r"(\d+)-(\d+)")

LONGEST_LIST = 12


def read_sections(form: Form, match: re.Match[str], text: str) -> Iterator[Found]:
    """One citation for each section that stands behind a title, with all of its parts."""
    number, start, at = match["section"].replace("–", "-"), match.start(), match.end()
    many = bool(MANY.match(match["sign"] or ""))
    for _ in range(LONGEST_LIST):
        joined = _next_section(form, text, at, ranges=True) if many else None
        if joined:
            number, at = f"{number}-{joined[1]}", joined[2]
        parts, at = _read_parts(text, at)
        tax = TAX_SECTION.match(text, at) if _numbering(form) == "cfr" and parts else None
        if tax:
            number, parts, at = f"{number}{parts}{tax.group()}", "", tax.end()
        tail, at = _read_tail(text, at)
        yield Found(start, at, _cited(form, match["title"], number, parts, tail))
        joined = _next_section(form, text, at, ranges=False) if many else None
        if not joined:
            return
        start, number, at = joined


def _numbering(form: Form) -> str:
    """Whose numbers a form has: those of its kind, wherever the title stands."""
    return form.pattern.name.removesuffix("-title-first")


def _next_section(form: Form, text: str, at: int, ranges: bool) -> tuple[int, str, int] | None:
    """Where the next number of a list stands, the number, and where it ends."""
    join = NEXT_SECTION.match(text, at)
    if not join or bool(join["range"]) != ranges:
        return None
    section = SECTIONS[_numbering(form)].match(text, join.end())
    if not section or COUNTS.match(text, section.end()):
        return None
    return section.start(), section.group().replace("–", "-"), section.end()


def _cited(form: Form, title: str, number: str, parts: str, tail: str) -> Cited:
    groups = {"title": title, "section": number}
    authority = slug(form.id.format_map(groups))
    whole = filled(form.whole, groups)
    if _is_range(form, number):
        whole = whole.replace("§ ", "§§ ").replace("pt. ", "pts. ")
        whole = whole.replace(number, _range_dash(number))
        groups["section"] = re.split(r"-(?=[\d.]+\Z)", number)[0]
    return Cited(form.kind, authority, whole, whole + parts + tail, parts, form.link(groups))


def _is_range(form: Form, number: str) -> bool:
    """Whether two numbers are the ends of a range: `1531-1544`, not the section `2000ee-1`."""
    if _numbering(form) == "cfr":
        return number.count(".") == 2
    ends = RANGE.fullmatch(number)
    return ends is not None and int(ends[1]) < int(ends[2])


def _range_dash(number: str) -> str:
    return re.sub(r"-(?=[\d.]+\Z)", "–", number)


def _read_tail(text: str, at: int) -> tuple[str, int]:
    """`et seq.`, `note` and the year of an edition, in normal form."""
    match = TAIL.match(text, at)
    if not match:
        return "", at
    tail = " et seq." if match["seq"] else ""
    tail += " note" if match["note"] else ""
    tail += f" {match['year']}" if match["year"] else ""
    return tail, match.end() if tail else at


# --- parts ---


def _read_parts(text: str, at: int) -> tuple[str, int]:
    """All parts named of one section in normal form, `(a)(1), (6)`, and where they end."""
    match = PARTS.match(text, at)
    if not match:
        return "", at
    read, last, at = _plain(match.group()), match.group(), match.end()
    for _ in range(LONGEST_LIST):
        following = NEXT_PARTS.match(text, at)
        if not following or not (following["range"] or following["list"]):
            break
        if not _rises(LEVEL.findall(last), LEVEL.findall(following["parts"])):
            break
        read += ("–" if following["range"] else ", ") + _plain(following["parts"])
        last, at = following["parts"], following.end()
    return read, at


def _plain(parts: str) -> str:
    return parts.replace(" ", "")


def _rises(before: list[str], after: list[str]) -> bool:
    """Whether parts come behind others in a law: `(6)` behind `(a)(1)`; `(1)` after it does not.

    A bracketed number that does not belongs to the sentence: it counts what the sentence lists.
    """
    first = _rank(after[0])
    return any(
        type_ == first[0] and (rank < first[1] or (rank == first[1] and len(after) > 1))
        for type_, rank in map(_rank, before)
    )


def _rank(level: str) -> tuple[str, int]:
    inside = level.strip("()")
    if inside.isdigit():
        return "digit", int(inside)
    roman = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    if len(inside) > 1 and all(sign in roman for sign in inside.lower()):
        values = [roman[sign] for sign in inside.lower()]
        pairs = zip(values, [*values[1:], 0], strict=True)
        rank = sum(-value if value < following else value for value, following in pairs)
        return "lower" if inside.islower() else "upper", rank
    return "lower" if inside.islower() else "upper", ord(inside[-1].lower()) - ord("a") + 1
