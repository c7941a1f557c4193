"""JDKs, the compiled workload, the peers' jars, and one run of one JVM."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import shapes

COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy"
SOURCES = Path(__file__).resolve().parent / "src"
# The heap and its collector are the same for all; the agents' own choice would be that of the machine.
JVM = ("-XX:+UseG1GC", "-Xms512m", "-Xmx512m")
FOREIGN = re.compile(r"(JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|(CULPRIT|KIEKER|OTEL)_.*)$")


class Unusable(Exception):
    """A contender, a JDK or a run does not work; the message is one line that says why."""


@dataclass(frozen=True)
class Jdk:
    home: Path
    version: str

    @staticmethod
    def at(home):
        """The JDK at that directory, or of the path if ``home`` is None."""
        java = str(Path(home, "bin", "java")) if home else shutil.which("java")
        try:
            told = subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True, check=True)
            found = dict(re.findall(r"^ +(java\.\S+) = (.*)$", told.stderr, re.MULTILINE))
            return Jdk(Path(found["java.home"]), found["java.runtime.version"])
        except (OSError, TypeError, KeyError, subprocess.CalledProcessError) as problem:
            raise Unusable(f"no JDK at {home or 'the path'}: {problem}") from problem

    @property
    def feature(self):
        return int(re.match(r"\d+", self.version)[0])

    def tool(self, name):
        return str(self.home / "bin" / name)


def fetched(artifact, cache):
    """The agent's jar in the cache, from Maven Central when it is not there yet."""
    target = cache / "jars" / artifact.replace(":", "_")
    if not list(target.glob("*.jar")):
        mvn = ["mvn", "-q", "-B", *os.environ.get("MVN_ARGS", "").split(), COPY]
        checked([*mvn, f"-Dartifact={artifact}", f"-DoutputDirectory={target}"], f"fetching {artifact}")
    return next(target.glob("*.jar"))


def compiled(jdk, target):
    classes = target / "classes"
    shutil.rmtree(target, ignore_errors=True)
    files = shapes.write_sources(SOURCES, target / "src")
    checked([jdk.tool("javac"), "-Xlint:all", "-Werror", "-g", "--release", "17", "-d", str(classes), *map(str, files)],
            "compiling the workload")
    return classes


def checked(command, what):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except OSError as problem:
        raise Unusable(f"{what}: {problem}") from problem
    if done.returncode != 0:
        raise Unusable(f"{what} failed: {telling_line(done.stdout)}")


def telling_line(log):
    """The line of a log that most probably says what is wrong."""
    lines = [line.strip() for line in re.sub(r"\x1b\[[0-9;]*m", "", log).splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"\b(ERROR|FATAL|error:|[A-Za-z.]*(Exception|Error)\b)", line)]
    return (telling or lines[-1:] or ["it printed nothing"])[0][:300]


def clean_environment(added=()):
    """This process's environment without what would reach the JVM or an agent by the way."""
    return {**{k: v for k, v in os.environ.items() if not FOREIGN.match(k)}, **dict(added)}


@dataclass(frozen=True)
class Workload:
    """What one JVM does; ``passes`` > 0 for a counting run."""
    shape: str
    threads: int
    passes: int
    warm_up_millis: int
    rounds: int
    round_millis: int

    def arguments(self, timed, result):
        return (f"shape={self.shape}", f"timed={str(timed).lower()}", f"threads={self.threads}", f"passes={self.passes}",
                f"warm-up-millis={self.warm_up_millis}", f"rounds={self.rounds}", f"round-millis={self.round_millis}",
                f"result={result}")

    def timeout_seconds(self):
        # An agent needs 10 s to start on a busy machine; CPU time takes several times as long in seconds there.
        return 120 + 10 * self.threads * (self.warm_up_millis + self.rounds * self.round_millis) / 1000


def run(jdk, contender, jar, workload, classes, logs):
    """Runs one JVM. Gives what it wrote and, for a counting run, what the contender has counted."""
    with tempfile.TemporaryDirectory(prefix="culprit-overhead-") as directory:
        result, log = Path(directory, "result.json"), Path(directory, "log")
        launch = contender.launch(jar, workload.shape, directory, jdk, workload.passes > 0)
        call = [jdk.tool("java"), *JVM, f"-Djava.io.tmpdir={directory}", *launch.arguments, "-cp", str(classes), "overhead.Main",
                *workload.arguments(contender.timed, result)]
        try:
            ended = call_java(call, launch.environment, directory, log, workload.timeout_seconds())
            if not result.exists():
                raise Unusable(f"ended with {ended} and without a result: {telling_line(log.read_text(errors='replace'))}")
            counted = None
            if workload.passes > 0 and contender.counts:
                counted = contender.counted(directory, log.read_text(errors="replace"), jdk)
            return json.loads(result.read_text()), counted
        except Unusable:
            shutil.copy(log, logs / f"{contender.name}-{workload.shape}-jdk{jdk.feature}.log")
            raise


def call_java(call, environment, directory, log, timeout):
    with open(log, "w") as out:
        try:
            return subprocess.run(call, env=clean_environment(environment), cwd=directory, stdin=subprocess.DEVNULL, stdout=out,
                                  stderr=subprocess.STDOUT, timeout=timeout).returncode
        except subprocess.TimeoutExpired as problem:
            raise Unusable(f"did not end within {timeout:.0f} s") from problem
