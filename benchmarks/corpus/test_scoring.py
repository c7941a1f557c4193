"""python3 -m unittest discover -s benchmarks/corpus"""

import json
import unittest
from pathlib import Path

import scoring
import sides

CASE = {"expect": "regression", "culprit": ["a.B.slow"], "acceptable": ["a.B$1.*", "x.Regex.*"]}
QUIET_CASE = {"expect": "none", "culprit": [], "acceptable": []}


def result(verdict, *culprits):
    return {"verdict": verdict, "culprits": list(culprits), "suspects": []}


def culprit(name, callee=None):
    owner, method = name.rsplit(".", 1)
    return {"class": owner, "method": method, "callee": callee, "cause": "MORE_CALLS"}


def outcome(case, *args):
    return scoring.score(case, result(*args)).outcome


class ScoringTest(unittest.TestCase):

    def test_the_right_method_first_is_a_hit(self):
        self.assertEqual(outcome(CASE, "REGRESSED", culprit("a.B.slow")), "hit")

    def test_only_the_first_culprit_counts(self):
        self.assertEqual(outcome(CASE, "REGRESSED", culprit("a.B.other"), culprit("a.B.slow")), "miss")

    def test_an_acceptable_method_is_near(self):
        self.assertEqual(outcome(CASE, "REGRESSED", culprit("a.B$1.map")), "near")

    def test_the_right_callee_alone_is_near(self):
        callee = {"class": "a.B", "method": "slow"}
        self.assertEqual(outcome(CASE, "REGRESSED", culprit("a.C.loop", callee)), "near")
        self.assertEqual(outcome(CASE, "REGRESSED", culprit("a.C.loop", "a.B.slow")), "near")

    def test_the_right_method_without_the_verdict_is_a_miss(self):
        self.assertEqual(outcome(CASE, "INCONCLUSIVE", culprit("a.B.slow")), "miss")

    def test_a_verdict_without_culprit_is_a_miss(self):
        self.assertEqual(outcome(CASE, "REGRESSED"), "miss")

    def test_any_regression_where_none_is_expected_is_a_false_alarm(self):
        self.assertEqual(outcome(QUIET_CASE, "REGRESSED"), "FALSE ALARM")
        self.assertEqual(outcome(QUIET_CASE, "IMPROVED"), "quiet")
        self.assertEqual(outcome({**QUIET_CASE, "expect": "improvement"}, "REGRESSED"), "FALSE ALARM")

    def test_brackets_in_patterns_stand_for_themselves(self):
        self.assertTrue(scoring.matches("a.B.x[1]", ["a.B.x[1]"]))
        self.assertFalse(scoring.matches("a.B.x1", ["a.B.x[1]"]))

    def test_totals_count_each_outcome_once(self):
        scored = [(CASE, scoring.score(CASE, result("REGRESSED", culprit("a.B.slow")))),
                  (QUIET_CASE, scoring.score(QUIET_CASE, result("UNCHANGED")))]
        self.assertEqual(scoring.totals(scored), "1 hit, 0 near, 0 missed of 1 regressions; 0 false alarms in 1 others")


class CasesTest(unittest.TestCase):

    def test_each_case_is_complete_and_has_its_workload(self):
        here = Path(__file__).resolve().parent
        cases = json.loads((here / "cases.json").read_text())["cases"]
        self.assertEqual(len({c["id"] for c in cases}), len(cases))
        for case in cases:
            with self.subTest(case["id"]):
                self.assertIn(case["expect"], ("regression", "none", "improvement"))
                self.assertEqual(bool(case["culprit"]), case["expect"] == "regression")
                self.assertTrue(case["include"])
                self.assertTrue(sides.artifacts(case, "baseline") and sides.artifacts(case, "candidate"))
                self.assertTrue((here / "src/main/java" / (case["workload"].replace(".", "/") + ".java")).is_file())


if __name__ == "__main__":
    unittest.main()
