"""Where everything is: the tools that run, the data that is kept, and how a program is started."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
sys.path.append(str(HERE.parent / "corpus"))

import sides  # noqa: E402  (of the corpus: resolves and compiles)

BUILT = {"culprit.jar": CHECKOUT / "analyzer/target/culprit.jar",
         "culprit-agent.jar": CHECKOUT / "agent/javaagent/target/culprit-agent.jar"}


class EvaluationError(Exception):
    """The evaluation cannot go on; the message says why."""


def data_directory():
    return Path(os.environ.get("CULPRIT_EVALUATION", Path(tempfile.gettempdir(), "culprit-evaluation")))


def write_json(path, value):
    """Writes by rename, so that a killed run leaves no half of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(value, indent=1) + "\n")
    part.replace(path)


def read_json(path):
    return json.loads(path.read_text())


def build():
    """Builds the jars of this checkout and the classes of this directory."""
    modules = "analyzer,agent/javaagent,benchmarks/evaluation"
    command = ["mvn", "-q", "-B", *os.environ.get("MVN_ARGS", "").split(), "-Dmaven.test.skip=true", "-Dspotless.check.skip=true",
               "-Denforcer.skip", "package", "-pl", modules, "-am", "-f", str(CHECKOUT / "pom.xml")]
    if subprocess.run(command).returncode != 0:
        raise EvaluationError("the build failed: " + " ".join(command))


def commit():
    done = subprocess.run(["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty", "--abbrev=12"],
                          capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def recorder(data):
    """The jars that record, frozen at the first recording, so that a rebuilt checkout does not change a run under way."""
    lib = data / "recorder" / "lib"
    if not (lib / "commit").exists():
        lib.mkdir(parents=True, exist_ok=True)
        for name, jar in BUILT.items():
            shutil.copy(jar, lib / name)
        (lib / "commit").write_text(commit() + "\n")
    return lib


def tool(main, *arguments):
    """The command that runs a main class of this directory, with the analyzer of this checkout."""
    path = [HERE / "target/classes", *sorted((HERE / "target/lib").glob("*.jar")), BUILT["culprit.jar"]]
    return [sides.java("java"), "-Xss16m", "-cp", os.pathsep.join(map(str, path)), f"dev.culprit.evaluation.{main}.Main", *arguments]


def checked_json(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise EvaluationError(f"{' '.join(command[:6])} … ended with {done.returncode}: {done.stderr[-1500:]}")
    return json.loads(done.stdout)
