"""python3 -m unittest discover -s benchmarks/suite-overhead"""

import unittest
from pathlib import Path

import sources  # noqa: F401, first: it says where some of the others are
import measure
import table
import variants
from measure import Run

TESTS = (("successful", 3),)


def run(variant, repetition, cpu, wall=1.0, tests=TESTS):
    return Run("a", variant, repetition, wall, cpu, tests)


class TableTest(unittest.TestCase):

    def test_ratios_are_taken_within_a_repetition(self):
        # The machine was twice as slow in the second repetition; the agent cost a tenth in both.
        runs = [run("no agent", 0, 2.0), run("x", 0, 2.2), run("no agent", 1, 4.0), run("x", 1, 4.4), run("x", 2, 9.0)]
        for ratio in table.ratios(runs, "a", "x", "cpu"):
            self.assertAlmostEqual(ratio, 1.1)
        self.assertEqual(len(table.ratios(runs, "a", "x", "cpu")), 2)

    def test_the_spread_is_that_of_the_middle_half(self):
        self.assertEqual(table.spread([1, 2, 3, 4, 100]), (3, 2, 4))
        self.assertEqual(table.spread([7]), (7, 7, 7))

    def test_runs_with_other_tests_are_told(self):
        self.assertFalse(table.differing([run("no agent", 0, 1), run("x", 0, 1)], "a"))
        self.assertTrue(table.differing([run("no agent", 0, 1), run("x", 0, 1, tests=(("failed", 1),))], "a"))

    def test_every_variant_that_ran_is_a_row(self):
        runs = [run("no agent", 0, 2.0, 3.0), run("waits=off,tasks=off", 0, 2.5, 3.3)]
        rows = list(table.lines(runs))[2:]
        self.assertEqual(rows[0], "| a | no agent | 1.000 (1.000 … 1.000) | 1.000 (1.000 … 1.000) | 2.00 | 3.00 |")
        self.assertEqual(rows[1], "| a | waits=off,tasks=off | 1.250 (1.250 … 1.250) | 1.100 (1.100 … 1.100) | 2.50 | 3.30 |")


class VariantsTest(unittest.TestCase):

    def test_no_variant_is_always_first_or_last(self):
        firsts = {variants.in_turn(i)[0].name for i in range(2 * len(variants.ALL))}
        self.assertEqual(firsts, {each.name for each in variants.ALL})
        for i in range(12):
            self.assertEqual(sorted(each.name for each in variants.in_turn(i)), sorted(each.name for each in variants.ALL))

    def test_the_agent_gets_its_options(self):
        self.assertEqual(variants.NONE.arguments("agent.jar", "p"), [])
        self.assertEqual(variants.AGENTS[0].arguments("agent.jar", "p"), ["-javaagent:agent.jar=out=p,waits=off,tasks=off"])
        self.assertEqual(variants.AGENTS[3].arguments("agent.jar", "p"), ["-javaagent:agent.jar=out=p"])


class MeasureTest(unittest.TestCase):

    def test_counts_of_tests_are_read_from_the_launcher(self):
        told = "[        90 tests found           ]\n[         0 tests skipped         ]\n[        88 tests successful      ]"
        self.assertEqual(measure.TESTS.findall(told), [("90", "found"), ("0", "skipped"), ("88", "successful")])

    def test_the_suite_is_there(self):
        self.assertTrue(any(Path(sources.SOURCES).rglob("*Test.java")))


if __name__ == "__main__":
    unittest.main()
