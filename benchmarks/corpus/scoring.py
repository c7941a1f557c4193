"""How a result is judged against what a case expects. Pure functions; the tests are in test_scoring.py."""

import fnmatch
from dataclasses import dataclass

HIT, NEAR, MISS = "hit", "near", "miss"
QUIET, FALSE_ALARM = "quiet", "FALSE ALARM"
FAILED = "failed"


@dataclass(frozen=True)
class Score:
    outcome: str
    verdict: str
    named: str
    """The first culprit, or the first suspect in brackets, or empty."""


def function_name(function):
    """``Class.method`` of a function in the JSON result, which may be an object or already a name."""
    if function is None:
        return ""
    if isinstance(function, str):
        return function
    return f"{function['class']}.{function['method']}"


def matches(name, patterns):
    """Whether one pattern is ``name``; ``*`` stands for anything, other characters, also ``[`` and ``?``, for themselves."""
    return any(fnmatch.fnmatchcase(name, p.replace("[", "[[]").replace("?", "[?]")) for p in patterns)


def describe(culprit):
    callee = function_name(culprit.get("callee"))
    name = function_name(culprit)
    return f"{culprit['cause']} {name}" + (f" -> {callee}" if callee else "")


def score(case, result):
    """Scores ``result``, the parsed JSON of ``culprit compare``.

    A regression is a *hit* if the verdict is REGRESSED and the first culprit's method is in ``culprit``, *near* if its
    method is in ``acceptable`` or only its callee is in one of the lists, else a *miss*. In all other cases any verdict
    REGRESSED is a false alarm, whoever is named.
    """
    verdict = result["verdict"]
    culprits, suspects = result.get("culprits", []), result.get("suspects", [])
    named = describe(culprits[0]) if culprits else f"({describe(suspects[0])})" if suspects else ""
    if case["expect"] != "regression":
        return Score(FALSE_ALARM if verdict == "REGRESSED" else QUIET, verdict, named)
    if verdict != "REGRESSED" or not culprits:
        return Score(MISS, verdict, named)
    return Score(named_rightly(case, culprits[0]), verdict, named)


def named_rightly(case, first):
    name, callee = function_name(first), function_name(first.get("callee"))
    if matches(name, case["culprit"]):
        return HIT
    if matches(name, case["acceptable"]) or (callee and matches(callee, case["culprit"] + case["acceptable"])):
        return NEAR
    return MISS


def totals(scored):
    """One line over all ``(case, score)`` pairs."""
    def count(outcome):
        return sum(s.outcome == outcome for _, s in scored)
    regressions = sum(c["expect"] == "regression" for c, _ in scored)
    line = f"{count(HIT)} hit, {count(NEAR)} near, {count(MISS)} missed of {regressions} regressions; "
    line += f"{count(FALSE_ALARM)} false alarms in {len(scored) - regressions} others"
    return line + (f"; {count(FAILED)} could not be run" if count(FAILED) else "")
