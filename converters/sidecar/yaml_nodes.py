"""What a YAML node cannot say by its value: its line, and what YAML left out behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml


def line_of(node: yaml.Node) -> int:
    """The line on which a node starts, counted from 1."""
    return int(node.start_mark.line) + 1


def cut_off(node: yaml.Node, lines: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong, and the way out, where YAML took ` #ICE` for a comment and cut it off.

    A comment of a person has a blank behind its `#`.
    """
    line = lines[node.end_mark.line] if node.end_mark.line < len(lines) else ""
    if re.match(r"\s*#[^\s#]", line[node.end_mark.column :]):
        return "what stands behind the # is cut off", "put the whole value into double quotes"
    return None
