"""Attacks on notes: the usual ones against pages that show strangers' Markdown, by their kind.

The files hold one attack each between lines of `%%`; what cannot stand in a file is made here.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent

UNICODE = {
    "full-width brackets": "＜script＞alert(1)＜/script＞",
    "small brackets": "﹤img src=x onerror=alert(1)﹥",
    "a long s in script": "<ſcript>alert(1)</ſcript>",
    "a Kelvin sign in link": "<linK rel=stylesheet href=https://evil.example>",
    "a dotless i in script": "<scrıpt>alert(1)</scrıpt>",
    "NUL in a tag": "<scr\0ipt>alert(1)</scr\0ipt>",
    "NUL before a tag": "\0<script>alert(1)</script>",
    "NUL in a scheme": "[x](java\0script:alert(1))",
    "a soft hyphen in a scheme": "[x](java\u00adscript:alert(1))",
    "a zero-width space in a scheme": "[x](java\u200bscript:alert(1))",
    "a byte order mark before a scheme": "[x](\ufeffjavascript:alert(1))",
    "a line separator before a scheme": "[x](\u2028javascript:alert(1))",
    "a no-break space before a scheme": "[x](\u00a0javascript:alert(1))",
    "a unit separator before a scheme": "[x](\x1fjavascript:alert(1))",
    "a full-width colon": "[x](javascript\uff1aalert(1))",
    "full-width letters": "[x](ｊａｖａｓｃｒｉｐｔ:alert(1))",
    "a Cyrillic a": "[x](j\u0430vascript:alert(1))",
    "a vertical tab in a tag": "<img\x0bsrc=x\x0bonerror=alert(1)>",
    "a form feed in a tag": "<img\x0csrc=x\x0conerror=alert(1)>",
    "a next-line sign in a tag": "<img\x85src=x\x85onerror=alert(1)>",
    "text turned around": "\u202e>tpircs/<)1(trela>tpircs<",
    "an isolate that is not closed": "\u2066[x](https://example.org)",
    "tag characters": "x\U000e003cscript\U000e003ealert(1)",
    "half a surrogate pair in words": "x \ud83d y".encode("utf-8", "replace").decode(),
    "a noncharacter": "\ufdd0<script>alert(1)</script>\uffff",
    "letters that combine over lines": "Z" + "\u0300" * 2_000,
    "an ideographic space before a tag": "\u3000<script>alert(1)</script>",
}

LENGTH = 5_000

NESTED = {
    "opening brackets": "[" * LENGTH,
    "opening brackets of pictures": "![" * (LENGTH // 2),
    "links that do not end": "[x](" * (LENGTH // 4),
    "links in links": "[" * 1_200 + "x" + "](https://example.org)" * 150,
    "angle brackets": "<" * LENGTH,
    "addresses that do not end": "[x](<" * (LENGTH // 5),
    "quotes in quotes": ">" * LENGTH,
    "quotes and items": "> - " * (LENGTH // 4),
    "items in items": "\n".join("  " * depth + "- x" for depth in range(60)),
    "numbers in numbers": "1. " * (LENGTH // 3),
    "stars": "*" * LENGTH,
    "stars that open": "*a " * (LENGTH // 3),
    "stars and lines": "*a_ " * (LENGTH // 4),
    "strong words in strong words": "**x " * (LENGTH // 8) + "**" * (LENGTH // 8),
    "runs of backticks": " ".join("`" * number for number in range(1, 95)),
    "ampersands": "&" * LENGTH,
    "entities": "&#" * (LENGTH // 2),
    "backslashes": "\\" * LENGTH,
    "definitions": "\n".join(f"[{number}]: <" for number in range(600)),
    "tags in tags": "<div>" * (LENGTH // 5),
    "comments that do not end": "<!--" * (LENGTH // 4),
    "sections of data that do not end": "<![CDATA[" * (LENGTH // 9),
    "elements of drawings": "<svg>" * (LENGTH // 5),
    "elements of formulas": "<math><mtext>" * (LENGTH // 13),
    "one long word": "x" * LENGTH,
    "one long address": f"<https://example.org/{'x' * (LENGTH - 30)}>",
    "blank lines": "\n" * LENGTH + "x",
    "rules": "***\n" * (LENGTH // 4) + "x",
}


def attacks() -> dict[str, str]:
    """All attacks by a name that says where they stand."""
    found = {}
    for file in sorted(FOLDER.glob("*.txt")):
        for number, text in enumerate(file.read_text("utf-8").split("\n%%\n"), 1):
            found[f"{file.stem} {number}"] = text.rstrip("\n")
    return {**found, **UNICODE, **NESTED}
