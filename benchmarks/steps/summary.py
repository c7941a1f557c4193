"""From JMH's results to a table. Pure functions; the tests are in test_steps.py."""

import statistics
from dataclasses import dataclass
from operator import mul

import sources  # noqa: F401, for the path
from figures import Spread
from table import markdown, spread

FLOOR = "floor"
ORDER = (FLOOR, "threadLocal", "treeNode", "latencies", "probe", "probeWithTag", "nestedProbes", "outermost", "sampled", "counted", "alloc",
         "cpu")
"""Steps as they build on each other; others come after them by name."""

PROBES = {"nestedProbes": 2}
"""Probes per operation, where it is not one."""


@dataclass(frozen=True)
class Result:
    step: str
    threads: int
    virtual: bool
    round: int
    nanos: float
    """Per probe."""

    @property
    def place(self):
        return self.threads, self.virtual


def results(jmh, threads, virtual, number):
    """Those in the JSON of one run of JMH: the median of the iterations of each benchmark."""
    for benchmark in jmh:
        step = benchmark["benchmark"].rsplit(".", 1)[1]
        nanos, cpu, wall = raw(benchmark["primaryMetric"]), *(raw(benchmark["secondaryMetrics"][n]) for n in ("cpuNanos", "wallNanos"))
        # JMH divides wall time by calls; the share of it in which the thread had a core makes it CPU time.
        shares = [1 if virtual else c / w for c, w in zip(cpu, wall)]
        yield Result(step, threads, virtual, number, statistics.median(map(mul, nanos, shares)) / PROBES.get(step, 1))


def raw(metric):
    return [value for fork in metric["rawData"] for value in fork]


def order(step):
    return (ORDER.index(step), "") if step in ORDER else (len(ORDER), step)


def rows(found):
    for place in dict.fromkeys(r.place for r in found):
        floors = {r.round: r.nanos for r in found if r.place == place and r.step == FLOOR}
        for step in sorted({r.step for r in found if r.place == place}, key=order):
            own = {r.round: r.nanos for r in found if (r.place, r.step) == (place, step)}
            ratios = Spread.of(own[n] / floors[n] for n in own if n in floors)
            over = Spread.of(own[n] - floors[n] for n in own if n in floors)
            threads, virtual = place
            where = f"{threads} {'virtual ' if virtual else ''}thread{'s' * (threads > 1)}"
            none = step == FLOOR
            yield [where, step, spread(Spread.of(own.values()), 1), "" if none else spread(over, 1), "" if none else spread(ratios, 2),
                   str(len(own))]


def page(how, found):
    head = ["where", "step", "ns", "ns over the floor", "of the floor", "forks"]
    return f"{how}\nMedians (lowest–highest) over forks of JMH: CPU time of the thread per probe (of a virtual thread wall time); ratios are taken within\na round.\n\n" \
           f"{markdown(head, rows(found))}\n"
