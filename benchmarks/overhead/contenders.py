"""Who is measured: how each is put into a JVM, and how the calls that it has seen are read back.

The last matters: an agent that cannot read a class file leaves the class as it is, and then costs nothing.
"""

import json
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from shapes import PROBED, SHAPES


@dataclass(frozen=True)
class Launch:
    """What a contender adds to the command line and to the environment."""
    arguments: tuple = ()
    environment: tuple = ()


class Contender:
    """No agent; the base of the others."""
    artifact = None
    """Coordinates in Maven Central of the agent's jar, if it has to be fetched."""
    oldest_jdk = 17
    timed = False
    """Whether the variant of the workload is run that reads the clock itself."""
    counts = True
    """Whether the calls it has seen can be read back."""

    def __init__(self, name, what):
        self.name, self.what = name, what

    def runs_on(self, jdk):
        return jdk.feature >= self.oldest_jdk

    def missing(self):
        """Why it cannot be run, or nothing."""
        return None

    def launch(self, jar, shape, directory, jdk, counting):
        """``counting``: the JVM makes few calls, of which ``counted`` will be asked; the cost does not matter."""
        raise NotImplementedError

    def counted(self, directory, log, jdk):
        """Calls of probed methods, constructors aside, that the agent has seen in a counting run."""
        raise NotImplementedError


class Unprobed(Contender):
    counts = False

    def __init__(self, name, what, timed):
        super().__init__(name, what)
        self.timed = timed

    def launch(self, jar, shape, directory, jdk, counting):
        return Launch()


class Culprit(Contender):

    def __init__(self, name, agent, options):
        super().__init__(name, f"culprit, options {options}" if options else "culprit without options")
        self.agent, self.options = Path(agent).resolve(), options

    def runs_on(self, jdk):
        return jdk.feature >= self.oldest_jdk

    def missing(self):
        if not self.agent.is_file():
            return f"there is no {self.agent}; build it with: mvn -q -B -DskipTests -pl agent/javaagent -am package"
        return None

    def launch(self, jar, shape, directory, jdk, counting):
        options = ",".join(filter(None, (f"out={directory}/profiles", f"include={PROBED}**", self.options)))
        return Launch((f"-javaagent:{self.agent}={options}",))

    def counted(self, directory, log, jdk):
        return sum(map(calls_in_profile, Path(directory, "profiles").glob("*.culprit")))


class MethodTiming(Contender):
    """JEP 520. The recording has the JDK's default settings, as a user would start it."""
    oldest_jdk = 25

    def launch(self, jar, shape, directory, jdk, counting):
        classes = ";".join(SHAPES[shape])
        return Launch((f"-XX:StartFlightRecording:method-timing={classes},filename={directory}/timing.jfr", "-Xlog:jfr*=off"))

    def counted(self, directory, log, jdk):
        call = [jdk.tool("jfr"), "print", "--json", "--events", "jdk.MethodTiming", f"{directory}/timing.jfr"]
        printed = subprocess.run(call, stdout=subprocess.PIPE, check=True).stdout
        return calls_in_recording(json.loads(printed))


class Kieker(Contender):
    """Its Byte Buddy agent with MooBench's writer, which drops all records: the least that monitoring costs."""
    artifact = "net.kieker-monitoring:kieker:2.0.2:jar:bytebuddy"
    DUMP = ("-Dkieker.monitoring.writer=kieker.monitoring.writer.dump.DumpWriter",
            "-Dkieker.monitoring.core.controller.WriterController.RecordQueueFQN=kieker.monitoring.writer.dump.DumpQueue")

    def launch(self, jar, shape, directory, jdk, counting):
        files = (f"-Dkieker.monitoring.writer.filesystem.FileWriter.customStoragePath={directory}",)
        # Its Byte Buddy does not know the class files of JDK 25, its own classes among them, and leaves everything as it is.
        new = ("-Dnet.bytebuddy.experimental=true",) if jdk.feature > 22 else ()
        # A pattern such as "* app.Flat.*(..)" ends the JVM with a StringIndexOutOfBoundsException; names of classes work.
        include = (("KIEKER_SIGNATURES_INCLUDE", ";".join(SHAPES[shape])),)
        return Launch((f"-javaagent:{jar}", *new, *(files if counting else self.DUMP)), include)

    def counted(self, directory, log, jdk):
        return sum(calls_in_records(file.read_text()) for file in Path(directory).rglob("*.dat"))


class OpenTelemetry(Contender):
    artifact = "io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1"

    def __init__(self, name, what, sampler):
        super().__init__(name, what)
        self.sampler = sampler

    def launch(self, jar, shape, directory, jdk, counting):
        methods = ";".join(f"{c}[{','.join(m)}]" for c, m in SHAPES[shape].items())
        exporters = {"traces": "console" if counting else "none", "metrics": "none", "logs": "none"}
        sampler = "always_on" if counting else self.sampler
        return Launch((f"-javaagent:{jar}", f"-Dotel.traces.sampler={sampler}", f"-Dotel.instrumentation.methods.include={methods}",
                       *(f"-Dotel.{signal}.exporter={e}" for signal, e in exporters.items())))

    def counted(self, directory, log, jdk):
        return sum("LoggingSpanExporter" in line for line in log.splitlines())


MODES = {
    "culprit": "overhead=off",
    "culprit-sampled": "overhead=off,timing=sampled",
    "culprit-counted": "overhead=off,timing=none",
    "culprit-alloc": "overhead=off,alloc=on",
    "culprit-cpu": "overhead=off,cpu=on",
}
"""Culprit's modes by the options that ask for them; an agent that does not know one records nothing, and is left out."""


def calls_in_profile(file):
    with zipfile.ZipFile(file) as profile:
        methods = json.loads(profile.read("methods.json"))["methods"]
        groups = json.loads(profile.read("calltree.json"))["threadGroups"]
    calls = 0
    for group in groups:
        method, count = group["columns"].index("method"), group["columns"].index("count")
        calls += sum(row[count] for row in group["rows"] if row[method] < 0 or not methods[row[method]]["name"].startswith("<"))
    return calls


def calls_in_recording(recording):
    """Each event has the count since the start, so that a method's last is its largest."""
    calls = {}
    for event in (e["values"] for e in recording["recording"]["events"]):
        method = event["method"]
        if not method["name"].startswith("<"):
            key = (method["type"]["name"], method["name"])
            calls[key] = max(calls.get(key, 0), event["invocations"])
    return sum(calls.values())


def calls_in_records(text):
    """Records of Kieker are ``$1;time;public long a.B.method(long);…``; those of constructors have the class's name only."""
    methods = tuple(f" {c}.{m}(" for shape in SHAPES.values() for c, ms in shape.items() for m in ms)
    return sum(any(m in line for m in methods) for line in text.splitlines())


def peers():
    """All but culprit."""
    return [
        Unprobed("none", "no agent", timed=False),
        Unprobed("floor", "no agent, two System.nanoTime() and one addition written into each method by hand", timed=True),
        MethodTiming("jdk-method-timing", "the JDK's method timing (JEP 520), JDK 25 and later"),
        Kieker("kieker", "Kieker 2.0.2, Byte Buddy agent, dump writer"),
        OpenTelemetry("otel", "OpenTelemetry javaagent 2.33.1, exporters none", "parentbased_always_on"),
        OpenTelemetry("otel-always-off", "OpenTelemetry javaagent 2.33.1, exporters none, sampler always_off", "always_off"),
    ]
