"""Programs and organizations that the explanations of others name: the publisher's own ties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from hooks.collection import Collection
from hooks.entries.entry_places import Key

VOCABULARIES = ("programs", "organizations")
"""Those whose terms are looked for; agencies have their place in the tree, and stand everywhere."""

SHORTEST = 3
"""Characters of a name that is looked for: `BI` may stand for anything."""


def explained_by(collection: Collection) -> tuple[Mapping[Key, Sequence[Key]], ...]:
    """For each entry those that its explanation names; and the other way around."""
    names = _names(collection)
    naming: dict[Key, list[Key]] = {}
    named: dict[Key, list[Key]] = defaultdict(list)
    if not names:
        return naming, named
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for key, explanation in _explanations(collection).items():
        found = (names[match[0]] for match in pattern.finditer(explanation))
        naming[key] = [one for one in dict.fromkeys(found) if one != key]
        for one in naming[key]:
            named[one].append(key)
    return naming, named


def _names(collection: Collection) -> Mapping[str, Key]:
    """What the terms with pages are called, where that is one term's alone."""
    names: dict[str, set[Key]] = defaultdict(set)
    for vocabulary in VOCABULARIES:
        for term in collection.named_or_published(vocabulary):
            for name in (term.name, term.short_form):
                if len(name) >= SHORTEST:
                    names[name].add((vocabulary, term.id))
    return {name: keys.pop() for name, keys in names.items() if len(keys) == 1}


def _explanations(collection: Collection) -> Mapping[Key, str]:
    return {
        (vocabulary, term.id): term.explanation
        for vocabulary in VOCABULARIES
        for term in collection.named_or_published(vocabulary)
    }
