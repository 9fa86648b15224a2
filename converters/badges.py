"""Writes the badge of a redaction: its released text, linked to the exemptions it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.inline import InlineWriter, attribute
from converters.model import BlockKind, Code, Redaction
from converters.vocabulary import Exemption, Vocabularies


class BadgeWriter:
    """Writes the badges of one document."""

    def __init__(self, inline: InlineWriter, vocabularies: Vocabularies, root: str) -> None:
        self._inline = inline
        self._exemptions = vocabularies.exemptions
        self._root = root
        """The way from the document's page to the folder of all pages, such as `../`."""

    def write(self, redaction: Redaction, kind: BlockKind) -> str:
        """One link where one cite is the whole redaction; otherwise a link for each cite."""
        if len(redaction.codes) == 1:
            code = redaction.codes[0]
            if (code.start, code.end) == (redaction.start, redaction.end):
                return self._cite(code, kind, f"#{redaction.id} .redaction", redaction.exemptions)
        inside = self._cites(redaction, kind) if redaction.codes else self._bare(redaction, kind)
        exemptions = " ".join(redaction.exemptions)
        opening = f'<span class="redaction" id="{redaction.id}" data-exemptions="{exemptions}">'
        return f"{opening}{inside}</span>"

    def sentence(self, exemptions: Sequence[str]) -> str:
        """What a badge says: `Withheld under exemption 5: inter-agency deliberations`."""
        if not exemptions:
            return "Withheld; no exemption is cited"
        reasons = [
            f"{spoken(self._exemptions[name])}: {lower_first(self._exemptions[name].title)}"
            for name in exemptions
        ]
        return attribute("Withheld under " + "; ".join(reasons))

    def _cites(self, redaction: Redaction, kind: BlockKind) -> str:
        parts, at = [], redaction.start
        for code in redaction.codes:
            parts.append(self._inline.write(at, code.start, kind, in_link=True))
            parts.append(self._cite(code, kind, ".code"))
            at = code.end
        parts.append(self._inline.write(at, redaction.end, kind, in_link=True))
        return "".join(parts)

    def _cite(self, code: Code, kind: BlockKind, names: str, exemptions: Sequence[str] = ()) -> str:
        text = self._inline.write(code.start, code.end, kind, in_link=True)
        sentence = self.sentence((code.code,))
        own = f' data-exemptions="{" ".join(exemptions)}"' if exemptions else ""
        attributes = f'{names} .{code.code}{own} title="{sentence}" aria-label="{sentence}"'
        return f"[{text}]({self._root}exemptions/{code.code}.md){{ {attributes} }}"

    def _bare(self, redaction: Redaction, kind: BlockKind) -> str:
        text = self._inline.write(redaction.start, redaction.end, kind, in_link=True)
        sentence = self.sentence(())
        attributes = f'.code .none title="{sentence}" aria-label="{sentence}"'
        return f"[{text}]({self._root}exemptions/none.md){{ {attributes} }}"


def spoken(exemption: Exemption) -> str:
    """An exemption as one says it: `exemption 7(C)` for `(b)(7)(C)`."""
    number = exemption.label.removeprefix("(b)")
    return "exemption " + re.sub(r"\((\d)\)", r"\1", number)


def lower_first(text: str) -> str:
    """`Inter-agency …` inside a sentence; a word in capitals stays (`FOIA …`)."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
