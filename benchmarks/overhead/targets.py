"""The targets for culprit's hot path, judged by the runs. Pure functions; the tests are in test_overhead.py."""

from dataclasses import dataclass

from figures import Spread, added, quotients

SUBJECT = "culprit"
THINNED = ("culprit-sampled", "culprit-counted")
"""Modes in which few calls are timed or none: what they add has a limit of its own, whatever the clock costs."""
PEERS = {"kieker": 1 / 2, "otel": 1 / 4, "otel-always-off": 1 / 4}


@dataclass(frozen=True)
class Target:
    jdk: int
    shape: str
    threads: int
    what: str
    value: Spread
    limit: float
    floor: float = float("nan")
    """What two clock reads alone would have had in place of ``value``: no tool that times every call gets below it."""

    @property
    def outcome(self):
        """A limit inside the spread can be said to be neither kept nor broken."""
        if not self.value.known:
            return "unknown"
        if self.value.low <= self.limit < self.value.high:
            return "met, but not by all runs" if self.value.median <= self.limit else "missed, but not by all runs"
        return "met" if self.value.median <= self.limit else "missed"


def floor_limit(jdk, shape, quiet):
    if shape == "wide":
        return 1.5 if quiet else 2.0
    return 1.4 if jdk >= 25 else 1.3


def targets(runs, quiet):
    """All that the runs can say something about; ``quiet``: there was never more work than cores."""
    places = list(dict.fromkeys(r.place for r in runs))
    costs = {(p, c): added(runs, p, c) for p in places for c in {r.contender for r in runs if r.place == p}}
    return [t for place in places for t in (*(of_place(place, costs, quiet) if costs.get((place, SUBJECT)) else ()),
                                            *of_thinned(place, costs))]


def of_thinned(place, costs):
    for mode in THINNED:
        if costs.get((place, mode)):
            yield Target(*place, f"ns added by {mode}", Spread.of(costs[place, mode].values()), 20 if place[1] == "wide" else 10)


def of_place(place, costs, quiet):
    own = costs[place, SUBJECT]
    jdk, shape, threads = place

    def quotient(name, other, limit):
        return Target(*place, name, Spread.of(quotients(own, costs[other])), limit)

    def against(peer, limit):
        floor = Spread.of(quotients(costs.get((place, "floor"), {}), costs[place, peer])).median
        return Target(*place, f"of {peer}", Spread.of(quotients(own, costs[place, peer])), limit, floor)

    if (place, "floor") in costs:
        floor = costs[place, "floor"]
        busy = " (busy machine)" if shape == "wide" and not quiet else ""
        yield quotient(f"of the floor{busy}", (place, "floor"), floor_limit(jdk, shape, quiet))
        if jdk < 25 and shape != "wide":
            yield Target(*place, "ns over the floor", Spread.of(own[r] - floor[r] for r in own if r in floor), 15)
    if threads > 1 and ((jdk, shape, 1), SUBJECT) in costs:
        yield quotient("of culprit with one thread", ((jdk, shape, 1), SUBJECT), 1.05)
    if (place, "jdk-method-timing") in costs:
        yield quotient("of the JDK's method timing", (place, "jdk-method-timing"), 1.2 if threads == 1 else 1.0)
    for peer, limit in PEERS.items():
        if (place, peer) in costs:
            yield against(peer, limit)
