"""Runs the suites in turn and keeps what each run took."""

import json
import os
import re
import shutil
import subprocess
import time
from dataclasses import asdict, dataclass

import sources  # noqa: F401, first: it says where some of the others are
import jvm
import variants

TIMEOUT_SECONDS = 600
TESTS = re.compile(r"\[ +(\d+) tests (found|successful|failed|skipped|aborted) +\]")


@dataclass(frozen=True)
class Run:
    suite: str
    variant: str
    repetition: int
    wall: float
    cpu: float
    tests: tuple
    """How many tests were found, successful, failed, …: the same in all runs of a suite, or they are not comparable."""


class Measurement:

    def __init__(self, suites, jdk, launcher, args):
        self.suites, self.jdk, self.launcher, self.args = suites, jdk, launcher, args
        self.runs, self.left_out, self.loads = [], {}, []

    def repeat(self):
        for repetition in range(self.args.repetitions):
            self.loads.append(os.getloadavg()[0])
            for suite in self.suites:
                for variant in variants.in_turn(repetition):
                    self.once(suite, variant, repetition)

    def once(self, suite, variant, repetition):
        try:
            self.runs.append(run(suite, variant, repetition, self.jdk, self.launcher, self.args))
        except jvm.Unusable as problem:
            self.left_out[f"{suite.name}, {variant.name}"] = str(problem)

    def write(self, file):
        file.write_text(json.dumps({"jdk": self.jdk.version, "loads": self.loads, "leftOut": self.left_out,
                                    "runs": [asdict(each) for each in self.runs]}, indent=1))


def run(suite, variant, repetition, jdk, launcher, args):
    """One run; CPU time is that of the JVM and all that it started."""
    profiles, log = args.out / "profiles", args.out / "run.log"
    shutil.rmtree(profiles, ignore_errors=True)
    command = suite.command(jdk, launcher, variant.arguments(args.agent, profiles))
    with open(log, "w") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=suite.folder, env=jvm.clean_environment(), stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.STDOUT)
        usage = ended(process)
        wall = time.monotonic() - start
    told = log.read_text(errors="replace")
    tests = tuple(sorted((what, int(count)) for count, what in TESTS.findall(told)))
    if not tests:
        raise jvm.Unusable(f"ran no tests: {jvm.telling_line(told)}")
    if variant.options is not None and not list(profiles.glob("*.culprit")):
        raise jvm.Unusable("the agent wrote no profile")
    return Run(suite.name, variant.name, repetition, wall, usage.ru_utime + usage.ru_stime, tests)


def ended(process):
    """Waits for the process as ``wait4`` does, which tells what it used, and not what other children did."""
    end = time.monotonic() + TIMEOUT_SECONDS
    try:
        while time.monotonic() < end:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return usage
            time.sleep(0.005)
    except BaseException:
        process.kill()
        raise
    process.kill()
    raise jvm.Unusable(f"did not end within {TIMEOUT_SECONDS} s")
