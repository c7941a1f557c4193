"""A library with its workload: how it is started, what it prints, what it takes without the agent, and what it weighs."""

import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from workspace import HERE, EvaluationError, read_json, recorder, sides, write_json

TIMES = re.compile(r"^cpu (\d+) elapsed (\d+)$", re.M)
CHECKSUM = re.compile(r"^checksum (\w+)$", re.M)
SOURCES = HERE / "workloads"


@dataclass(frozen=True)
class Run:
    """One run without the agent; ``checksum`` is None when it failed."""
    checksum: str
    cpu: int


@dataclass(frozen=True)
class Library:
    spec: dict
    classes: Path
    jars: tuple
    data: Path

    @property
    def id(self):
        return self.spec["id"]

    def command(self, original=None, replaced=None, options=()):
        jars = [replaced if original and str(jar) == str(original) else jar for jar in self.jars]
        path = os.pathsep.join(map(str, [self.classes, *jars]))
        return [sides.java("java"), *options, "-cp", path, self.spec["workload"], str(self.spec["rounds"])]

    def shell(self, original=None, replaced=None):
        return shlex.join(self.command(original, replaced))

    def includes(self):
        return [*self.spec["include"], "workloads.**"]

    def run(self, original=None, replaced=None, timeout=300):
        try:
            done = subprocess.run(self.command(original, replaced, ["-Dworkload.times=on"]), capture_output=True, text=True,
                                  timeout=timeout)
        except subprocess.TimeoutExpired:
            return Run(None, 0)
        times, checksum = TIMES.search(done.stdout), CHECKSUM.search(done.stdout)
        if done.returncode != 0 or not times or not checksum:
            return Run(None, 0)
        return Run(checksum.group(1), int(times.group(1)))


def prepared(spec, data):
    """Resolves the jars and compiles the workload; on disk once."""
    cache = data / "cache"
    libs = sides.libraries([spec["artifact"], *spec.get("extra", [])], cache)
    jars = tuple(sorted(libs.glob("*.jar")))
    classes = cache / "workloads" / spec["id"]
    sources = sorted(SOURCES.rglob("*.java"))
    done = classes / ".done"
    if not done.exists() or max(s.stat().st_mtime for s in sources) > done.stat().st_mtime:
        classes.mkdir(parents=True, exist_ok=True)
        main = SOURCES / (spec["workload"].replace(".", "/") + ".java")
        sides.checked([sides.java("javac"), "-nowarn", "-proc:none", "-g", "--release", "17", "-cp", os.pathsep.join(map(str, jars)),
                       "-sourcepath", str(SOURCES), "-d", str(classes), str(main)], "compiling " + spec["workload"])
        done.touch()
    return Library(spec, classes, jars, data)


def baseline(library, runs=5):
    """What the baseline prints and takes without the agent (the least CPU time of its thread), and a profile with every call timed."""
    path = library.data / "baselines" / (library.id + ".json")
    if path.exists():
        return read_json(path)
    done = [library.run() for _ in range(runs)]
    if len({run.checksum for run in done}) != 1 or done[0].checksum is None:
        raise EvaluationError(f"{library.id}: the workload fails or is not deterministic: {done}")
    profiles = library.data / "baselines" / library.id
    agent = recorder(library.data) / "culprit-agent.jar"
    options = f"out={profiles},fork=1,onerror=exit,overhead=99%,include={'+'.join(library.includes())}"
    sides.checked(library.command(options=[f"-javaagent:{agent}={options}"]), "profiling " + library.id)
    found = sorted(profiles.glob("*.culprit"))
    result = {"checksum": done[0].checksum, "cpuNanos": min(run.cpu for run in done),
              "allCpuNanos": [run.cpu for run in done], "profile": str(found[-1])}
    write_json(path, result)
    return result
