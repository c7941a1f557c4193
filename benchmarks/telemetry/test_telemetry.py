"""python3 -m unittest discover -s benchmarks/telemetry"""

import unittest

import sources  # noqa: F401, first: it says where some of the others are
import measure
import table
from measure import Run


class TableTest(unittest.TestCase):

    def test_ratios_are_taken_within_a_repetition(self):
        runs = [Run("programs", "p", variant, i, {"work": value * (i + 1), "start": 1, "process": 1})
                for i in range(4) for variant, value in (("off", 1e9), ("on", 1.1e9))]
        off, on = (table.values(runs, "programs", "p", variant, "work") for variant in measure.VARIANTS)
        for ratio in table.ratios(on, off):
            self.assertAlmostEqual(1.1, ratio)
        self.assertIn("1.100 (1.100 … 1.100)", "\n".join(table.lines(runs)))

    def test_a_repetition_that_lacks_one_of_both_is_left_out(self):
        self.assertEqual([2], table.ratios({0: 2, 1: 3}, {0: 1}))

    def test_the_spread_is_that_of_the_middle_half(self):
        self.assertEqual((3, 2, 4), table.spread([5, 1, 3, 2, 4]))

    def test_kinds_are_compared_with_the_named_one(self):
        runs = [Run("kinds", kind, company, 0, {"call": call}) for kind, call in (("named", 2), ("lambda", 3))
                for company in measure.COMPANY]
        self.assertIn("| lambda | 3.00 (3.00 … 3.00) | 1.500 (1.500 … 1.500) |", "\n".join(table.lines(runs)))


class TurnTest(unittest.TestCase):

    def test_every_step_has_its_turn_in_each_repetition_and_none_is_always_first(self):
        steps = list(measure.steps(None))
        self.assertEqual(4 + 6 * 3, len(steps))
        firsts = set()
        for repetition in range(2 * len(steps)):
            turn = measure.in_turn(steps, repetition)
            self.assertEqual(sorted(steps), sorted(turn))
            firsts.add(turn[0])
        self.assertGreater(len(firsts), len(steps) // 2)


if __name__ == "__main__":
    unittest.main()
