"""Reads front matter with YAML's base loader: every value stays the string that it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import yaml

from converters.sidecar.yaml_nodes import cut_off, line_of

Refuse = Callable[[int, str, str, str], None]
"""Takes line, what is wrong, the quote and the way out."""

# The C reader is ten times as fast; with the base loader every value stays the string it was.
_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

ON_ONE_LINE = "write it on one line, in double quotes if it has a colon or a #"


class Entry(NamedTuple):
    """One key's value, with its line in the file."""

    line: int
    value: str


def read_front_matter(lines: Sequence[str], refuse: Refuse) -> dict[str, Entry]:
    """The entries by their keys. `lines` are those between the fences, from line 2 of the file."""
    try:
        root = yaml.compose("\n".join(lines), Loader=_Loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        at = min(mark.line, len(lines) - 1) if mark and lines else 0
        problem = getattr(error, "problem", None) or "it cannot be read"
        quote = lines[at] if lines else ""
        refuse(at + 2, f"the front matter is not readable YAML: {problem}", quote, ON_ONE_LINE)
        return {}
    if not isinstance(root, yaml.MappingNode):
        advice = "write one “key: value” a line, for instance “motivation: commenting”"
        refuse(2, "the front matter holds no keys", lines[0] if lines else "", advice)
        return {}
    return _entries(root, lines, refuse)


def _entries(root: yaml.MappingNode, lines: Sequence[str], refuse: Refuse) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for key_node, value_node in root.value:
        key, line = str(key_node.value), line_of(key_node) + 1
        quote = lines[line - 2] if line - 2 < len(lines) else key
        value = _plain(value_node)
        cut = cut_off(value_node, lines)
        if value is None:
            refuse(line, f"“{key}” needs one value", quote, ON_ONE_LINE)
        elif key in entries:
            refuse(line, f"the key “{key}” stands here twice", quote, "keep one of the two")
        elif cut:
            refuse(line, cut[0], quote, cut[1])
        else:
            entries[key] = Entry(line, value)
    return entries


def _plain(node: yaml.Node) -> str | None:
    """The string of a value; a list becomes one with commas; None for anything else."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        items = node.value
        if all(isinstance(item, yaml.ScalarNode) for item in items):
            return ", ".join(str(item.value) for item in items)
    return None
