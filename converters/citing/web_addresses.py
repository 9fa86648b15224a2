"""Finds web addresses, joins those that are wrapped, and repairs them where only one reading is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from converters.citing.citation_forms import Cited, Found, forms
from converters.text.running_text import BREAK, CLOSED, NOTE_MARK, RunningText

SIGN = rf"[^\s<>\"“”‘’\[\]{{}}|\\^`{BREAK}{CLOSED}{NOTE_MARK}]"
"""A character that can stand in an address as it is printed (RFC 3986, any script)."""

START = re.compile(
    r"(?<![\w@])(?:(?P<scheme>(?i:https?)(?:\s{0,2}:\s{0,2}/\s{0,2}/?\s{0,2}))(?:(?P<www>www)\s{0,2}\.\s{0,2})?"
    r"|www\.)(?P<host>[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,6}[A-Za-z]{2,12}|[A-Za-z0-9-]{1,62}\.[A-Za-z]{2,12})(?![\w@])"
)
"""The scheme and the host, with blanks that OCR set behind a colon, a slash or `www.`."""

REST = re.compile(rf"[/?#:]{SIGN}*+")
"""What stands behind the host, to the next blank."""

CLOSING = ".,;:!?'\")*_"
"""Signs behind an address that belong to the sentence."""

WRAPPED = re.compile(rf"[ \t]*+(?:\r\n|\n|\r)[ \t]{{0,40}}(?P<more>[A-Za-z0-9%~_]{SIGN}*+)")
"""The line behind an address that ends at the end of its line."""

GOES_ON = re.compile(r"[/_=&?%#-]\Z")
"""The end of a line at which an address is cut, and no sentence ends."""

CUT = re.compile(r"[=&?%-]\Z")
"""The end of a line at which an address is cut, whatever stands in the next line."""

ADDRESS_LIKE = re.compile(
    r".*(?:/.|[_=%]|-.*-|\.(?:html?|pdf|aspx?|php|docx?|xlsx?|txt|cfm|jsp)\Z)", re.IGNORECASE
)
"""What no word of a sentence looks like."""

LONGEST = 100
"""Characters of the id of a page of the web; a longer one ends in a digest."""


def find_addresses(running: RunningText) -> Iterator[Found]:
    """Every web address in order; those that name an authority cite it."""
    text, last = running.text, 0
    for match in START.finditer(text):
        if match.start() < last:
            continue
        address, end, uncertain = _read(match, text)
        last = end
        released = re.sub(r"\s+", "", text[match.start() : end])
        has_blanks = bool(re.search(r"[^\S\r\n]", match.group()))
        repaired = address if has_blanks or address != _with_scheme(released) else ""
        cited = _cited(address)
        if uncertain:
            cited = replace(cited, url="")
        yield Found(match.start(), end, cited, "address", repaired, uncertain)


def _read(match: re.Match[str], text: str) -> tuple[str, int, bool]:
    """The address, where it ends, and whether it may go on where nobody can know."""
    head = re.sub(r"\s+", "", match.group())
    head = re.sub(r"^(https?):/(?!/)", r"\1://", head, flags=re.IGNORECASE)
    rest = REST.match(text, match.end())
    end = rest.end() if rest else match.end()
    tail = text[match.end() : end]
    more = WRAPPED.match(text, end)
    uncertain = False
    if more and tail and _stripped(more["more"]) and ADDRESS_LIKE.match(_stripped(more["more"])):
        if GOES_ON.search(tail):
            tail, end = tail + more["more"], more.end()
        else:
            uncertain = tail[-1] not in CLOSING and not _is_address(text, more.start("more"))
    elif more and CUT.search(tail):
        uncertain = True
    kept = _stripped(tail)
    return _with_scheme(head) + kept, end - (len(tail) - len(kept)), uncertain


def _is_address(text: str, at: int) -> bool:
    return bool(START.match(text, at))


def _stripped(tail: str) -> str:
    """The tail of an address without the signs of the sentence behind it."""
    while tail and tail[-1] in CLOSING:
        if tail[-1] == ")" and tail.count("(") >= tail.count(")"):
            break
        tail = tail[:-1]
    return tail


def _with_scheme(address: str) -> str:
    return address if address[:4].lower() == "http" else f"http://{address}"


def _cited(address: str) -> Cited:
    for form in forms("addresses"):
        match = form.pattern.regex.match(address)
        if match:
            cited = form.read(match)
            return cited if cited.url else replace(cited, url=address)
    return Cited("web", _id(address), address, address, url=address)


def _id(address: str) -> str:
    """The id of a page of the web: host and path, and a digest where letters would not tell."""
    path = re.sub(r"(?i)^https?://(?:www\.)?", "", address).rstrip("/")
    host, _, rest = path.partition("/")
    name = re.sub(r"[^a-z0-9._]+", "-", f"{host.lower()}/{rest.lower()}").strip("-._")
    if rest == rest.lower() and len(name) <= LONGEST:
        return name
    digest = hashlib.sha256(path.encode()).hexdigest()[:6]
    return f"{name[:LONGEST].strip('-._')}-{digest}"
