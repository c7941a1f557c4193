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


def is_built():
    """Whether everything that this checkout builds is there and newer than its sources."""
    built = [*BUILT.values(), HERE / "target/lib"]
    if not all(path.exists() for path in built):
        return False
    oldest = min(path.stat().st_mtime for path in BUILT.values())
    sources = [path for module in ("agent", "analyzer", "flamegraph-templates", "benchmarks/evaluation")
               for path in (CHECKOUT / module).rglob("*") if path.is_file() and not {"target", "test"} & set(path.parts)
               and ("src" in path.parts or path.name == "pom.xml")]
    return all(path.stat().st_mtime <= oldest for path in sources)


def build():
    """Builds the jars of this checkout and the classes of this directory, unless they are up to date."""
    if is_built():
        return
    modules = "analyzer,agent/javaagent,benchmarks/evaluation"
    command = ["mvn", "-q", "-B", *os.environ.get("MVN_ARGS", "").split(), "-Dmaven.test.skip=true", "-Dspotless.check.skip=true",
               "-Denforcer.skip", "package", "-pl", modules, "-am", "-f", str(CHECKOUT / "pom.xml")]
    if subprocess.run(command).returncode != 0:
        raise EvaluationError("the build failed: " + " ".join(command))


RUNNING = set()


def logged(command, log):
    """Runs a command that starts processes of its own, and gives its exit code; ``end_children`` ends it."""
    with open(log, "w") as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        RUNNING.add(child)
        try:
            return child.wait()
        finally:
            RUNNING.discard(child)


def end_children(signal_number, frame):
    """Ends what was started and then this process, so that nothing goes on recording after a run was stopped."""
    for child in list(RUNNING):
        child.terminate()
    for child in list(RUNNING):
        child.wait()
    os._exit(128 + signal_number)


def commit():
    done = subprocess.run(["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty", "--abbrev=12"],
                          capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def recorder(data):
    """What records, frozen at the first recording, so that a rebuilt checkout does not change a run under way."""
    lib = data / "recorder" / "lib"
    if not (lib / "commit").exists():
        lib.mkdir(parents=True, exist_ok=True)
        for name, jar in BUILT.items():
            shutil.copy(jar, lib / name)
        shutil.copytree(HERE / "target/classes", lib / "classes", dirs_exist_ok=True)
        for jar in (HERE / "target/lib").glob("*.jar"):
            shutil.copy(jar, lib)
        (lib / "commit").write_text(commit() + "\n")
    return lib


def planting(data, *arguments):
    """The command that plants, frozen with what records."""
    lib = recorder(data)
    return java_main([lib / "classes", *sorted(lib.glob("*.jar"))], "plant", arguments)


def judge():
    """The command that judges, with the analyzer of this checkout."""
    return java_main([HERE / "target/classes", *sorted((HERE / "target/lib").glob("*.jar")), BUILT["culprit.jar"]], "judge", [])


def java_main(path, package, arguments):
    path = [p for p in path if p.name != "culprit-agent.jar"]
    return [sides.java("java"), "-cp", os.pathsep.join(map(str, path)), f"dev.culprit.evaluation.{package}.Main", *arguments]


def checked_json(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise EvaluationError(f"{' '.join(command[:6])} … ended with {done.returncode}: {done.stderr[-1500:]}")
    return json.loads(done.stdout)
