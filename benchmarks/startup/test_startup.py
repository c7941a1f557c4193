"""python3 -m unittest discover -s benchmarks/startup"""

import tempfile
import unittest
import zipfile
from pathlib import Path

import sources  # noqa: F401, first: it says where some of the others are
import agents
import measure
import summary
from summary import Run


def runs(agent, at_main, load, classes=100, process=1000e6, instrumented=None):
    return [Run(17, classes, agent, i, m * 1e6, n * 1e6, process, classes, 0, instrumented)
            for i, (m, n) in enumerate(zip(at_main, load))]


def outcomes(made):
    return {t.what: t.outcome for t in summary.targets(made)}


class SummaryTest(unittest.TestCase):

    def test_costs_are_differences_within_a_repetition(self):
        # The machine became slower after the first repetition; the costs did not.
        made = runs("none", (20, 40), (100, 200)) + runs("culprit", (60, 80), (140, 240), instrumented=80)
        found = {t.what: t.value for t in summary.targets(made)}
        self.assertEqual(found["culprit: premain, ms"].median, 40)
        self.assertEqual(found["culprit: µs per instrumented class"].median, 500)

    def test_classes_that_got_no_probe_do_not_make_the_others_cheaper(self):
        made = runs("none", (20,), (100,)) + runs("culprit", (60,), (140,), instrumented=50)
        self.assertEqual(outcomes(made)["culprit: µs per instrumented class"], "missed")

    def test_ignored_classes_are_all_that_were_loaded(self):
        made = runs("none", (20,), (100,)) + runs("culprit-nothing", (60,), (101,), instrumented=0)
        self.assertEqual(outcomes(made)["culprit-nothing: µs per ignored class"], "met")

    def test_a_limit_inside_the_spread_is_said_to_be(self):
        made = runs("none", (20, 20, 20), (100,) * 3) + runs("culprit", (60, 70, 160), (110,) * 3, instrumented=100)
        self.assertEqual(outcomes(made)["culprit: premain, ms"], "met, but not by all runs")

    def test_a_jvm_that_loads_nothing_has_no_cost_per_class(self):
        made = runs("none", (20,), (0,), classes=0) + runs("culprit", (60,), (0,), classes=0, instrumented=1)
        self.assertEqual(list(outcomes(made)), ["culprit: premain, ms"])

    def test_all_rows_of_a_table_have_as_many_columns_as_its_head(self):
        made = runs("none", (20,), (100,)) + runs("culprit", (60,), (140,), instrumented=100)
        page = summary.page({"how": "how\n", "runs": made, "agents": {"none": "", "culprit": ""}, "left_out": {"x": "why"}})
        for block in page.split("\n\n"):
            self.assertLessEqual(len({line.count("|") for line in block.splitlines() if line.startswith("|")}), 1)
        self.assertIn("- x: why", page)


class AgentsTest(unittest.TestCase):

    def test_names_differ_and_options_reach_the_agent(self):
        everyone = agents.known(Path("/a/culprit.jar"), Path("/a"))
        self.assertEqual(len({a.name for a in everyone}), len(everyone))
        options = {a.name: a.options("/tmp/x") for a in everyone}
        self.assertEqual(options["none"], ())
        self.assertEqual(options["culprit-nothing"], ("-javaagent:/a/culprit.jar=out=/tmp/x,include=no.such.**",))

    def test_the_same_classes_are_loaded_in_the_same_order_each_time(self):
        with tempfile.TemporaryDirectory() as directory:
            jar = Path(directory, "x.jar")
            with zipfile.ZipFile(jar, "w") as content:
                for name in ("a/B.class", "a/C$D.class", "META-INF/versions/9/a/B.class", "module-info.class", "a/text"):
                    content.writestr(name, "")
            self.assertEqual(sorted(measure.class_names(jar)), ["a.B", "a.C$D"])
            self.assertEqual(measure.class_names(jar), measure.class_names(jar))


if __name__ == "__main__":
    unittest.main()
