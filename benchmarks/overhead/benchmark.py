"""One whole benchmark: fetches the agents, lets them count, measures them in turn, reports."""

import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import figures
import jvm
import machine
import shapes
import table
import targets

COUNTING_PASSES = 20
ROUND_MILLIS = 50


class Benchmark:
    """``args``: jdks, contenders, shapes, threads, repetitions, warm_up, rounds, quick, max_load, out."""

    def __init__(self, args):
        self.args = args
        self.runs, self.loads, self.left_out, self.jars = [], [], {}, {}
        self.started = time.monotonic()
        args.out.mkdir(parents=True, exist_ok=True)
        self.classes = jvm.compiled(args.jdks[0], args.out / "workload")

    def places(self):
        return [(j, s, t) for j in self.args.jdks for s in self.args.shapes for t in self.args.threads]

    def usable(self, jdk, shape):
        return [c for c in self.args.contenders if c.runs_on(jdk) and (c.name, jdk.feature, shape) not in self.left_out]

    def leave_out(self, contender, why, jdk=None, shape=None):
        """From now on; for all JDKs or shapes if none is given. Says so at once, and again in the report."""
        for j in [jdk] if jdk else self.args.jdks:
            for s in [shape] if shape else self.args.shapes:
                self.left_out.setdefault((contender.name, j.feature, s), why)
        where = ", ".join(filter(None, (jdk and f"JDK {jdk.feature}", shape)))
        say(f"left out: {contender.name}{where and f' ({where})'}: {why}")

    def prepare(self):
        """Fetches the agents and lets each count calls whose number is known."""
        for contender in self.args.contenders:
            try:
                self.fetch(contender)
            except jvm.Unusable as problem:
                self.leave_out(contender, str(problem))
        for jdk, shape in dict.fromkeys((jdk, shape) for jdk, shape, _ in self.places()):
            for contender in self.usable(jdk, shape):
                self.count(contender, jdk, shape)

    def fetch(self, contender):
        if contender.missing():
            raise jvm.Unusable(contender.missing())
        if contender.artifact:
            self.jars[contender.name] = jvm.fetched(contender.artifact, cache_directory())

    def count(self, contender, jdk, shape):
        try:
            result, counted = self.start(contender, jdk, jvm.Workload(shape, 1, COUNTING_PASSES, 0, 0, 0))
        except (jvm.Unusable, subprocess.CalledProcessError, OSError, KeyError, ValueError) as problem:
            self.leave_out(contender, f"when counting: {problem}", jdk, shape)
            return
        if contender.counts and counted != result["calls"]:
            self.leave_out(contender, f"it has seen {counted} of {result['calls']} calls", jdk, shape)

    def start(self, contender, jdk, workload):
        return jvm.run(jdk, contender, self.jars.get(contender.name), workload, self.classes, self.args.out)

    def repeat(self):
        """Contenders innermost, each time beginning with another, so that neither drift nor order favours one."""
        for repetition in range(self.args.repetitions):
            for jdk, shape, threads in self.places():
                self.loads.append(load_below(self.args.max_load))
                say(f"{(time.monotonic() - self.started) / 60:4.0f} min, load {self.loads[-1]:.1f}: repetition {repetition + 1} "
                    f"of {self.args.repetitions}, JDK {jdk.feature}, {shape}, threads: {threads}")
                now = self.usable(jdk, shape)
                first = repetition % max(1, len(now))
                for contender in now[first:] + now[:first]:
                    self.measure(contender, jdk, shape, threads, repetition)
            self.write()

    def measure(self, contender, jdk, shape, threads, repetition):
        workload = jvm.Workload(shape, threads, 0, self.args.warm_up, self.args.rounds, ROUND_MILLIS)
        try:
            result, _ = self.start(contender, jdk, workload)
        except jvm.Unusable as problem:
            self.leave_out(contender, f"repetition {repetition + 1}, threads: {threads}: {problem}", jdk, shape)
            return
        self.runs.append(figures.run_of(result, jdk=jdk.feature, shape=shape, threads=threads, contender=contender.name,
                                        repetition=repetition))

    def report(self):
        """What is known so far; see ``table.page``."""
        ordered = sorted(self.runs, key=self.order)
        # The benchmark's own threads are in the load average too.
        quiet = max(self.loads, default=0) <= os.cpu_count() + 0.5
        too_old = {(c.name, j.feature, ""): f"needs JDK {c.oldest_jdk}"
                   for c in self.args.contenders for j in self.args.jdks if not c.runs_on(j)}
        return {"how": self.how(), "cells": figures.cells(ordered), "targets": list(targets.targets(ordered, quiet)),
                "contenders": {c.name: c.what for c in self.args.contenders}, "left_out": {**too_old, **self.left_out}}

    def order(self, run):
        jdks, names = [j.feature for j in self.args.jdks], [c.name for c in self.args.contenders]
        return jdks.index(run.jdk), list(shapes.SHAPES).index(run.shape), run.threads, names.index(run.contender), run.repetition

    def how(self):
        jdks = ", ".join(jdk.version for jdk in self.args.jdks)
        quick = " **A quick run: it shows that everything works, and no more.**" if self.args.quick else ""
        return (f"`{shlex.join(['benchmarks/overhead/run', *sys.argv[1:]])}` on {time.strftime('%Y-%m-%d')}: {machine.describe()}, "
                f"JDK {jdks}; load average {min(self.loads, default=0):.1f} to {max(self.loads, default=0):.1f} on the way; "
                f"{self.args.repetitions} JVMs per cell, warm-up {self.args.warm_up} ms of CPU time per thread, "
                f"{self.args.rounds} rounds of {ROUND_MILLIS} ms.{quick}\n")

    def write(self):
        report = self.report()
        (self.args.out / "overhead.md").write_text(table.page(report))
        (self.args.out / "overhead.json").write_text(json.dumps(self.json(report), indent=1) + "\n")

    def json(self, report):
        judged = zip(figures.as_json(report["targets"]), report["targets"])
        return {"format": "culprit.overhead", "version": 1, "arguments": sys.argv[1:], "how": report["how"].strip(),
                "machine": machine.facts(), "loadAverages": self.loads, "jdks": {j.feature: j.version for j in self.args.jdks},
                "contenders": report["contenders"], "leftOut": table.left_out(report["left_out"]),
                "cells": figures.as_json(report["cells"]), "targets": [{**t, "outcome": o.outcome} for t, o in judged],
                "runs": figures.as_json(self.runs)}


def say(line):
    print(line, file=sys.stderr, flush=True)


def load_below(limit):
    """Waits for it, if there is a limit; gives the load average of the last minute."""
    while limit is not None and os.getloadavg()[0] > limit:
        time.sleep(5)
    return os.getloadavg()[0]


def cache_directory():
    return Path(os.environ.get("OVERHEAD_CACHE", Path(tempfile.gettempdir(), "culprit-overhead-cache")))
