"""python3 -m unittest discover -s benchmarks/realproject"""

import tempfile
import unittest
from collections import Counter
from pathlib import Path

import hotspots
import surefire

REPORT = """<testsuite><testcase classname="a.T" name="works"/>
<testcase classname="a.T" name="fails"><failure>no</failure></testcase>
<testcase classname="a.T" name="rests"><skipped/></testcase>{}</testsuite>"""


def outcomes(extra=""):
    with tempfile.TemporaryDirectory() as directory:
        reports = Path(directory, "module/target/surefire-reports")
        reports.mkdir(parents=True)
        (reports / "TEST-a.T.xml").write_text(REPORT.format(extra))
        return surefire.outcomes(Path(directory))


class SurefireTest(unittest.TestCase):

    def test_equal_runs_have_no_differences(self):
        self.assertEqual(surefire.differences(outcomes(), outcomes()), [])
        self.assertEqual(surefire.summary(outcomes()), "3 tests: 1 failure, 1 passed, 1 skipped")

    def test_a_test_that_ends_otherwise_is_named_on_both_sides(self):
        other = Counter({("a.T", "works", "error"): 1, ("a.T", "fails", "failure"): 1, ("a.T", "rests", "skipped"): 1})
        self.assertEqual(surefire.differences(outcomes(), other),
                         ["only without the agent: a.T works passed (1)", "only with the agent: a.T works error (1)"])

    def test_a_repetition_that_is_missing_is_a_difference(self):
        twice = outcomes('<testcase classname="a.T" name="works"/>')
        self.assertEqual(surefire.differences(twice, outcomes()), ["only without the agent: a.T works passed (1)"])


class HotspotsTest(unittest.TestCase):

    def test_jdk_leaves_belong_to_the_nearest_known_function(self):
        found = hotspots.of_stacks(["a/B.run;a/B$1.map_[j];java/util/List.add 7", "java/lang/Thread.run 9"], {"a.B.run", "a.B$1.map"})
        self.assertEqual(found.self, Counter({"a.B$1.map": 7}))
        self.assertEqual(found.total, Counter({"a.B.run": 7, "a.B$1.map": 7}))

    def test_recursion_counts_once_in_inclusive_weights(self):
        self.assertEqual(hotspots.of_stacks(["a/B.r;a/B.r;a/B.r 5"], {"a.B.r"}).total, Counter({"a.B.r": 5}))

    def test_the_same_order_correlates_fully_and_the_opposite_inversely(self):
        ours, theirs = Counter(x=30, y=20, z=10), Counter(x=5, y=4, z=3)
        self.assertAlmostEqual(hotspots.rank_correlation(ours, theirs, 1), 1)
        self.assertAlmostEqual(hotspots.rank_correlation(ours, Counter(x=3, y=4, z=5), 1), -1)

    def test_functions_with_few_samples_do_not_count_in_the_correlation(self):
        ours = Counter(x=30, y=20, z=10, rare=99)
        self.assertAlmostEqual(hotspots.rank_correlation(ours, Counter(x=5, y=4, z=3, rare=1), 2), 1)

    def test_the_common_share_is_what_both_give_to_the_same(self):
        self.assertAlmostEqual(hotspots.common_share(Counter(a=3, b=1), Counter(a=1, c=1)), 0.5)

    def test_ties_share_their_rank(self):
        self.assertEqual(hotspots.ranks([5, 1, 5]), [2.5, 1, 2.5])

    def test_overlap_counts_common_names(self):
        self.assertEqual(hotspots.overlap(Counter(a=3, b=2, c=1), Counter(b=9, d=8, a=1), n=2), 1)


if __name__ == "__main__":
    unittest.main()
