"""How a result is judged against what was planted. Pure functions."""

from statistics import median

LEAST, FULL = 0.05, 0.10
# About 100 ns, several times what a processor executes ahead.
LONG_SPIN = 70
CLASSES = ("< 5 %", "5–10 %", "≥ 10 %")


def measured_impact(plant):
    """
    Change of the CPU time without the agent: the median of the pairs' ratios. The least of each side will not do, for the
    speed of a shared machine drifts by a third within the hour, and both sides of a pair see the same of it.
    """
    pairs = len(plant["timedBaseline"])
    return median(changed / base for base, changed in zip(plant["timedBaseline"], plant["timedCandidate"][-pairs:])) - 1


def is_measured(plant):
    """
    Whether the impact has to be measured. What repeated calls cost is not known; and of a few iterations a processor may do
    any part beside other work.
    """
    return plant["kind"] == "calls" or plant["kind"].startswith("slow") and plant["plant"]["iterations"] < LONG_SPIN


def true_impact(plant):
    """
    Share of the baseline's time (without the agent) that was planted: what is known to be, or else what was measured. Iterations
    that a processor does beside other work take at most what they take alone, whatever the noise of the measurement says.
    """
    planned = plant["plant"]["impact"]
    if not is_measured(plant):
        return planned
    return measured_impact(plant) if plant["kind"] == "calls" else min(measured_impact(plant), planned)


def impact_class(impact):
    return CLASSES[0] if impact < LEAST else CLASSES[1] if impact < FULL else CLASSES[2]


def same(function, method):
    return (function is not None and function["class"] == method["className"] and function["method"] == method["name"]
            and function["descriptor"] == method["descriptor"])


def is_truth(named, plant):
    """
    Whether a culprit of the JSON result is what was planted: for calls the caller together with the callee, else the method
    itself, for any cause but more calls. Every implementation that the repeated call reaches is called more often, so each of
    them is right at the planted line.
    """
    truth = plant["plant"]
    if not same(named, truth["method"]):
        return False
    if plant["kind"] == "calls":
        return named["cause"] == "MORE_CALLS" and (same(named["callee"], truth["callee"]) or is_sibling(named, plant))
    return named["cause"] != "MORE_CALLS"


def is_sibling(named, plant):
    """Whether the callee overrides, or is overridden by, the one that was drawn, and is called at the same line."""
    callee, drawn = named["callee"], plant["plant"]["callee"]
    return (callee is not None and callee["method"] == drawn["name"] != "<init>" and callee["descriptor"] == drawn["descriptor"]
            and has_line(named, plant))


def has_line(named, plant):
    """Whether the line of repeated calls is right, too."""
    site = (named.get("callee") or {}).get("callSite") or {}
    return plant["kind"] != "calls" or site.get("line") == plant["plant"]["line"]


def score(plant, result):
    """What one comparison got right, as a flat record."""
    culprits, suspects = result["culprits"], result["suspects"]
    right = [is_truth(c, plant) for c in culprits]
    everyone = right + [is_truth(s, plant) for s in suspects]
    return {
        "verdict": result["verdict"],
        "top1": bool(right[:1] == [True]),
        "top3": any(right[:3]),
        "line": any(r and has_line(c, plant) for r, c in zip(right[:1], culprits)),
        "firstOfAll": bool(everyone[:1] == [True]),
        "inSuspects": any(everyone) and not any(right),
        "wrong": sum(not r for r in right),
        "named": describe(culprits[0]) if culprits else f"({describe(suspects[0])})" if suspects else "",
        "share": culprits[0]["deltaNanos"] / result["total"]["baseline"] if culprits and result["total"]["baseline"] else None,
        "totalRatio": result["total"]["ratio"],
    }


def describe(culprit):
    callee = culprit.get("callee")
    return (f"{culprit['cause']} {culprit['class']}.{culprit['method']}"
            + (f" -> {callee['class']}.{callee['method']}" if callee else ""))
