"""python3 -m unittest discover -s benchmarks/steps"""

import unittest

import sources
import summary


def benchmark(step, nanos, cpu, wall):
    return {"benchmark": f"dev.culprit.agent.runtime.Steps.{step}", "primaryMetric": {"rawData": [nanos]},
            "secondaryMetrics": {"cpuNanos": {"rawData": [cpu]}, "wallNanos": {"rawData": [wall]}}}


class SummaryTest(unittest.TestCase):

    def test_wall_time_becomes_cpu_time_by_the_share_in_which_the_thread_ran(self):
        [found] = summary.results([benchmark("probe", [100, 60, 80], [5, 5, 5], [10, 10, 5])], 1, False, 0)
        self.assertEqual((found.step, found.nanos), ("probe", 50))

    def test_of_virtual_threads_wall_time_is_all_there_is(self):
        [found] = summary.results([benchmark("probe", [100], [0], [10])], 1, True, 0)
        self.assertEqual(found.nanos, 100)

    def test_two_probes_in_an_operation_are_halved(self):
        [found] = summary.results([benchmark("nestedProbes", [100], [1], [1])], 1, False, 0)
        self.assertEqual(found.nanos, 50)

    def test_ratios_are_taken_within_a_round(self):
        made = [summary.Result(step, 1, False, i, n) for step, ns in (("floor", (40, 80)), ("probe", (50, 100))) for i, n in enumerate(ns)]
        [floor, probe] = list(summary.rows(made))
        self.assertEqual(floor[:4], ["1 thread", "floor", "60.0 (40.0–80.0)", ""])
        self.assertEqual(probe[4], "1.25 (1.25–1.25)")

    def test_steps_stand_in_the_order_in_which_they_build_on_each_other(self):
        made = [summary.Result(step, 1, False, 0, 1) for step in ("mode", "probe", "threadLocal", "floor")]
        self.assertEqual([row[1] for row in summary.rows(made)], ["floor", "threadLocal", "probe", "mode"])

    def test_every_step_that_is_ordered_is_measured(self):
        text = (sources.SOURCES / "dev/culprit/agent/runtime/Steps.java").read_text()
        for step in (*summary.ORDER, *summary.PROBES):
            self.assertRegex(text, rf"public \w+ {step}\(")


if __name__ == "__main__":
    unittest.main()
