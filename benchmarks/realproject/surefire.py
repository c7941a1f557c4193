"""Reads Surefire's XML reports and compares two runs test by test."""

import xml.etree.ElementTree as ET
from collections import Counter

OUTCOMES = ("failure", "error", "skipped")


def outcomes(directory):
    """How often each ``(class, test, outcome)`` occurs in ``directory``; parameterised tests may share a name."""
    found = Counter()
    for report in sorted(directory.glob("TEST-*.xml")):
        for case in ET.parse(report).getroot().iter("testcase"):
            outcome = next((o for o in OUTCOMES if case.find(o) is not None), "passed")
            found[case.get("classname"), case.get("name"), outcome] += 1
    return found


def differences(plain, profiled):
    """One line for each test that is missing, extra, or ended in another way."""
    lines = [f"only without the agent: {' '.join(key)} ({n})" for key, n in sorted((plain - profiled).items())]
    return lines + [f"only with the agent: {' '.join(key)} ({n})" for key, n in sorted((profiled - plain).items())]


def summary(found):
    by_outcome = Counter()
    for (_, _, outcome), n in found.items():
        by_outcome[outcome] += n
    return f"{sum(found.values())} tests: " + ", ".join(f"{n} {o}" for o, n in sorted(by_outcome.items()))
