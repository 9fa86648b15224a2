"""Measures how surely quotes are tied to their places, how fast, and what a build pays.

Times of quotes are those of the processor, so that other programs do not count.

`python -m benchmarks.annotations` prints the accuracy; with `--build` the seconds that 5,000
annotations add to the build of 1,000 documents, by both its steps and by the second alone;
`--build 200` takes that many documents instead. edlib is no part of this project; where it is
installed, its search stands beside ours.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.__main__ import PROJECT, processor_seconds, seconds
from benchmarks.collections import SEED, paragraphs, write_collection
from benchmarks.repeated import with_noise
from converters.annotations.advice import distinguishing
from converters.annotations.anchoring import Selector, find
from converters.annotations.folding import fold_without_case
from converters.annotations.model import Anchor, Annotation
from converters.annotations.released import ReleasedText
from converters.annotations.released_texts import ReleasedTexts
from converters.annotations.writing import file_text
from converters.model import Span
from converters.terms.vocabulary import load_vocabularies

QUOTES = 1_000
LENGTHS = (30, 400)
NOISES = (0.0, 0.03, 0.08)
"""Shares of characters that are read wrongly, lost, doubled or parted by a blank."""

NOTE = "See **the log** of the office, [as of that day](https://example.org/log), and note {}.\n"

COLUMNS = ("noise", "right", "anchored", "wrong", "unsaid", "several", "lost", "ms mean", "ms 99 %")


@dataclass(frozen=True, slots=True)
class Case:
    """A quote with what is written around it, and where it was taken from."""

    released: ReleasedText
    place: Span
    selector: Selector


def main() -> None:
    """Prints the accuracy and speed of anchoring, and with `--build` what a build pays."""
    parser = argparse.ArgumentParser("python -m benchmarks.annotations", description=__doc__)
    parser.add_argument("--build", type=int, nargs="?", const=DOCUMENTS, metavar="DOCUMENTS")
    documents = parser.parse_args().build
    if documents:
        _print_build(documents)
        return
    texts = ReleasedTexts(
        PROJECT / "docs/sources", load_vocabularies(PROJECT / "docs/vocabularies")
    )
    released = [text for id in texts.sources if (text := texts.of(id))]
    print(f"{QUOTES} quotes of {LENGTHS[0]} to {LENGTHS[1]} characters from the released texts")
    print("".join(name.rjust(10) for name in COLUMNS))
    for share in NOISES:
        _print_row("", share, released, find)
    if importlib.util.find_spec("edlib"):
        for share in NOISES[1:]:
            _print_row(" edlib", share, released, _with_edlib)


# --- accuracy ---


def _print_row(
    name: str,
    share: float,
    released: Sequence[ReleasedText],
    finder: Callable[[Selector, ReleasedText], Anchor],
) -> None:
    chance = random.Random(SEED)
    counts: Counter[str] = Counter()
    spent = []
    for case in islice(cases(chance, released, share), QUOTES):
        start = time.process_time()
        found = finder(case.selector, case.released)
        spent.append((time.process_time() - start) * 1_000)
        counts.update(_outcome(case, found))
    cells = [f"{counts[name] / QUOTES:.1%}" for name in ("right", "anchored")]
    cells += [str(counts[name]) for name in ("wrong", "unsaid", "several", "lost")]
    cells += [f"{statistics.mean(spent):.2f}", f"{statistics.quantiles(spent, n=100)[98]:.2f}"]
    print(f"{share:.0%}".rjust(10) + "".join(cell.rjust(10) for cell in cells) + name)


def cases(chance: random.Random, released: Sequence[ReleasedText], share: float) -> Iterator[Case]:
    """Quotes at random, with words around those that stand at several places; then noise."""
    sizes = [len(text.text) for text in released]
    while True:
        (text,) = chance.choices(released, sizes)
        length = chance.randint(*LENGTHS)
        start = chance.randrange(len(text.text) - length)
        quote = text.text[start : start + length]
        # A run of blanks or of redaction marks is no passage that a person would quote.
        if sum(map(str.isalnum, quote)) >= length * 0.6:
            place = Span(start, start + length)
            yield Case(text, place, _noisy(chance, _described(quote, place, text), share))


def _described(quote: str, place: Span, text: ReleasedText) -> Selector:
    """The quote as the form on the page describes it."""
    alone = Selector(quote)
    if find(alone, text).state == "anchored":
        return alone
    return distinguishing(quote, place, text) or alone


def _noisy(chance: random.Random, selector: Selector, share: float) -> Selector:
    words = (with_noise(chance, part, share) for part in (selector.quote, selector.prefix))
    return Selector(*words, with_noise(chance, selector.suffix, share), selector.line)


def _outcome(case: Case, found: Anchor) -> Iterator[str]:
    """What became of a quote; `unsaid`: tied to a wrong place as if that were certain."""
    if found.place is None:
        yield "several" if found.state == "ambiguous" else "lost"
        return
    shared = min(found.place.end, case.place.end) - max(found.place.start, case.place.start)
    whole = max(found.place.end, case.place.end) - min(found.place.start, case.place.start)
    is_right = shared >= 0.9 * whole or _edges_differ(case, found.place) == 0
    yield "right" if is_right else "wrong"
    if found.state == "anchored":
        yield "anchored"
        if not is_right:
            yield "unsaid"


def _edges_differ(case: Case, place: Span) -> int:
    """Letters and signs that one of the two places has and the other has not."""
    text = case.released.text
    starts = sorted((place.start, case.place.start))
    ends = sorted((place.end, case.place.end))
    return len(fold_without_case(text[slice(*starts)]) + fold_without_case(text[slice(*ends)]))


def _with_edlib(selector: Selector, released: ReleasedText) -> Anchor:
    """The first nearest place by edlib in the same folded text; it does not look for a second."""
    edlib = importlib.import_module("edlib")
    folded = released.whole_without_case
    pattern = fold_without_case(selector.quote)
    found = edlib.align(pattern, folded.folded, mode="HW", task="locations", k=len(pattern) // 4)
    if found["editDistance"] < 0:
        return Anchor("not found")
    start, last = found["locations"][0]
    return Anchor("approximate", folded.source_span(start, last + 1))


# --- build ---

DOCUMENTS = 1_000
ON_A_DOCUMENT = 5
"""Annotations of each document: 5,000 in all."""


def _print_build(documents: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("docs", "hooks", "overrides"):
            generated = shutil.ignore_patterns("documents", "sources", "annotations", "__pycache__")
            shutil.copytree(PROJECT / part, folder / part, ignore=generated)
        shutil.copy(PROJECT / "mkdocs.yml", folder)
        write_collection(folder / "docs/sources", documents, paragraphs(PROJECT / "docs/sources"))
        # What a publisher's checkout has: neither pages nor data, so that both steps are a build.
        converting = _processor_seconds(folder, "converters", "convert")
        without = _processor_seconds(folder, "mkdocs", "build", "--strict")
        _write_annotations(folder)
        with_them = _processor_seconds(folder, "mkdocs", "build", "--strict")
    print(f"seconds of the processor   without with {documents * ON_A_DOCUMENT:,} annotations")
    for step, first in (("convert and mkdocs build", converting), ("mkdocs build alone", 0.0)):
        before, after = first + without, first + with_them
        print(f"{step:26} {before:7.1f} {after:7.1f} {after / before - 1:+.1%}")


def _processor_seconds(folder: Path, *command: str) -> float:
    """What a step takes of the processor, so that other programs do not count."""
    before = processor_seconds()
    seconds(folder, *command)
    return processor_seconds() - before


def _write_annotations(folder: Path) -> None:
    """As many for each document; each twentieth quote has noise in it: `check` warns of these."""
    chance = random.Random(SEED)
    for source in sorted((folder / "docs/sources").glob("*.txt")):
        text = source.read_text("utf-8")
        for number in range(ON_A_DOCUMENT):
            start = chance.randrange(len(text) - LENGTHS[1])
            quote = text[start : start + chance.randint(*LENGTHS)]
            noisy = with_noise(chance, quote, NOISES[1] if chance.random() < 0.05 else 0)
            annotation = Annotation(
                source.stem,
                f"note-{number}",
                creator="A. Reader",
                created="2026-03-02",
                quote=noisy,
                note=NOTE.format(number) + NOTE.format(source.stem),
                tags=("piers",),
            )
            file = folder / "docs/annotations" / annotation.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(file_text(annotation), "utf-8")


if __name__ == "__main__":
    main()
