"""python3 -m unittest discover -s benchmarks/overhead"""

import io
import json
import math
import unittest
import zipfile
from pathlib import Path
from unittest import mock

import contenders
import figures
import jvm
import shapes
import table
import targets
from figures import Spread


def runs(contender, *nanos, jdk=17, shape="flat", threads=1, wall=1.0):
    return [figures.Run(jdk, shape, threads, contender, i, n, 0.0, wall) for i, n in enumerate(nanos)]


def cell(made, contender):
    return next(c for c in made if c.contender == contender)


class FiguresTest(unittest.TestCase):

    def test_a_run_is_the_median_over_all_rounds_and_the_worst_wall_time(self):
        threads = [{"nanosPerCall": [10, 11, 90], "bytesPerCall": 0.0, "wallPerCpu": 1.0},
                   {"nanosPerCall": [12, 13, 9], "bytesPerCall": 8.0, "wallPerCpu": 1.7}]
        run = figures.run_of({"threads": threads}, jdk=17, shape="flat", threads=2, contender="none", repetition=0)
        self.assertEqual((run.nanos, run.bytes, run.wall_per_cpu), (11.5, 4.0, 1.7))

    def test_costs_are_differences_within_a_repetition(self):
        # The machine became slower after the first repetition; the costs did not.
        made = figures.cells(runs("none", 100, 200, 300) + runs("floor", 140, 240, 340) + runs("culprit", 150, 250, 352))
        self.assertEqual(cell(made, "culprit").added, Spread(50, 50, 52))
        self.assertEqual(cell(made, "culprit").over_floor, Spread(1.25, 1.25, 1.3))
        self.assertEqual(cell(made, "culprit").nanos, Spread(250, 150, 352))

    def test_a_repetition_without_its_reference_is_left_out_of_the_costs(self):
        made = figures.cells(runs("none", 100) + runs("floor", 140) + runs("culprit", 150, 900))
        self.assertEqual(cell(made, "culprit").added, Spread(50, 50, 50))
        self.assertEqual(cell(made, "culprit").runs, 2)

    def test_a_floor_that_costs_nothing_gives_no_ratio(self):
        made = figures.cells(runs("none", 100) + runs("floor", 99) + runs("culprit", 150))
        self.assertFalse(cell(made, "culprit").over_floor.known)

    def test_places_are_kept_apart(self):
        made = figures.cells(runs("none", 100) + runs("culprit", 150) + runs("none", 10, threads=2) + runs("culprit", 70, threads=2))
        self.assertEqual([c.added.median for c in made if c.contender == "culprit"], [50, 60])

    def test_what_is_not_a_number_is_null_in_json(self):
        made = figures.as_json(figures.cells(runs("none", 100)))
        self.assertIsNone(made[0]["over_floor"]["median"])
        self.assertEqual(json.loads(json.dumps(made))[0]["nanos"]["median"], 100)

    def test_no_values_have_no_spread(self):
        self.assertTrue(math.isnan(Spread.of([]).median))


class TargetsTest(unittest.TestCase):

    def found(self, made, quiet=True):
        return {(t.jdk, t.shape, t.threads, t.what): t for t in targets.targets(made, quiet)}

    def test_the_floor_decides_on_either_jdk(self):
        for jdk, limit in ((17, 1.3), (21, 1.3), (25, 1.4)):
            made = runs("none", 100, jdk=jdk) + runs("floor", 140, jdk=jdk) + runs("culprit", 154, jdk=jdk)
            target = self.found(made)[jdk, "flat", 1, "of the floor"]
            self.assertEqual((target.limit, target.value.median), (limit, 1.35))
            self.assertEqual(target.outcome, "met" if limit > 1.35 else "missed")

    def test_many_methods_may_cost_more_on_a_busy_machine(self):
        made = runs("none", 10, shape="wide") + runs("floor", 50, shape="wide") + runs("culprit", 80, shape="wide")
        self.assertEqual(self.found(made)[17, "wide", 1, "of the floor"].outcome, "missed")
        self.assertEqual(self.found(made, quiet=False)[17, "wide", 1, "of the floor (busy machine)"].outcome, "met")

    def test_a_limit_inside_the_spread_is_said_to_be(self):
        for median, outcome in ((1.2, "met, but not by all runs"), (1.35, "missed, but not by all runs")):
            self.assertEqual(targets.Target(17, "flat", 1, "", Spread(median, 1.1, 1.4), 1.3).outcome, outcome)

    def test_peers_are_compared_by_what_they_add(self):
        made = runs("none", 100) + runs("kieker", 300) + runs("otel", 500) + runs("culprit", 150)
        found = self.found(made)
        self.assertEqual(found[17, "flat", 1, "of kieker"].value.median, 0.25)
        self.assertEqual(found[17, "flat", 1, "of otel"].value.median, 0.125)

    def test_a_missed_peer_is_shown_beside_what_two_clock_reads_cost(self):
        made = runs("none", 100) + runs("floor", 140) + runs("kieker", 180) + runs("culprit", 150)
        missed = self.found(made)[17, "flat", 1, "of kieker"]
        self.assertEqual((missed.outcome, missed.floor), ("missed", 0.5))
        self.assertIn("missed; the floor alone 0.50", table.outcomes([missed]))

    def test_a_second_thread_may_not_make_calls_dearer(self):
        made = runs("none", 100) + runs("culprit", 150) + runs("none", 100, threads=2) + runs("culprit", 160, threads=2)
        self.assertEqual(self.found(made)[17, "flat", 2, "of culprit with one thread"].outcome, "missed")

    def test_thinned_modes_have_limits_in_nanoseconds(self):
        made = runs("none", 100) + runs("culprit-sampled", 109) + runs("culprit-counted", 111)
        found = self.found(made)
        self.assertEqual(found[17, "flat", 1, "ns added by culprit-sampled"].outcome, "met")
        self.assertEqual(found[17, "flat", 1, "ns added by culprit-counted"].outcome, "missed")
        made = runs("none", 10, shape="wide") + runs("culprit-sampled", 29, shape="wide")
        self.assertEqual(self.found(made)[17, "wide", 1, "ns added by culprit-sampled"].limit, 20)

    def test_without_culprit_there_is_nothing_to_judge(self):
        self.assertEqual(self.found(runs("none", 100) + runs("floor", 140)), {})


class TableTest(unittest.TestCase):

    def page(self, made, **others):
        report = {"how": "how\n", "cells": figures.cells(made), "targets": list(targets.targets(made, True)), "contenders": {},
                  "left_out": {}, **others}
        return table.page(report)

    def test_a_row_has_cost_and_ratio_with_their_spread(self):
        page = self.page(runs("none", 100, 100) + runs("floor", 140, 140) + runs("culprit", 150, 152))
        self.assertIn("| flat, 1 thread | culprit | 151.0 (150.0–152.0) | 51.0 (50.0–52.0) | 1.27 (1.25–1.30) | 0 | 1.00 | 2 |", page)
        self.assertIn("| JDK 17, flat, 1 thread | of the floor | 1.27 (1.25–1.30) | 1.30 | met |", page)
        self.assertNotIn("Left out", page)

    def test_all_rows_of_a_table_have_as_many_columns_as_its_head(self):
        page = self.page(runs("none", 1) + runs("floor", 1) + runs("culprit", 2))
        for block in page.split("\n\n"):
            self.assertLessEqual(len({line.count("|") for line in block.splitlines() if line.startswith("|")}), 1)

    def test_the_overview_has_a_row_per_contender_and_a_column_per_place(self):
        made = runs("none", 100) + runs("floor", 140) + runs("culprit", 150) + runs("none", 10, threads=2) + runs("culprit", 70, threads=2)
        page = self.page(made)
        self.assertIn("| JDK 17: ns added per call (of the floor) | flat, 1 thread | flat, 2 threads |", page)
        self.assertIn("| floor | 40 (1.00) |  |", page)
        self.assertIn("| culprit | 50 (1.25) | 60 |", page)

    def test_crowded_threads_are_marked_and_explained(self):
        self.assertIn("| 1.30 * |", self.page(runs("none", 100, wall=1.3)))
        self.assertIn("did not have a core each", self.page(runs("none", 100, wall=1.3)))
        self.assertNotIn("*", self.page(runs("none", 100)).split("### JDK 17")[1])

    def test_who_is_left_out_is_named_once_with_the_reason(self):
        why = "it has seen 0 of 20 calls"
        page = self.page([], left_out={("kieker", 25, "flat"): why, ("kieker", 25, "wide"): why})
        self.assertIn("- kieker (JDK 25 flat, JDK 25 wide): it has seen 0 of 20 calls", page)


class CountingTest(unittest.TestCase):

    def test_calls_in_a_profile_are_counted_without_constructors(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as profile:
            profile.writestr("methods.json", json.dumps({"methods": [{"name": "<init>"}, {"name": "call"}]}))
            rows = [[-1, 0, 0, 7], [-1, 1, 0, 20], [1, 1, 0, 20], [2, -1, 0, 3]]
            groups = [{"columns": ["parent", "method", "line", "count"], "rows": rows}]
            profile.writestr("calltree.json", json.dumps({"threadGroups": groups}))
        self.assertEqual(contenders.calls_in_profile(packed), 43)

    def test_of_a_methods_events_the_last_counts(self):
        def event(name, invocations):
            return {"values": {"method": {"name": name, "type": {"name": "a/B"}}, "invocations": invocations}}
        recording = {"recording": {"events": [event("call", 5), event("call", 20), event("<init>", 1), event("other", 2)]}}
        self.assertEqual(contenders.calls_in_recording(recording), 22)

    def test_records_of_constructors_do_not_count(self):
        text = ("$0;1;2.0.2;KIEKER\n$1;2;static overhead.probed.Flat();<no-session-id>;4\n"
                "$1;3;public long overhead.probed.Flat.applyAsLong(long);<no-session-id>;4\n"
                "$1;4;private long overhead.probed.Wide19.shift(long);<no-session-id>;4\n")
        self.assertEqual(contenders.calls_in_records(text), 2)


class ContendersTest(unittest.TestCase):

    def test_each_can_be_launched_for_each_shape(self):
        everyone = [*contenders.peers(), *(contenders.Culprit(name, "agent.jar", o) for name, o in contenders.MODES.items())]
        self.assertEqual(len({c.name for c in everyone}), len(everyone))
        jdk = mock.Mock(feature=25)
        for contender in everyone:
            for shape, classes in shapes.SHAPES.items():
                with self.subTest(contender=contender.name, shape=shape):
                    launch = contender.launch("x.jar", shape, "/tmp", jdk, False)
                    told = " ".join([*launch.arguments, *(v for _, v in launch.environment)])
                    self.assertEqual(all(c in told or "overhead.probed.**" in told for c in classes), contender.counts)

    def test_an_agent_that_is_not_built_says_how_to_build_it(self):
        self.assertIn("mvn", contenders.Culprit("culprit", "/nowhere/agent.jar", "").missing())

    def test_foreign_options_do_not_reach_the_jvm(self):
        with mock.patch.dict("os.environ", {"JAVA_TOOL_OPTIONS": "-Xint", "OTEL_SDK_DISABLED": "true", "HOME": "/home"}, clear=True):
            self.assertEqual(jvm.clean_environment([("KIEKER_X", "1")]), {"HOME": "/home", "KIEKER_X": "1"})

    def test_the_line_that_says_what_is_wrong_is_found(self):
        log = "starting\njava.lang.StringIndexOutOfBoundsException: begin 0\n\tat a.B.c(B.java:1)\nend\n"
        self.assertEqual(jvm.telling_line(log), "java.lang.StringIndexOutOfBoundsException: begin 0")
        self.assertEqual(jvm.telling_line("a\n\x1b[0mb\n"), "b")
        self.assertEqual(jvm.telling_line(""), "it printed nothing")


class ShapesTest(unittest.TestCase):

    def source(self, name):
        return (jvm.SOURCES / "overhead/probed" / f"{name}.java").read_text()

    def test_the_methods_to_instrument_are_those_of_the_sources(self):
        for name, methods in (("Flat", ("applyAsLong",)), ("Recur", ("call",)), ("Wide", shapes.WIDE)):
            for variant in (name, f"{name}Timed"):
                with self.subTest(variant):
                    lines = [line for line in self.source(variant).splitlines() if line.startswith(("    public long", "    private long"))]
                    self.assertEqual([line.split("(")[0].split()[-1] for line in lines if "(" in line], list(methods))

    def test_copies_differ_in_their_names_only(self):
        texts = dict(shapes.copies(self.source("WideTimed")))
        self.assertEqual(len(texts), shapes.COPIES)
        self.assertIn("class WideTimed7 ", texts[7])
        self.assertEqual(texts[7].replace("WideTimed7", "WideTimed3").replace("Wide7", "Wide3"), texts[3])

    def test_the_floor_reads_the_clock_twice_in_each_method(self):
        for name, methods in (("FlatTimed", 1), ("RecurTimed", 1), ("WideTimed", len(shapes.WIDE))):
            self.assertEqual(self.source(name).count("System.nanoTime()"), 2 * methods)

    def test_the_floor_does_the_same_work(self):
        clock = ("long start = ", "nanos += ", "private long nanos;")
        for name in ("Flat", "Wide"):
            timed = [line for line in self.source(f"{name}Timed").splitlines() if not line.strip().startswith(clock)]
            timed = "\n".join(timed).replace("long result = ", "return ").replace("        return result;\n", "")
            for line in self.source(name).split("final class")[1].splitlines()[1:]:
                self.assertIn(line, timed)


if __name__ == "__main__":
    unittest.main()
