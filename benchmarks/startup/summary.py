"""From single JVMs to costs per class, targets and tables. Pure functions; the tests are in test_startup.py."""

import math
from dataclasses import dataclass

import sources  # noqa: F401, for the path
from figures import Spread
from table import markdown, spread

MILLI = 1e6
MICRO = 1e3


@dataclass(frozen=True)
class Run:
    """One JVM; all times are CPU time in ns."""
    jdk: int
    classes: int
    agent: str
    repetition: int
    at_main: float
    """Of the main thread when main begins."""
    load: float
    """Of that thread for loading and linking the classes."""
    process: float
    loaded: int
    not_linked: int
    instrumented: int = None


def by_repetition(runs, jdk, classes, agent):
    return {r.repetition: r for r in runs if (r.jdk, r.classes, r.agent) == (jdk, classes, agent)}


def over(runs, jdk, classes, agent, other, value):
    """``value(run, run of the other in the same repetition)`` over the repetitions that have both."""
    own, others = by_repetition(runs, jdk, classes, agent), by_repetition(runs, jdk, classes, other)
    return Spread.of(value(own[r], others[r]) for r in own if r in others)


def premain(run, none):
    return (run.at_main - none.at_main) / MILLI


def per_class(run, none):
    return (run.load - none.load) / MICRO / run.loaded


def per_instrumented(run, none):
    """Loaded classes that got no probe (interfaces, mostly) have their cost in it too."""
    return (run.load - none.load) / MICRO / run.instrumented if run.instrumented else math.nan


def ratio(run, none):
    return run.load / none.load


def process(run, none):
    return (run.process - none.process) / MILLI


@dataclass(frozen=True)
class Target:
    jdk: int
    classes: int
    what: str
    value: Spread
    limit: float

    @property
    def outcome(self):
        if not self.value.known:
            return "unknown"
        met = self.value.median <= self.limit
        if self.value.low <= self.limit < self.value.high:
            return ("met" if met else "missed") + ", but not by all runs"
        return "met" if met else "missed"


def targets(runs):
    """The targets for culprit, where the runs can say something about them."""
    for jdk, classes in dict.fromkeys((r.jdk, r.classes) for r in runs):
        def target(agent, what, value, limit):
            return Target(jdk, classes, what, over(runs, jdk, classes, agent, "none", value), limit)

        present = {r.agent for r in runs if (r.jdk, r.classes) == (jdk, classes)}
        for agent in ("culprit", "culprit-nothing", "culprit-foreign"):
            if agent in present:
                yield target(agent, f"{agent}: premain, ms", premain, 100)
        if classes and "culprit" in present:
            yield target("culprit", "culprit: µs per instrumented class", per_instrumented, 500)
        for agent in ("culprit-nothing", "culprit-foreign"):
            if classes and agent in present:
                yield target(agent, f"{agent}: µs per ignored class", per_class, 20)


def rows(runs, jdk, agents):
    for classes in dict.fromkeys(r.classes for r in runs if r.jdk == jdk):
        for agent in agents:
            own = by_repetition(runs, jdk, classes, agent).values()
            if not own:
                continue
            none = agent == "none"

            def against(value, digits):
                return "" if none else spread(over(runs, jdk, classes, agent, "none", value), digits)

            yield [f"{classes} classes", agent, against(premain, 0),
                   spread(Spread.of(r.load / MILLI for r in own), 0) if classes else "",
                   against(per_class, 0) if classes else "",
                   against(per_instrumented, 0) if classes and any(r.instrumented for r in own) else "", against(ratio, 2) if classes else "",
                   spread(Spread.of(r.process / MILLI for r in own), 0), against(process, 0),
                   str(max(r.not_linked for r in own)), instrumented(own), str(len(own))]


def instrumented(runs):
    counts = {r.instrumented for r in runs} - {None}
    return str(max(counts)) if counts else ""


HEAD = ["loaded", "agent", "premain, ms", "load + link, ms", "added µs per class", "per instrumented", "ratio", "process, ms", "added to process, ms",
        "not linked", "instrumented", "JVMs"]

LEGEND = """CPU time, medians (lowest–highest) over JVMs. *premain*: of the main thread until `main` begins, less that of `none` in the same
repetition, so the JVM's own work for an agent is in it; *load + link*: of the loading thread; *process*: of the whole JVM, its
compiler and the writing of the profile included; *not linked*: classes that fail to link.
"""


def page(report):
    """All that is printed. ``report``: how, runs, agents (name -> what), left_out (name -> why)."""
    parts = [report["how"], LEGEND]
    for jdk in dict.fromkeys(r.jdk for r in report["runs"]):
        parts.append(f"### JDK {jdk}\n\n{markdown(HEAD, rows(report['runs'], jdk, report['agents']))}\n")
    judged = [[f"JDK {t.jdk}, {t.classes} classes", t.what, spread(t.value, 0), f"{t.limit}", t.outcome]
              for t in targets(report["runs"])]
    if judged:
        parts.append(markdown(["where", "target", "measured", "at most", "outcome"], judged) + "\n")
    parts.append("\n".join(f"- `{name}`: {what}" for name, what in report["agents"].items()) + "\n")
    if report["left_out"]:
        parts.append("Left out:\n\n" + "\n".join(f"- {name}: {why}" for name, why in report["left_out"].items()) + "\n")
    return "\n".join(parts)
