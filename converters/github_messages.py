"""What `check` found, for GitHub: marks on the lines of a pull request, and its summary.

GitHub shows at most ten errors and ten warnings a step as marks, so the summary has them all.
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from converters.model import Diagnostic

MOST_BYTES = 1_000_000
"""Size of a summary; GitHub drops one of more than 1 MiB."""

ESCAPED = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
ESCAPED_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})

MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]()<>#|!~&@"})
"""Signs that would be markup in a cell of a table; `@` would tell a person of it."""

LONGEST_QUOTE = 200

HEADINGS = {"error": "To be changed", "warning": "To be looked at"}


def commands(problems: Iterable[Diagnostic]) -> Iterator[str]:
    """A workflow command for each error and warning: `::error file=…,line=…::what is wrong`."""
    for problem in problems:
        if problem.severity in HEADINGS:
            place = f"file={problem.path.translate(ESCAPED_IN_PROPERTY)}"
            place += f",line={problem.line}" if problem.line else ""
            yield f"::{problem.severity} {place}::{_sentence(problem).translate(ESCAPED)}"


def _sentence(problem: Diagnostic) -> str:
    quote = f" “{problem.quote[:LONGEST_QUOTE]}”" if problem.quote else ""
    advice = f"\n{_capital(problem.advice)}." if problem.advice else ""
    return f"{_capital(problem.message)}.{quote}{advice}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def summary(problems: Sequence[Diagnostic]) -> str:
    """All errors and warnings as Markdown tables; a sentence where there are none."""
    parts = []
    for severity, heading in HEADINGS.items():
        found = [problem for problem in problems if problem.severity == severity]
        if found:
            parts.append(_table(heading, found))
    if not parts:
        return "## Check\n\nNothing is wrong with the texts, the tables and the annotations.\n"
    return "\n".join(parts)


def _table(heading: str, problems: Sequence[Diagnostic]) -> str:
    lines = [
        f"## {heading} ({len(problems)})\n",
        "| file | line | what | quote | way out |",
        "|---|---|---|---|---|",
    ]
    size = 0
    for number, problem in enumerate(problems):
        row = _row(problem)
        size += len(row.encode())
        if size > MOST_BYTES // len(HEADINGS):
            lines += ["", f"And {len(problems) - number:,} more, in the log of the step."]
            break
        lines.append(row)
    return "\n".join([*lines, ""])


def _row(problem: Diagnostic) -> str:
    line = str(problem.line or "")
    quote = problem.quote[:LONGEST_QUOTE]
    cells = (problem.path, line, problem.message, quote, problem.advice)
    return f"| {' | '.join(' '.join(cell.split()).translate(MARKDOWN) for cell in cells)} |"
