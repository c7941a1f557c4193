"""Who is measured: how each gets into a JVM, and how to see that it did what it is measured for."""

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Agent:
    """No agent; the base of the others."""
    name: str
    what: str
    jar: Path = None
    instruments: bool = False

    def argument(self, directory):
        return ""

    def options(self, directory):
        if self.jar is None:
            return ()
        argument = self.argument(directory)
        return (f"-javaagent:{self.jar}" + (f"={argument}" if argument else ""),)

    def instrumented(self, directory):
        """Classes with a probe after the run, None where nobody can tell."""
        return None


@dataclass(frozen=True)
class ByteBuddy(Agent):

    def argument(self, directory):
        return r"(org\.jetbrains|kotlin|com\.intellij|gnu|javaslang|javax|kotlinx|one|org|it|com)\..*|startup\.Work"


@dataclass(frozen=True)
class Culprit(Agent):
    given: str = ""

    def argument(self, directory):
        return ",".join(filter(None, (f"out={directory}", self.given)))

    def instrumented(self, directory):
        return sum(probed_classes(file) for file in Path(directory).glob("*.culprit"))


@dataclass(frozen=True)
class Replayed(Agent):
    recorded: Path = None
    """Name and class file of each class as culprit left it."""

    def argument(self, directory):
        return f"replay:{self.recorded}"


def probed_classes(file):
    with zipfile.ZipFile(file) as profile:
        return json.loads(profile.read("manifest.json"))["plan"]["probedClasses"]


def known(culprit, built):
    """All of them: culprit's jar, and the directory with those that this benchmark has built."""
    return [
        Agent("none", "no agent"),
        Agent("null-transformer", "an agent whose transformer returns null for every class", built / "null.jar"),
        Culprit("culprit-nothing", "culprit with a name pattern that selects no class", culprit, given="include=no.such.**"),
        Culprit("culprit-foreign", "culprit without options: no class comes from the working tree", culprit),
        Culprit("culprit", "culprit with every class selected", culprit, True, "include=**,exclude=startup.LoadClasses**"),
        Culprit("culprit-all-methods", "the same with overhead=off: trivial methods too", culprit, True,
                "include=**,exclude=startup.LoadClasses**,overhead=off"),
        Replayed("culprit-replayed", "what culprit made of the classes, read from a file before main: the bound for any cache",
                 built / "replay.jar", recorded=built / "replayed.bin"),
        ByteBuddy("byte-buddy", "Byte Buddy's AgentBuilder.Default with advice of two static calls on every method",
                  built / "byte-buddy.jar", True),
    ]
