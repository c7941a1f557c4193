"""Builds the small agents, fetches the jars, runs the JVMs in turn."""

import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import asdict
from pathlib import Path

import sources  # first: it says where some of the others are
import agents
import jvm
import machine
import summary

SEED = 1
TIMEOUT_SECONDS = 300
MANIFEST = "Premain-Class: {}\nCan-Retransform-Classes: true\nCan-Redefine-Classes: true\n"


class Measurement:
    """``args``: jdks, agents (names, or None), classes, repetitions, culprit, out, cache."""

    def __init__(self, args):
        self.args = args
        self.runs, self.left_out, self.loads = [], {}, []
        args.out.mkdir(parents=True, exist_ok=True)
        self.jars = [jvm.fetched(f"{artifact}:jar", args.cache) for artifact in sources.CLASSES]
        self.build(jvm.fetched(f"{sources.BYTE_BUDDY}:jar", args.cache))
        self.agents = [a for a in agents.known(args.culprit, args.out)
                       if not args.agents or a.name in (*args.agents, "none")]
        unknown = set(args.agents or ()) - {a.name for a in self.agents}
        if unknown:
            raise jvm.Unusable(f"no such agent: {', '.join(sorted(unknown))}")
        for agent in self.agents:
            if agent.jar and not agent.jar.is_file():
                raise jvm.Unusable(f"there is no {agent.jar}; build it with: mvn -q -B -DskipTests -pl agent/javaagent -am package")
        self.names = args.out / "names.txt"
        self.names.write_text("\n".join(class_names(self.jars[0])) + "\n")

    def build(self, byte_buddy):
        classes, unpacked = self.args.out / "classes", self.args.out / "buddy"
        for directory in (classes, unpacked):
            shutil.rmtree(directory, ignore_errors=True)
            directory.mkdir()
        files = sorted(str(f) for f in sources.SOURCES.rglob("*.java"))
        jvm.checked([self.args.jdks[0].tool("javac"), "-g", "--release", "17", "-cp", str(byte_buddy), "-d", str(classes), *files],
                    "compiling")
        shutil.move(classes / "agents", unpacked / "agents")
        with zipfile.ZipFile(byte_buddy) as jar:
            jar.extractall(unpacked, [n for n in jar.namelist() if n.startswith("net/")])
        self.package("replay.jar", "agents.ReplayAgent",
                     [str(f.relative_to(unpacked)) for f in sorted(unpacked.glob("agents/ReplayAgent*.class"))])
        self.package("null.jar", "agents.NullAgent", ["agents/NullAgent.class"])
        self.package("byte-buddy.jar", "agents.ByteBuddyAgent", ["agents", "net"])
        shutil.rmtree(unpacked)

    def package(self, jar, agent, content):
        manifest = self.args.out / "manifest"
        manifest.write_text(MANIFEST.format(agent))
        jvm.checked([self.args.jdks[0].tool("jar"), "--create", "--file", str(self.args.out / jar), "--manifest", str(manifest),
                     *(a for c in content for a in ("-C", str(self.args.out / "buddy"), c))], f"packing {jar}")

    def prepare(self):
        """Keeps what culprit makes of the classes, for the agent that gives it back."""
        replayed = next((a for a in self.agents if isinstance(a, agents.Replayed)), None)
        if replayed and max(self.args.classes) > 0:
            with tempfile.TemporaryDirectory(prefix="culprit-startup-") as directory:
                culprit = next(a for a in agents.known(self.args.culprit, self.args.out) if a.name == "culprit")
                options = [*culprit.options(directory), f"-javaagent:{replayed.jar}=record:{replayed.recorded}"]
                call_java(self.call(self.args.jdks[0], max(self.args.classes), options, directory), directory)

    def repeat(self):
        """Agents innermost, each time beginning with another, so that neither drift nor order favours one."""
        for repetition in range(self.args.repetitions):
            for jdk in self.args.jdks:
                for classes in self.args.classes:
                    self.loads.append(os.getloadavg()[0])
                    say(f"load {self.loads[-1]:.1f}: repetition {repetition + 1}, JDK {jdk.feature}, {classes} classes")
                    first = repetition % len(self.agents)
                    for agent in self.agents[first:] + self.agents[:first]:
                        if agent.name not in self.left_out:
                            self.measure(jdk, classes, agent, repetition)
            self.write()

    def measure(self, jdk, classes, agent, repetition):
        try:
            run = self.run(jdk, classes, agent, repetition)
        except (jvm.Unusable, OSError, KeyError, ValueError) as problem:
            self.left_out[agent.name] = f"JDK {jdk.feature}, {classes} classes: {problem}"
            say(f"left out: {agent.name}: {self.left_out[agent.name]}")
            return
        if agent.instruments and run.instrumented == 0:
            self.left_out[agent.name] = f"it has instrumented nothing (JDK {jdk.feature}, {classes} classes)"
        self.runs.append(run)

    def run(self, jdk, classes, agent, repetition):
        with tempfile.TemporaryDirectory(prefix="culprit-startup-") as directory:
            result = Path(directory, "result.json")
            log, cpu = call_java(self.call(jdk, classes, agent.options(directory), directory), directory)
            if not result.exists():
                raise jvm.Unusable(jvm.telling_line(log))
            told = json.loads(result.read_text())
            return summary.Run(jdk.feature, classes, agent.name, repetition, told["atMainNanos"], told["loadNanos"], cpu,
                               told["loaded"], told["notLinked"], agent.instrumented(directory))

    def call(self, jdk, classes, options, directory):
        return [jdk.tool("java"), *jvm.JVM, *options, "-cp", str(self.args.out / "classes"), "startup.LoadClasses",
                str(Path(directory, "result.json")), str(classes), str(self.names), *map(str, self.jars)]

    def report(self):
        jdks = ", ".join(jdk.version for jdk in self.args.jdks)
        how = (f"`{shlex.join(['benchmarks/startup/run', *sys.argv[1:]])}` on {time.strftime('%Y-%m-%d')}: {machine.describe()}, "
               f"JDK {jdks}; load average {min(self.loads, default=0):.1f} to {max(self.loads, default=0):.1f} on the way; classes of "
               f"{sources.CLASSES[0]}.\n")
        return {"how": how, "runs": self.runs, "agents": {a.name: a.what for a in self.agents}, "left_out": self.left_out}

    def write(self):
        report = self.report()
        (self.args.out / "startup.md").write_text(summary.page(report))
        judged = [{**asdict(t), "outcome": t.outcome} for t in summary.targets(self.runs)]
        (self.args.out / "startup.json").write_text(json.dumps(
            {"format": "culprit.startup", "version": 1, "how": report["how"].strip(), "machine": machine.facts(),
             "loadAverages": self.loads, "agents": report["agents"], "leftOut": self.left_out, "targets": judged,
             "runs": [asdict(r) for r in self.runs]}, indent=1) + "\n")


def class_names(jar):
    """In an order that is always the same and has nothing to do with packages."""
    with zipfile.ZipFile(jar) as content:
        names = sorted(n[:-len(".class")].replace("/", ".") for n in content.namelist()
                       if n.endswith(".class") and not n.startswith("META-INF/") and not n.endswith("module-info.class"))
    random.Random(SEED).shuffle(names)
    return names


def call_java(call, directory):
    """Runs it; its output, and the CPU time of the process in ns."""
    log = Path(directory, "log")
    with open(log, "w") as out:
        process = subprocess.Popen(call, env=jvm.clean_environment(), cwd=directory, stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.STDOUT)
        deadline = time.monotonic() + TIMEOUT_SECONDS
        try:
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    process.returncode = os.waitstatus_to_exitcode(status)
                    return log.read_text(errors="replace"), (usage.ru_utime + usage.ru_stime) * 1e9
                if time.monotonic() > deadline:
                    raise jvm.Unusable(f"did not end within {TIMEOUT_SECONDS} s")
                time.sleep(0.02)
        finally:
            if process.returncode is None:
                process.kill()
                os.waitpid(process.pid, 0)


def say(line):
    print(line, file=sys.stderr, flush=True)
