"""What words are, as a table that the index and the engine are both tried on."""

from __future__ import annotations

WORDS = {
    "Probable cause.": "probable cause",
    "U.S.C. § 552a(b)(3)": "u s c 552a b 3",
    "$10,000 and 1,234,567.50": "10000 and 1234567 50",
    "1,23 12,3456 1,234a": "1 23 12 3456 1 234a",
    "DHS/ICE/PIA-054": "dhs ice pia 054",
    "e-mail, E‑MAIL": "e mail e mail",
    "ICE's and don’t": "ice s and don t",
    "naïve CAFÉ cafe\u0301 Ærø": "naive cafe cafe ærø",
    "ﬁle №5": "file 5",
    "İstanbul STRASSE straße": "istanbul strasse straße",
    "jane_doe@ice.dhs.gov": "jane doe ice dhs gov",
    "שלום עולם": "שלום עולם",
    "हिन्दी 한국어": "हनद 한국어",
    "AD \x01(b)(6); (b)(7)(C)\x02 and": "ad . and",
    "😀 !!! —": "",
    "": "",
    "x" * 80: "x" * 64,
}
"""For each text the words that stand for it in the index, between blanks; `.` for a mark."""
