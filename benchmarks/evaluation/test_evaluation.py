"""python3 -m unittest discover -s benchmarks/evaluation"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import intervals
import planted
import pool
import report
import truth
from workspace import HERE, read_json, write_json

METHOD = {"className": "a.A", "name": "slow", "descriptor": "()V"}
CALLEE = {"className": "a.B", "name": "work", "descriptor": "(I)V"}
SLOW = {"library": "x", "name": "00-slow100-high", "kind": "slow", "plant": {"method": METHOD, "iterations": 700, "impact": 0.2}}
CALLS = {**SLOW, "kind": "calls", "plant": {"method": METHOD, "line": 12, "callee": CALLEE, "extra": 3, "impact": 0.3},
         "timedBaseline": [110, 100, 90], "timedCandidate": [120, 107, 130, 99]}


def function(method):
    return {"class": method["className"], "method": method["name"], "descriptor": method["descriptor"]}


def culprit(method, cause="SLOWER_CALLS", callee=None, line=None):
    named = {**function(method), "cause": cause, "deltaNanos": 5, "callee": None}
    if callee:
        named["callee"] = {**function(callee), "callSite": {"line": line}}
    return named


def result(*culprits, suspects=(), verdict="REGRESSED"):
    return {"verdict": verdict, "culprits": list(culprits), "suspects": list(suspects), "total": {"baseline": 100, "ratio": 1.1}}


class TruthTest(unittest.TestCase):

    def test_the_planted_method_first_is_right(self):
        scored = truth.score(SLOW, result(culprit(METHOD), culprit(CALLEE)))
        self.assertEqual((scored["top1"], scored["top3"], scored["wrong"], scored["share"]), (True, True, 1, 0.05))

    def test_second_is_within_three_and_not_first(self):
        scored = truth.score(SLOW, result(culprit(CALLEE), culprit(METHOD)))
        self.assertEqual((scored["top1"], scored["top3"]), (False, True))

    def test_an_overload_is_not_the_planted_method(self):
        self.assertFalse(truth.score(SLOW, result(culprit({**METHOD, "descriptor": "(I)V"})))["top1"])

    def test_more_calls_from_it_is_not_its_own_cost(self):
        self.assertFalse(truth.score(SLOW, result(culprit(METHOD, "MORE_CALLS", CALLEE, 12)))["top1"])

    def test_a_suspect_is_not_a_culprit(self):
        scored = truth.score(SLOW, result(suspects=[culprit(METHOD)], verdict="INCONCLUSIVE"))
        self.assertEqual((scored["top1"], scored["firstOfAll"], scored["inSuspects"], scored["wrong"]), (False, True, True, 0))

    def test_repeated_calls_need_caller_and_callee_and_cause(self):
        self.assertTrue(truth.score(CALLS, result(culprit(METHOD, "MORE_CALLS", CALLEE, 12)))["line"])
        other_line = truth.score(CALLS, result(culprit(METHOD, "MORE_CALLS", CALLEE, 13)))
        self.assertEqual((other_line["top1"], other_line["line"]), (True, False))
        self.assertFalse(truth.score(CALLS, result(culprit(METHOD, "MORE_CALLS", METHOD, 12)))["top1"])
        self.assertFalse(truth.score(CALLS, result(culprit(METHOD)))["top1"])

    def test_the_impact_of_calls_is_measured_and_that_of_the_others_known(self):
        self.assertAlmostEqual(truth.true_impact(CALLS), 0.1)
        self.assertEqual(truth.true_impact(SLOW), 0.2)
        few = {**SLOW, "plant": {**SLOW["plant"], "iterations": 7}, "timedBaseline": [100], "timedCandidate": [103]}
        self.assertAlmostEqual(truth.true_impact(few), 0.03)

    def test_few_iterations_add_no_more_than_they_take_alone(self):
        few = {**SLOW, "plant": {**SLOW["plant"], "iterations": 7}, "timedBaseline": [100], "timedCandidate": [150]}
        self.assertEqual(truth.true_impact(few), 0.2)

    def test_every_implementation_that_the_repeated_call_reaches_is_right_at_its_line(self):
        other = {**CALLEE, "className": "a.OtherImplementation"}
        self.assertTrue(truth.score(CALLS, result(culprit(METHOD, "MORE_CALLS", other, 12)))["top1"])
        self.assertFalse(truth.score(CALLS, result(culprit(METHOD, "MORE_CALLS", other, 13)))["top1"])

    def test_impacts_fall_into_three_classes(self):
        self.assertEqual([truth.impact_class(i) for i in (-0.1, 0.0499, 0.05, 0.0999, 0.1)],
                         ["< 5 %", "< 5 %", "5–10 %", "5–10 %", "≥ 10 %"])


class IntervalTest(unittest.TestCase):

    def test_wilson_agrees_with_published_values(self):
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        for hits, trials, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)):
            found = intervals.wilson(hits, trials)
            self.assertAlmostEqual(found[0], low, places=4)
            self.assertAlmostEqual(found[1], high, places=4)

    def test_nothing_counted_says_nothing(self):
        self.assertEqual(intervals.wilson(0, 0), (0, 1))
        self.assertEqual(intervals.share(0, 0), "–")


class PoolTest(unittest.TestCase):

    PAIRS = [([f"b{i}"], [f"c{i}"]) for i in range(8)]

    def test_pairs_stay_together(self):
        for base, candidate in pool.resampled(self.PAIRS, 3, 40, 1):
            self.assertEqual([f[1:] for f in base], [f[1:] for f in candidate])
            self.assertTrue(all({b[0], c[0]} == {"b", "c"} for b, c in zip(base, candidate)))

    def test_no_comparison_is_drawn_twice(self):
        drawn = pool.resampled(self.PAIRS, 1, 100, 1)
        self.assertEqual(len(drawn), 16)
        self.assertEqual(len({json.dumps(d) for d in drawn}), 16)

    def test_sides_change_places_in_some_and_not_in_all(self):
        first = [base[0][0] for base, _ in pool.resampled(self.PAIRS, 1, 16, 1)]
        self.assertEqual(set(first), {"b", "c"})

    def test_the_seed_decides(self):
        self.assertEqual(pool.resampled(self.PAIRS, 3, 40, 5), pool.resampled(self.PAIRS, 3, 40, 5))
        self.assertNotEqual(pool.resampled(self.PAIRS, 3, 40, 5), pool.resampled(self.PAIRS, 3, 40, 6))


class PlanTest(unittest.TestCase):

    LIBRARIES = read_json(HERE / "libraries.json")["libraries"]

    def test_there_are_a_hundred_plants_in_ten_libraries_of_every_kind(self):
        plan = planted.plan([library["id"] for library in self.LIBRARIES])
        self.assertGreaterEqual(len(plan), 100)
        self.assertGreaterEqual(len({p[0] for p in plan}), 10)
        self.assertEqual({(p[2], p[3]) for p in plan if p[2] == "slow"}, {("slow", n) for n in (5, 10, 20, 50, 100)})
        self.assertEqual({p[2] for p in plan}, {"slow", "slowtotal", "calls", "wait"})

    def test_each_draw_has_a_seed_of_its_own_that_the_order_of_work_does_not_change(self):
        seeds = {planted.seed_of(1, library["id"], index) for library in self.LIBRARIES for index in range(len(planted.PLAN))}
        self.assertEqual(len(seeds), len(self.LIBRARIES) * len(planted.PLAN))
        self.assertNotEqual(planted.seed_of(1, "a", 0), planted.seed_of(2, "a", 0))

    def test_each_library_has_its_workload(self):
        for library in self.LIBRARIES:
            self.assertTrue((HERE / "workloads" / (library["workload"].replace(".", "/") + ".java")).is_file(), library["id"])

    def test_a_kept_plant_is_not_made_again(self):
        with tempfile.TemporaryDirectory() as folder:
            done = Path(folder, "planted", "x", "00-slow100-high", "draw.json")
            write_json(done, {"kept": True})
            library = type("Library", (), {"id": "x", "data": Path(folder)})
            self.assertEqual(planted.drawn(library, (0, "slow", 100, "HIGH"), 1, set()), {"kept": True})

    def test_what_is_recorded_whole_is_not_recorded_again(self):
        with tempfile.TemporaryDirectory() as folder:
            kept = {"kind": "wait", "timedBaseline": [1], "timedCandidate": [1, 1]}
            write_json(Path(folder, "planted", "x", "n", "plant.json"), kept)
            library = type("Library", (), {"id": "x", "data": Path(folder)})
            self.assertEqual(planted.recorded(library, {"name": "n"}, 5), kept)

    def test_what_was_timed_in_few_pairs_is_timed_in_more(self):
        with tempfile.TemporaryDirectory() as folder:
            done = Path(folder, "planted", "x", "n", "plant.json")
            write_json(done, {"kind": "calls", "original": "a", "jar": "b", "timedBaseline": [9], "timedCandidate": [8, 9]})
            run = lambda self, *jars: type("Run", (), {"cpu": 7 if jars else 5})  # noqa: E731
            library = type("Library", (), {"id": "x", "data": Path(folder), "run": run})()
            more = planted.recorded(library, {"name": "n"}, 5)
            self.assertEqual(len(more["timedBaseline"]), planted.TIMED_PAIRS[True])
            self.assertEqual((more["timedBaseline"][:2], more["timedCandidate"][:3]), ([9, 5], [8, 9, 7]))
            self.assertEqual(read_json(done), more)


class EndingTest(unittest.TestCase):

    def test_a_stopped_run_leaves_nothing_running(self):
        with tempfile.TemporaryDirectory() as folder:
            program = ("import signal, threading, workspace; signal.signal(signal.SIGTERM, workspace.end_children); "
                       "t = threading.Thread(target=lambda: workspace.logged(['sh', '-c', 'echo $$; exec sleep 600'], 'log')); t.start(); "
                       f"print('up', flush=True); t.join()").replace("'log'", repr(str(Path(folder, "log"))))
            run = subprocess.Popen([sys.executable, "-c", program], cwd=HERE, stdout=subprocess.PIPE, text=True)
            run.stdout.readline()
            log = Path(folder, "log")
            while not (log.exists() and log.read_text().strip()):
                self.assertIsNone(run.poll())
            child = int(log.read_text())
            run.terminate()
            self.assertEqual(run.wait(), 128 + signal.SIGTERM)
            run.stdout.close()
            with self.assertRaises(ProcessLookupError):
                os.kill(child, 0)


class ReportTest(unittest.TestCase):

    def row(self, **more):
        return {"library": "x", "name": "n", "kind": "slow", "percent": 100, "forks": 5, "class": truth.CLASSES[2], "redrawn": {"changed output": 2},
                "partsError": 0, **truth.score(SLOW, result(culprit(METHOD))), **more}

    def test_failed_comparisons_are_counted_and_not_dropped(self):
        failed = {"library": "x", "name": "m", "kind": "slow", "percent": 100, "forks": 5, "class": truth.CLASSES[2], "redrawn": {}, "error": "bad"}
        text = "\n".join(report.planted_tables([self.row(), failed]))
        self.assertIn("Comparisons that failed: 1 of 2", text)
        self.assertIn("2 changed output", text)
        self.assertIn("| all | ≥ 10 % | 5 | 1/2 50 % [9, 91] |", text)

    def test_new_results_take_the_place_of_old_ones_in_the_readme(self):
        once = report.inserted(f"a\n{report.BEGIN}\n{report.END}\nb\n", "first")
        self.assertEqual(report.inserted(once, "second"), once.replace("first", "second"))
        self.assertTrue(once.startswith("a\n") and once.endswith("\nb\n"))

    def test_aa_tables_say_what_they_are_resampled_from(self):
        rows = [{"library": "x", "forks": 3, "number": i, "verdict": v, "culprits": 0} for i, v in enumerate(["REGRESSED", "UNCHANGED"])]
        text = "\n".join(report.aa_tables({"pools": {"x": 40}, "comparisons": rows}))
        self.assertIn("pool of 40 forks in 1 libraries (x 40)", text)
        self.assertIn("| 3 | 1/2 50 % [9, 91] | 0/2 0 % [0, 66] | 1/2 50 % [9, 91] |", text)


if __name__ == "__main__":
    unittest.main()
