"""Tells what `Id.` and `supra note 4` stand for, where that is certain; otherwise nothing.

`Id.` in a note stands for the one authority cited before it in the note or, at its start, for the
one authority of the note directly before: its number is one less, and all that this note holds is
cites of that authority, with what belongs to them. Notes whose numbers are lost count where just as
many stand between two numbered ones as numbers are missing. `Id.` in a sentence stands for the
authority cited last in the same paragraph, where its sentence cites no other and nothing between
looks like another source. `supra note 4` stands for the authority of note 4 that its short form
names, or for the only one (Bluebook rules 4.1 and 4.2).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from converters.citing.citation_forms import Cited, Found, How, pattern
from converters.citing.citing_notes import Note, by_number, citing_notes
from converters.citing.section_numbers import PARTS
from converters.citing.short_names import Name
from converters.citing.stories import DATED, Story
from converters.model import CitationKind, Document
from converters.text.running_text import CLOSED, NOTE_MARK, Passage, RunningText

CITE = "\ufdd3"
"""Stands for a cite when what stands around the cites of a note is looked at."""

PAGES = r"\*?\d{1,5}(?:[-–]\d{1,5})?(?:(?:,|,?\s{1,3}and|\s&)\s{1,3}\d{1,5}(?:[-–]\d{1,5})?(?!\w))*"

PLACE = re.compile(
    rf",?\s{{1,3}}(?:at|p\.|pp\.)\s{{0,3}}(?P<pages>{PAGES})(?!\w)"
    rf"|,?\s{{1,3}}(?P<section>§§?\s{{0,2}}(?P<number>\d[\w.-]*\w|\d)(?P<parts>{PARTS.pattern})?)"
)
"""Where in the authority: pages, or a section."""

BESIDE = re.compile(
    rf"\[\s?hereinafter[^\]]{{0,80}}\]|(?i:\bsee(?:,?\s+e\.g\.,?|\s+also|\s+generally)?\b|\bcf\.|\baccord\b)"
    rf"|\bavailable\s+at\b:?|{DATED.pattern}|(?<={CITE}),?\s+(?:at|p\.|pp\.)\s{{0,3}}{PAGES}|{CITE}"
)
"""What stands beside a cite and names no other source."""

SENTENCE_END = re.compile(r"(?:[a-z]|[^\W_]{5})[.?!][”\"’')\]]*\s+[“\"‘(\[]*[A-Z]")
"""A full stop behind a short word with a capital may be an abbreviation: it ends no sentence."""

SMALL_WORDS = frozenset(
    "a an and as at by for from in into of on or per the to under via with".split()
)

OTHER_SOURCE = re.compile(
    rf"[{NOTE_MARK}{CLOSED}§¶]|\bsupra\b|\bv\.\s|\bat\s+\d|\bpp?\.\s*\d|\((?:[^()]{{0,60}}\s)?(?:19|20)\d\d\)"
    r"|\b(?:Act|Reports?|Memorandum|Memo|Directive|Order|Handbook|Manual|Article|Letter|Study|Testimony"
    r"|Declaration|Decl|Compl|Tr|Ex|Rule|Hearing|Statement|Guidance|Policy|Code|Treaty|Const|Amendment)\b"
)
"""What another source could look like, or hide."""

TITLED: frozenset[CitationKind] = frozenset(
    {"pia", "nist", "report", "news", "web", "directive", "bill"}
)
"""Kinds that are cited with author and title beside them; laws and cases are not."""

WITHOUT_PAGES: frozenset[CitationKind] = frozenset(
    {"usc", "cfr", "statute-name", "public-law", "executive-order", "court-rule", "state-law"}
)
"""Kinds of which `Id. at 5` cannot speak: their parts are sections."""

LONGEST_NOTE = 3000
"""Characters; a longer note is more than its cites."""

LONGEST_TITLE = 30
"""Words around the cites of a note that can be the author and title of what it cites."""


class _Sentence:
    """What was cited last in a paragraph, and what else its sentence cites."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: Found | None = None
        self._authorities: set[str] = set()

    def add(self, found: Found) -> None:
        """The next cite of the paragraph."""
        between = self._text[self._last.end - 1 : found.start] if self._last else ""
        if SENTENCE_END.search(between + "A"):
            self._authorities.clear()
        self._authorities.add(found.cited.authority)
        self._last = found

    def forget(self) -> None:
        """Something was cited, and nobody knows what."""
        self._last = None
        self._authorities.clear()

    def antecedent(self, at: int) -> Cited | None:
        """What `Id.` at an offset stands for."""
        if self._last is None or len(self._authorities) != 1:
            return None
        other = OTHER_SOURCE.search(self._text, self._last.end, at)
        return None if other else self._last.cited


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An `Id.` or `supra` that is not linked."""

    start: int
    end: int


class Antecedents:
    """Reads the `Id.` and `supra` of one document, in the order of the running text."""

    def __init__(
        self,
        document: Document,
        running: RunningText,
        found: Sequence[Found],
        names: Mapping[str, Name],
    ) -> None:
        self._running = running
        self._names = names
        self._all = sorted(found, key=lambda one: one.start)
        self._starts = [one.start for one in self._all]
        self._notes = list(citing_notes(document, running))
        self._numbers = by_number(self._notes)
        self._supra: dict[tuple[int, str], Cited | None] = {}
        self.unresolved: list[Unresolved] = []

    def read(self) -> Iterator[Found]:
        """Each one that is certain."""
        refs = sorted(self._references(), key=lambda match: match.start())
        in_passages: dict[int, list[re.Match[str]]] = {}
        notes = {note.start: number for number, note in enumerate(self._notes)}
        for match in refs:
            passage = self._running.passage(match.start())
            in_passages.setdefault(passage.start, []).append(match)
        for note in self._notes:
            note.found = self._between(note.start, note.end)
        for start in sorted({*in_passages}, key=self._running.source):
            matches = in_passages[start]
            if start in notes:
                yield from self._in_note(notes[start], matches)
            else:
                yield from self._in_sentences(self._running.passage(start), matches)

    def _references(self) -> Iterator[re.Match[str]]:
        ends = [one.end for one in self._all]
        for name in ("id", "supra"):
            for match in pattern("back", name).finditer(self._running.text):
                inside = bisect_left(ends, match.start() + 1)
                if inside == len(ends) or self._starts[inside] >= match.end():
                    yield match

    def _between(self, start: int, end: int) -> list[Found]:
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    # --- notes ---

    def _in_note(self, number: int, matches: Iterable[re.Match[str]]) -> Iterator[Found]:
        note = self._notes[number]
        for match in matches:
            if match.re.groupindex:
                cited = self._of_supra(match)
            else:
                cited = self._of_id_in_note(number, match.start())
            found = self._found(match, cited)
            if found:
                note.found.append(found)
                note.found.sort(key=lambda one: one.start)
                yield found
            else:
                note.open += 1

    def _of_id_in_note(self, number: int, at: int) -> Cited | None:
        note = self._notes[number]
        if note.open or at - note.start > LONGEST_NOTE:
            return None
        before = [one for one in note.found if one.end <= at]
        if not self._is_quiet(note.start, at, before):
            return None
        if before:
            return _only(before)
        last = self._notes[number - 1] if number else None
        if last is None or note.number is None or last.number != note.number - 1:
            return None
        return self._of_note(last)

    def _of_note(self, note: Note) -> Cited | None:
        """The one authority of a note that is nothing but its cites."""
        if note.open or note.end - note.start > LONGEST_NOTE:
            return None
        if not self._is_quiet(note.start, note.end, note.found):
            return None
        return _only(note.found)

    def _is_quiet(self, start: int, end: int, found: Sequence[Found]) -> bool:
        """Whether a stretch holds nothing but cites and what belongs to them."""
        if CLOSED in self._running.text[start:end]:
            return False
        parts, at = [], start
        for one in found:
            parts += [self._running.text[at : one.start], CITE]
            at = max(at, one.end)
        around = "".join((*parts, self._running.text[at:end]))
        if ";" in around and len({one.cited.authority for one in found}) < 2:
            return False
        if SENTENCE_END.search(around.replace(CITE, "Cited")):
            return False
        titled = any(one.cited.kind in TITLED for one in found)
        return _belongs(around, LONGEST_TITLE if titled else 0)

    # --- sentences ---

    def _in_sentences(self, passage: Passage, matches: Iterable[re.Match[str]]) -> Iterator[Found]:
        before = _Sentence(self._running.text)
        cites = deque(self._between(passage.start, passage.end))
        for match in matches:
            while cites and cites[0].start < match.start():
                before.add(cites.popleft())
            if match.re.groupindex:
                found = self._found(match, self._of_supra(match))
            else:
                found = self._found(match, before.antecedent(match.start()))
            if found:
                before.add(found)
                yield found
            else:
                before.forget()

    # --- what they stand for ---

    def _of_supra(self, match: re.Match[str]) -> Cited | None:
        notes = self._numbers.get(int(match["note"]), [])
        if len(notes) != 1 or notes[0].start >= match.start():
            return None
        name = " ".join((match["name"] or "").split())
        key = notes[0].start, name
        if key not in self._supra:
            self._supra[key] = self._named(notes[0], name) if name else self._of_note(notes[0])
        return self._supra[key]

    def _named(self, note: Note, name: str) -> Cited | None:
        """What a note cites by a short form: one that it declares, or the name of an author."""
        declared = self._names.get(name.casefold())
        if declared and declared.how == "defined":
            authority = declared.cited.authority
            same = (one.cited for one in note.found if one.cited.authority == authority)
            return next(same, None)
        named = [one for one in note.found if isinstance(one, Story) and name in one.surnames]
        return _only(named) if named else None

    def _found(self, match: re.Match[str], cited: Cited | None) -> Found | None:
        how: How = "supra" if match.re.groupindex else "id"
        place = PLACE.match(self._running.text, match.end())
        if cited is None or (place and place["pages"] and cited.kind in WITHOUT_PAGES):
            self.unresolved.append(Unresolved(match.start(), match.end()))
            return None
        end = place.end() if place else match.end()
        if place:
            cited = _at_place(cited, place)
        elif how == "supra":
            cited = replace(cited, normal=cited.whole, pinpoint="")
        return Found(match.start(), end, cited, how)


def _at_place(cited: Cited, place: re.Match[str]) -> Cited:
    if place["pages"]:
        pages = re.sub(r"(?<=\d)-(?=\d)", "–", " ".join(place["pages"].split()))
        return cited.at(pages)
    return cited.at(" ".join(place["section"].split()))


def _only(found: Iterable[Found]) -> Cited | None:
    """What all of them cite if that is one authority; the last cite says where in it."""
    cited = [one.cited for one in found]
    return cited[-1] if len({one.authority for one in cited}) == 1 else None


def _belongs(around: str, words_allowed: int) -> bool:
    """Whether what stands around cites can be the author and title of a source; no prose is."""
    lead = BESIDE.sub(" ", around.partition(CITE)[0]).strip()
    left = BESIDE.sub(" ", around)
    words = re.findall(r"[^\W_][\w’'.-]*", left)
    if len(words) > words_allowed or re.search(r"\d", left) or (lead and lead[-1] not in ",:"):
        return False
    return all(word[0].isupper() or word.lower() in SMALL_WORDS for word in words)
