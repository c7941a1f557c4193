"""Compares culprit's hotspots with async-profiler's on the functions that culprit has recorded.

The two measure different things: culprit elapsed time between entry and exit, the sampler where a thread is found. They can
only agree on the order, so shares and ranks are compared. A stack belongs to the nearest recorded function, as the time in
JDK code does in culprit's exclusive times. Overloads are taken together, because collapsed stacks have no descriptors.
"""

import statistics
from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Hotspots:
    """Weights by ``Class.method``, exclusive and inclusive, in any unit."""

    self: Counter
    total: Counter


def of_culprit(report):
    """From the parsed JSON of ``culprit report``."""
    own, total = Counter(), Counter()
    for f in report["functions"]:
        name = f"{f['class']}.{f['method']}"
        own[name] += f["selfNanos"]
        total[name] += f["totalNanos"]
    return Hotspots(own, total)


def of_stacks(lines, known):
    """From collapsed stacks, counting only the functions in ``known``; stacks without one are left out."""
    own, total = Counter(), Counter()
    for line in lines:
        stack, _, weight = line.rstrip("\n").rpartition(" ")
        frames = [f for f in map(frame_name, stack.split(";")) if f in known]
        if frames:
            own[frames[-1]] += int(weight)
            for frame in set(frames):
                total[frame] += int(weight)
    return Hotspots(own, total)


def frame_name(frame):
    """``org/acme/A$1.run_[j]`` as ``org.acme.A$1.run``."""
    name = frame[:-4] if frame.endswith("]") and frame[-4:-2] == "_[" else frame
    return name.replace("/", ".")


def top(weights, n):
    """The ``n`` heaviest names, ties by name."""
    return [name for name, _ in sorted(weights.items(), key=lambda e: (-e[1], e[0]))[:n]]


def overlap(a, b, n=10):
    """How many of the first ``n`` are common."""
    return len(set(top(a, n)) & set(top(b, n)))


def rank_correlation(ours, theirs, least):
    """Spearman's rho over all functions to which the sampler gives at least ``least``; NaN if there are fewer than three.

    The sampler alone chooses: taking the heaviest of both would correlate negatively whenever the two differ a little.
    """
    names = sorted(name for name, weight in theirs.items() if weight >= least)
    if len(names) < 3:
        return float("nan")
    return statistics.correlation(ranks([ours[x] for x in names]), ranks([theirs[x] for x in names]))


def common_share(a, b):
    """The part of all weight that both give to the same functions, from 0 to 1."""
    sums = sum(a.values()) or 1, sum(b.values()) or 1
    return sum(min(a[name] / sums[0], weight / sums[1]) for name, weight in b.items())


def ranks(values):
    """Ranks from 1, equal values share the mean of theirs."""
    order = sorted(values)
    return [order.index(v) + (order.count(v) + 1) / 2 for v in values]


def table(a, b, n=10):
    """Lines that show the first ``n`` of ``a`` with share and rank in both."""
    place = {name: i + 1 for i, name in enumerate(top(b, len(b)))}
    sums = sum(a.values()) or 1, sum(b.values()) or 1
    lines = [f"{'':3} {'culprit':>8} {'sampler':>8} {'its rank':>8}"]
    for i, name in enumerate(top(a, n), 1):
        lines.append(f"{i:2}. {a[name] / sums[0]:8.1%} {b[name] / sums[1]:8.1%} {place.get(name, '-'):>8}  {name}")
    return lines
