"""Plants noisy copies in a made-up collection and counts how many are found, and how fast.

`python -m benchmarks.repeated [MB]`: words are drawn as often as natural ones are (Zipf's law), so
that chance alone repeats runs of common words.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from itertools import accumulate

from converters.repeated.repeated_passages import Copies, Text, find_copies

SEED = 552
NOISE = 0.02
"""The share of characters read wrongly, lost, doubled or parted by a blank."""

WORDS = 1_650
"""Words of a document, about 10 kB."""

COPIED = (40, 250)
"""The fewest and the most words of a planted copy."""

SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za".split()


@dataclass(frozen=True, slots=True)
class Planted:
    """A passage of one document that was copied with noise into another."""

    original: str
    copy: str
    passage: str
    noisy: str


def main() -> None:
    """Prints one row: megabytes, seconds, recall and precision."""
    parser = argparse.ArgumentParser("python -m benchmarks.repeated", description=__doc__)
    parser.add_argument("megabytes", type=float, nargs="?", default=10.0)
    size = parser.parse_args().megabytes
    texts, planted = collection(size)
    start = time.perf_counter()
    found = find_copies([Text(id, text, ()) for id, text in texts.items()])
    seconds = time.perf_counter() - start
    hits = sum(any(holds(copies, one, texts) for copies in found) for one in planted)
    true = sum(any(holds(copies, one, texts) for one in planted) for copies in found)
    megabytes = sum(map(len, texts.values())) / 1e6
    print(
        f"{megabytes:.1f} MB in {seconds:.1f} s; {len(planted)} copies planted, {hits} found: ",
        end="",
    )
    print(f"recall {hits / len(planted):.3f}, precision {true / len(found):.3f}")


def collection(megabytes: float) -> tuple[dict[str, str], list[Planted]]:
    """Documents of made-up words; every other one holds a noisy copy from the one before it."""
    chance = random.Random(SEED)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(30_000)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    number = max(2, int(megabytes * 1e6 / 6.2 / WORDS))
    made = [chance.choices(vocabulary, cum_weights=weights, k=WORDS) for _ in range(number)]
    texts = {f"d{at:05}": " ".join(words) for at, words in enumerate(made)}
    planted = []
    for at in range(0, number - 1, 2):
        length = chance.randint(*COPIED)
        first = chance.randint(0, WORDS - length)
        passage = " ".join(made[at][first : first + length])
        copy = f"d{at + 1:05}"
        noisy = with_noise(chance, passage)
        cut = texts[copy].index(" ", len(texts[copy]) // 2)
        texts[copy] = f"{texts[copy][:cut]} {noisy}{texts[copy][cut:]}"
        planted.append(Planted(f"d{at:05}", copy, passage, noisy))
    return texts, planted


def with_noise(chance: random.Random, text: str, share: float = NOISE) -> str:
    """The text as a poor OCR would read it; `share` of its characters are changed."""
    changes = (
        lambda _: chance.choice("abcdefghijklmnopqrstuvwxyz"),
        lambda sign: sign + sign,
        lambda _: "",
        lambda sign: sign + " ",
    )
    return "".join(chance.choice(changes)(c) if chance.random() < share else c for c in text)


def holds(copies: Copies, one: Planted, texts: dict[str, str]) -> bool:
    """Whether a pair lies mostly on a planted passage, on both sides."""
    if (copies.first.document, copies.second.document) != (one.original, one.copy):
        return False
    sides = ((copies.first, one.original, one.passage), (copies.second, one.copy, one.noisy))
    for place, id, passage in sides:
        start = texts[id].index(passage)
        shared = min(place.end, start + len(passage)) - max(place.start, start)
        if shared < len(passage) / 2:
            return False
    return True


if __name__ == "__main__":
    main()
