"""A/A: a pool of interleaved pairs of the same program, and comparisons drawn from it with their pairs kept."""

import random

from planted import compare
from workspace import read_json, write_json

CHUNK = 5


def chunks(pairs):
    return [f"{start:03d}" for start in range(0, pairs, CHUNK)]


def record_chunk(library, name):
    """Records a few pairs; on disk once."""
    folder = library.data / "aa" / library.id / name
    if not (folder / "done.json").exists():
        compare(library, folder / "sets", CHUNK, library.shell())
        write_json(folder / "done.json", {"pairs": CHUNK})


def pairs_of(data, library):
    """The recorded pairs as ``(baseline files, candidate files)``, in the order in which they ran."""
    found = []
    for done in sorted((data / "aa" / library).glob("*/done.json")):
        for pair in range(1, read_json(done)["pairs"] + 1):
            found.append(tuple(files(done.parent / "sets" / side, pair) for side in ("baseline", "candidate")))
    return found


def files(side, fork):
    return sorted(str(f) for f in side.glob(f"{fork}-*.culprit"))


def resampled(pairs, size, wanted, seed):
    """
    Up to ``wanted`` different comparisons of ``size`` pairs. In each pair the sides change places at random: both are the
    same program, and what ran next to each other stays together.
    """
    dice = random.Random(seed)
    drawn = {}
    for _ in range(50 * wanted):
        if len(drawn) == wanted:
            break
        chosen = tuple(sorted(dice.sample(range(len(pairs)), size)))
        swapped = tuple(dice.random() < 0.5 for _ in chosen)
        drawn.setdefault((chosen, swapped), None)
    return [(sum((pairs[i][s] for i, s in zip(chosen, swapped)), []), sum((pairs[i][not s] for i, s in zip(chosen, swapped)), []))
            for chosen, swapped in drawn]
