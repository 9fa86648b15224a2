"""Writes the badge of a redaction: its released text, linked to the exemptions it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.model import BlockKind, Code, Redaction, Reference
from converters.terms.vocabulary import Exemption, Vocabularies
from converters.writing.inline import InlineWriter, attribute

OPENINGS = {
    "stamp": "Stamped on the record: parts withheld",
    "key": "In the legend: withheld",
    "deleted-page": "Source page withheld",
}
"""How the sentence of a badge begins where it does not stand at the withheld place itself."""


class BadgeWriter:
    """Writes the badges of one document."""

    def __init__(self, inline: InlineWriter, vocabularies: Vocabularies, root: str) -> None:
        self._inline = inline
        self._exemptions = vocabularies.exemptions
        self._root = root
        """The way from the document's page to the folder of all pages, such as `../`."""

    def write(self, redaction: Redaction, kind: BlockKind) -> str:
        """One link where one cite is the whole redaction; otherwise a link for each cite."""
        facts = (
            f'data-exemptions="{" ".join(redaction.exemptions)}" data-extent="{redaction.extent}"'
        )
        if redaction.kind in OPENINGS:
            facts += f' data-kind="{redaction.kind}"'
        if len(redaction.codes) == 1:
            code = redaction.codes[0]
            if (code.start, code.end) == (redaction.start, redaction.end):
                names = f"#{redaction.id} .redaction {facts}"
                return self._cite(code, redaction, kind, names)
        inside = self._cites(redaction, kind) if redaction.codes else self._bare(redaction, kind)
        return f'<span class="redaction" id="{redaction.id}" {facts}>{inside}</span>'

    def sentence(self, redaction: Redaction, codes: Sequence[str]) -> str:
        """What a badge says: `Withheld under exemption 5: inter-agency deliberations`."""
        what = OPENINGS.get(redaction.kind, "Withheld")
        if redaction.stands_for:
            what = f"{redaction.stands_for[0].upper()}{redaction.stands_for[1:]}, withheld"
        if not codes:
            return attribute(f"{what}; no exemption is cited")
        known = [self._exemptions[code] for code in codes]
        reasons = [f"{spoken(exemption)}: {lower_first(exemption.title)}" for exemption in known]
        return attribute(f"{what} under " + "; ".join(reasons))

    def color(self, codes: Sequence[str]) -> str:
        """The color class of a redaction: that of the first exemption cited."""
        return self._exemptions[codes[0]].color if codes else "none"

    def _cites(self, redaction: Redaction, kind: BlockKind) -> str:
        parts, at = [], redaction.start
        for code in redaction.codes:
            parts.append(self._inline.write(at, code.start, kind, in_link=True))
            parts.append(self._cite(code, redaction, kind, ".code"))
            at = code.end
        parts.append(self._inline.write(at, redaction.end, kind, in_link=True))
        return "".join(parts)

    def _cite(self, code: Code, redaction: Redaction, kind: BlockKind, names: str) -> str:
        text = self._inline.write(code.start, code.end, kind, in_link=True)
        exemption = self._exemptions[code.code]
        names += f" .{exemption.color}"
        sentence = self.sentence(redaction, (code.code,))
        if code.damaged:
            names += f' .repaired data-read-as="{exemption.label}"'
            sentence += f" (read as {exemption.label}; the scan is damaged here)"
        attributes = f'{names} title="{sentence}"'
        return f"[{text}]({self._page(exemption)}){{ {attributes} }}"

    def _bare(self, redaction: Redaction, kind: BlockKind) -> str:
        text = self._inline.write(redaction.start, redaction.end, kind, in_link=True)
        sentence = self.sentence(redaction, ())
        attributes = f'.code .none title="{sentence}"'
        return f"[{text}]({self._root}exemptions/none.md){{ {attributes} }}"

    def reference(self, reference: Reference, kind: BlockKind) -> str:
        """A cite that speaks of an exemption: a plain link to its page, no badge."""
        if reference.code is None:
            return self._inline.write(reference.start, reference.end, kind)
        text = self._inline.write(reference.start, reference.end, kind, in_link=True)
        exemption = self._exemptions[reference.code]
        words = f"{spoken(exemption)}: {lower_first(exemption.title)}"
        title = attribute(words[:1].upper() + words[1:])
        return f'[{text}]({self._page(exemption)}){{ .reference title="{title}" }}'

    def _page(self, exemption: Exemption) -> str:
        return f"{self._root}exemptions/{exemption.page}.md"


def spoken(exemption: Exemption) -> str:
    """An exemption as one says it: `exemption 7(C)` for `(b)(7)(C)`; others as they are cited."""
    if exemption.act != "foia":
        return exemption.label
    return "exemption " + re.sub(r"\((\d)\)", r"\1", exemption.label.removeprefix("(b)"))


def lower_first(text: str) -> str:
    """`Inter-agency …` inside a sentence; a word in capitals stays (`FOIA …`)."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
