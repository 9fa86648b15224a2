"""Reads the name of a person where a record says that one stands.

`Last, First M` is turned round. What could be the name of an office, a list or a firm is none, and
so is a name of which a part is withheld.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from converters.model import Span
from converters.patterns import reading_table
from converters.terms.terms import slug

TABLE = "person-names.yml"

WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ.][^\W\d_]+)*\.?")

GAP = re.compile(r"[ \t\xa0]{0,2}(?:(?:\r\n|\r|\n)[ \t\xa0]{0,2})?")
"""What can stand between two words of a name, or before a comma."""

INITIAL = re.compile(r"[^\W\d_](?:[.-]+[^\W\d_])*\.?")
"""`M`, `M.`, `J.D.`."""

ENDS = re.compile(r"\s*(?:\Z|[,;(\[<\"”|/–—]|-\s|['’](?!\w))|\s*(?:\r\n|\r|\n)|[ \t]{3}|\t|[*_]+")
"""What can stand behind a whole name."""

MOST_WORDS = 12

LONGEST = 5
"""Words of a name, without what stands before and behind it."""

_UNMARKED = str.maketrans(
    {"Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "ß": "ss", "Æ": "AE", "æ": "ae", "Đ": "D", "đ": "d"}
    | {"ı": "i", "Œ": "OE", "œ": "oe", "Þ": "Th", "þ": "th", "Ð": "D", "ð": "d"}
)

Group = list[re.Match[str]]
"""The words between two commas."""


@dataclass(frozen=True, slots=True)
class PersonName(Span):
    """A name in full as it stands in the text, from its first to its last word."""

    given: tuple[str, ...]
    """First names and initials, as released."""

    family: tuple[str, ...]
    """The last name, with the small words in it."""

    suffix: str = ""
    """`II`, `Jr.`; or empty."""

    titled: bool = False
    """Whether a title such as `Ms.` stands before it."""

    @property
    def normal(self) -> str:
        """First names, last name and suffix, in this order, as released."""
        return " ".join(filter(None, (*self.given, *self.family, self.suffix)))

    @property
    def id(self) -> str:
        """The same for names that differ in periods, accents and case only.

        Empty where a name is not in the Latin script.
        """
        return name_id(self.normal)

    @property
    def has_initial(self) -> bool:
        """Whether an initial stands in it."""
        return any(INITIAL.fullmatch(word) for word in self.given)

    @property
    def is_turned(self) -> bool:
        """Whether the last name stands first, before a comma."""
        return self.end - self.start > len(self.normal)

    def spellings(self) -> tuple[str, ...]:
        """The ways to write it: with and without periods, in both orders."""
        given = (self.given, tuple(word.replace(".", "") for word in self.given))
        dotted = tuple(f"{word}." if len(word) == 1 else word for word in given[1])
        last = " ".join(filter(None, (*self.family, self.suffix)))
        ways = dict.fromkeys(" ".join(words) for words in (*given, dotted))
        forms = [f"{way} {last}" for way in ways] + [f"{last}, {way}" for way in ways]
        if self.normal.isupper():
            forms += [form.title() for form in forms]
        if self.suffix:
            forms += [f"{way} {' '.join(self.family)}, {self.suffix}" for way in ways]
        return tuple(forms)


@dataclass(frozen=True, slots=True)
class PartOfName(Span):
    """A part of a name of which it is certain whose it is."""

    name: PersonName


def name_id(name: str) -> str:
    """The id of a name in normal form; empty where it is not in the Latin script."""
    plain = unicodedata.normalize("NFKD", name.translate(_UNMARKED))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = plain.replace("’", "'").replace("ʼ", "'")
    return slug(plain) if plain.isascii() else ""


def kind(word: str) -> str:
    """`honorific`, `suffix`, `degree`, `particle`, `role`, `other`; empty for a word of a name."""
    found = _kinds().get(word.replace(".", "").lower(), "")
    # Al and Ben are first names; only in small letters do they stand inside a last name.
    return "" if found == "particle" and word[0].isupper() and is_given_name(word) else found


def is_given_name(word: str) -> bool:
    """Whether it is a common given name."""
    return word.replace(".", "").lower() in reading_table(TABLE, "given_names")


@cache
def _kinds() -> dict[str, str]:
    return reading_table(TABLE, "words")


def words_in(text: str, start: int, end: int) -> tuple[list[Group], int]:
    """The words from `start` on, parted by commas, and where they end."""
    groups: list[Group] = [[]]
    at = start
    for _ in range(MOST_WORDS):
        gap = GAP.match(text, at, end)
        behind = gap.end() if gap else at
        word = WORD.match(text, behind, end)
        if word and (behind > at or not groups[-1]):
            groups[-1].append(word)
            at = word.end()
        elif behind < end and text[behind] == "," and groups[-1]:
            groups.append([])
            at = behind + 1
        else:
            break
    return [group for group in groups if group], at


def read_name(
    text: str, start: int, end: int, *, mail: bool, short_forms: Collection[str] = ()
) -> PersonName | None:
    """The name that starts at an offset, or None where it is not certainly one in full.

    In the header of a message (`mail`) the last name stands first where a comma is.
    `short_forms` are the abbreviations of agencies and the like: they are no one's name.
    """
    groups, stop = words_in(text, start, end)
    if not groups:
        return None
    titled = len(groups[0])
    while groups[0] and _is_title(groups[0]):
        groups[0].pop(0)
    titled -= len(groups[0])
    if not groups[0]:
        return None
    name = _read(groups, mail=mail)
    if name is None or not _ends(text, name.end, stop, end) or not _is_of_one_case(name):
        return None
    if not name.id or any(word in short_forms for word in (*name.given, *name.family)):
        return None
    return PersonName(name.start, name.end, name.given, name.family, name.suffix, titled > 0)


def _is_title(words: Group) -> bool:
    """Whether the first word stands before a name: `Dr.`, `Director`, the `The` of an Honorable."""
    if words[0].group() == "The" and len(words) > 1:
        return kind(words[1].group()) == "honorific"
    return kind(words[0].group()) in ("honorific", "role")


def _read(groups: Sequence[Group], *, mail: bool) -> PersonName | None:
    first, second = groups[0], groups[1] if len(groups) > 1 else []
    behind = [kind(word.group()) for word in second]
    if behind and behind[0] == "suffix":
        return in_order(first, second[0])
    if not behind or behind[0] == "degree" or {"role", "other", "honorific"} & set(behind):
        return in_order(first)
    turned = _turned(first, second)
    if turned is None or len(_full(first)) == 1:
        return turned
    if mail and len(_full(second)) == 1:
        return turned
    return None  # two names, or one of four words: nothing tells


def in_order(words: Group, suffix: re.Match[str] | None = None) -> PersonName | None:
    """`First M. Last`, the suffix perhaps behind a comma."""
    if suffix is None and len(words) > 1 and kind(words[-1].group()) == "suffix":
        words, suffix = words[:-1], words[-1]
    while len(words) > 2 and kind(words[-1].group()) == "degree" and words[-1].group().isupper():
        words = words[:-1]
    texts = [word.group() for word in words]
    if not 2 <= len(texts) <= LONGEST:
        return None
    at = len(texts) - 1
    while at > 1 and kind(texts[at - 1]) == "particle":
        at -= 1
    given, family = texts[:at], texts[at:]
    if not all(map(_fits_given, given)) or not _fits_family(family) or not _full(words[:at]):
        return None
    end = suffix.end() if suffix else words[-1].end()
    mark = suffix.group() if suffix else ""
    # The period that ends a sentence is no part of a name.
    if not suffix and texts[-1].endswith("."):
        end, family = end - 1, [*family[:-1], family[-1][:-1]]
    return PersonName(words[0].start(), end, tuple(given), tuple(family), mark)


def _turned(last: Group, first: Group) -> PersonName | None:
    """`Last, First M`."""
    suffix = ""
    if len(last) > 1 and kind(last[-1].group()) == "suffix":
        suffix, last = last[-1].group(), last[:-1]
    if len(first) > 1 and kind(first[-1].group()) == "suffix":
        suffix, names = suffix or first[-1].group(), first[:-1]
    else:
        names = first
    family, given = [word.group() for word in last], [word.group() for word in names]
    if not _fits_family(family) or not all(map(_fits_given, given)) or not _full(names):
        return None
    if len(family) + len(given) > LONGEST:
        return None
    return PersonName(last[0].start(), first[-1].end(), tuple(given), tuple(family), suffix)


def _full(words: Group) -> list[str]:
    """The words that are written out: no initials, suffixes and small words."""
    texts = (word.group() for word in words)
    return [text for text in texts if not INITIAL.fullmatch(text) and not kind(text)]


def _fits_given(word: str) -> bool:
    if INITIAL.fullmatch(word):
        return word == word.upper()
    return _is_name_word(word)


def _fits_family(words: Sequence[str]) -> bool:
    if not words or len(words) > LONGEST - 1:
        return False
    small = all(kind(word) == "particle" or _is_name_word(word) for word in words[:-1])
    return small and _is_name_word(words[-1].rstrip("."))


def _is_name_word(word: str) -> bool:
    """Whether a word written out can be a part of a name: `McExample`, `Jo-Ann`, `EXAMPLE`."""
    if len(word) < 2 or not word[0].isupper() or kind(word) not in ("", "particle"):
        return False
    parts = re.split(r"[-'’ʼ]", word)
    return "." not in word and not any(kind(part) in ("role", "other") for part in parts if part)


def _ends(text: str, at: int, stop: int, end: int) -> bool:
    """Whether nothing more of a name stands behind it."""
    if at >= end:
        return True
    if at < stop and text[at] == ".":
        at += 1
    words, _ = words_in(text, at, end)
    behind = words[0][0] if words else None
    if behind and kind(behind.group()) == "degree" and not text[at : behind.start()].strip(" "):
        return True
    return bool(ENDS.match(text, at, end))


def _is_of_one_case(name: PersonName) -> bool:
    """Whether it is written as one name is: all in capitals, or none of it but the last name.

    In capitals everything looks alike, so that an initial, a title or a comma has to tell.
    """
    given = [word for word in name.given if not INITIAL.fullmatch(word)]
    family = [word for word in name.family if kind(word) != "particle"]
    if any(word.isupper() for word in given):
        if not all(word.isupper() for word in (*given, *family)):
            return False
        words = (*given, *family)
        return all(re.search("[AEIOUY]", word) for word in words) and _is_certain_in_capitals(name)
    return True


def _is_certain_in_capitals(name: PersonName) -> bool:
    return name.has_initial or name.titled or name.is_turned or is_given_name(name.given[0])
