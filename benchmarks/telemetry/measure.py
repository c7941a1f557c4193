"""Runs the programs in turn and keeps what each run took."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import sources
import jvm

TIMEOUT_SECONDS = 300
KINDS = ("named", "anonymous", "local", "lambda", "capturing", "reference")
COMPANY = ("alone", "alike", "others")
PROGRAMS = {"no telemetry library": sources.DATABASE, "with Micrometer": sources.DATABASE + sources.TELEMETRY}
VARIANTS = ("off", "on")


@dataclass(frozen=True)
class Run:
    """``values``: amounts by name; CPU time in ns."""
    part: str
    subject: str
    variant: str
    repetition: int
    values: dict


class Measurement:

    def __init__(self, jdk, args):
        self.jdk, self.args = jdk, args
        self.runs, self.left_out, self.loads = [], {}, []
        self.jars = {a: jvm.fetched(f"{a}:jar", args.cache) for a in sources.DATABASE + sources.TELEMETRY}
        self.classes = args.out / "classes"
        shutil.rmtree(self.classes, ignore_errors=True)
        self.classes.mkdir(parents=True)
        jvm.checked([jdk.tool("javac"), "-Xlint:all", "-Werror", "-g", "--release", "17", "-cp", self.path(self.jars), "-d", str(self.classes),
                     *map(str, sorted(sources.SOURCES.rglob("*.java")))], "compiling the programs")

    def path(self, artifacts):
        return os.pathsep.join([str(self.classes), *(str(self.jars[a]) for a in artifacts)])

    def repeat(self):
        for repetition in range(self.args.repetitions):
            self.loads.append(os.getloadavg()[0])
            for part, subject, variant in in_turn(steps(self.args.only), repetition):
                try:
                    values = self.program(subject, variant) if part == "programs" else self.kind(subject, variant)
                    self.runs.append(Run(part, subject, variant, repetition, values))
                except jvm.Unusable as problem:
                    self.left_out[f"{subject}, {variant}"] = str(problem)

    def program(self, subject, variant):
        """With the agent; what it has to find says whether it was on."""
        main = "telemetry.Plain" if subject == "no telemetry library" else "telemetry.Observed"
        with tempfile.TemporaryDirectory(prefix="culprit-telemetry-") as directory:
            agent = f"-javaagent:{self.args.agent}=out={directory}/profiles,include=telemetry.**,telemetry={variant}"
            told, cpu = self.java(directory, [agent, "-cp", self.path(PROGRAMS[subject]), main])
            if not list(Path(directory, "profiles").glob("*.culprit")):
                raise jvm.Unusable("the agent wrote no profile")
            return {"start": told["start"], "work": told["work"], "process": cpu}

    def kind(self, subject, variant):
        with tempfile.TemporaryDirectory(prefix="culprit-telemetry-") as directory:
            told, _ = self.java(directory, ["-cp", str(self.classes), "telemetry.Kinds", subject, variant])
            return {"call": told["call"]}

    def java(self, directory, arguments):
        """What the program has written, and the CPU time of its JVM in ns."""
        result, log = Path(directory, "result.json"), Path(directory, "log")
        call = [self.jdk.tool("java"), *jvm.JVM, f"-Dresult={result}", *arguments]
        with open(log, "w") as out:
            process = subprocess.Popen(call, env=jvm.clean_environment(), cwd=directory, stdin=subprocess.DEVNULL, stdout=out,
                                       stderr=subprocess.STDOUT)
            usage = ended(process)
        if process.returncode or not result.exists():
            raise jvm.Unusable(jvm.telling_line(log.read_text(errors="replace")))
        return json.loads(result.read_text()), (usage.ru_utime + usage.ru_stime) * 1e9

    def write(self, file):
        file.write_text(json.dumps({"jdk": self.jdk.version, "loads": self.loads, "leftOut": self.left_out,
                                    "runs": [asdict(run) for run in self.runs]}, indent=1))


def steps(only):
    if only != "kinds":
        yield from (("programs", subject, variant) for subject in PROGRAMS for variant in VARIANTS)
    if only != "programs":
        yield from (("kinds", kind, company) for kind in KINDS for company in COMPANY)


def in_turn(all_steps, repetition):
    """Each repetition begins with another one, and every second one goes backwards: no drift favours one."""
    listed = list(all_steps)
    start = (repetition // 2) % len(listed)
    turned = listed[start:] + listed[:start]
    return turned[::-1] if repetition % 2 else turned


def ended(process):
    """Waits for the process as ``wait4`` does, which tells what it used."""
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
