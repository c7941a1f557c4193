"""python3 -m unittest discover -s benchmarks/sampling"""

import json
import tempfile
import unittest
import zipfile
from pathlib import Path

import sources  # noqa: F401, first: it says where some of the others are
import taken
import variants


def profile(folder, name, told, samples):
    with zipfile.ZipFile(folder / name, "w") as file:
        file.writestr("manifest.json", "{}")
        if told is not None:
            file.writestr("samples.json", json.dumps(told))
        if samples:
            file.writestr("samples.jfr", samples)


class TakenTest(unittest.TestCase):

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def test_the_profile_with_the_most_samples_counts(self):
        told = {"events": [{"name": "cpu", "engine": "ctimer"}], "cost": {"samples": 10, "stackWalk.nanos": 50_000, "start.nanos": 2_000_000}}
        profile(self.folder, "a.culprit", told, b"FLR" * 10)
        profile(self.folder, "b.culprit", {**told, "cost": {"samples": 3}}, b"FLR" * 20)
        self.assertEqual(taken.read(self.folder), taken.Taken("ctimer", 10, 5.0, 2.0, 30))

    def test_a_profile_without_samples_has_none(self):
        profile(self.folder, "a.culprit", None, None)
        profile(self.folder, "b.culprit", {"events": [], "cost": {}}, None)
        self.assertIsNone(taken.read(self.folder))


class VariantsTest(unittest.TestCase):

    def test_no_variant_is_always_first_or_last(self):
        firsts = {variants.in_turn(i)[0].name for i in range(2 * len(variants.ALL))}
        self.assertEqual(firsts, {each.name for each in variants.ALL})

    def test_the_agent_gets_its_options(self):
        self.assertEqual(variants.NONE.arguments("a.jar", "p"), ["-javaagent:a.jar=out=p"])
        self.assertEqual(variants.ALL[1].arguments("a.jar", "p"), ["-javaagent:a.jar=out=p,sampling=cpu,sampler=perf_events"])
        self.assertEqual(len(variants.ALL), 9)


if __name__ == "__main__":
    unittest.main()
