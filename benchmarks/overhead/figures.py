"""From the runs of single JVMs to costs and ratios. Pure functions; the tests are in test_overhead.py.

Contenders of one repetition run one after the other, so whatever the machine did then, it did to all of them: a cost is the
difference, and a ratio the quotient, of two runs of the same repetition, and only then are the repetitions put together.
"""

import math
import statistics
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Run:
    """One JVM; the cell is what is measured, the repetition when."""
    jdk: int
    shape: str
    threads: int
    contender: str
    repetition: int
    nanos: float
    """CPU time of a measuring thread per call of a probed method, the method's own work included."""
    bytes: float
    wall_per_cpu: float

    @property
    def place(self):
        return self.jdk, self.shape, self.threads


def run_of(result, **cell):
    """The run that wrote ``result``: the median over all rounds of all threads, for wall time the worst thread."""
    threads = result["threads"]
    return Run(**cell,
               nanos=statistics.median(n for t in threads for n in t["nanosPerCall"]),
               bytes=statistics.median(t["bytesPerCall"] for t in threads),
               wall_per_cpu=max(t["wallPerCpu"] for t in threads))


@dataclass(frozen=True)
class Spread:
    median: float
    low: float
    high: float

    @staticmethod
    def of(values):
        """Of no value at all, and of values that are not numbers: NaN, never a made-up figure."""
        values = list(values)
        if not values or any(map(math.isnan, values)):
            return Spread(math.nan, math.nan, math.nan)
        return Spread(statistics.median(values), min(values), max(values))

    @property
    def known(self):
        return not math.isnan(self.median)


def added(runs, place, contender):
    """Repetition -> added ns per call, for the repetitions that have both the contender and ``none``."""
    nanos = {(r.contender, r.repetition): r.nanos for r in runs if r.place == place}
    return {rep: nanos[name, rep] - nanos["none", rep]
            for name, rep in nanos if name == contender and ("none", rep) in nanos}


def quotients(upper, lower):
    """Of two maps by repetition; a denominator that noise has made zero or less gives no number."""
    return [upper[rep] / lower[rep] if lower[rep] > 0 else math.nan for rep in upper if rep in lower]


@dataclass(frozen=True)
class Cell:
    jdk: int
    shape: str
    threads: int
    contender: str
    runs: int
    nanos: Spread
    added: Spread
    over_floor: Spread
    """Added cost divided by the floor's added cost."""
    bytes: float
    wall_per_cpu: float


def cells(runs):
    """One cell per place and contender, in the order of their first runs."""
    made = []
    for key in dict.fromkeys((r.place, r.contender) for r in runs):
        place, contender = key
        own = [r for r in runs if (r.place, r.contender) == key]
        cost = added(runs, place, contender)
        made.append(Cell(*place, contender, len(own), Spread.of(r.nanos for r in own), Spread.of(cost.values()),
                         Spread.of(quotients(cost, added(runs, place, "floor"))),
                         statistics.median(r.bytes for r in own), statistics.median(r.wall_per_cpu for r in own)))
    return made


def as_json(values):
    """Dataclasses as maps, with null for what is not a number."""
    def plain(value):
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items()}
        return None if isinstance(value, float) and not math.isfinite(value) else value
    return [plain(asdict(v)) for v in values]
