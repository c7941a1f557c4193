"""The suites that are run, each in one JVM by JUnit's console launcher."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import sources  # first: it says where some of the others are
import jvm


@dataclass(frozen=True)
class Suite:
    """``folder`` is where it runs; classes below it are the project's own."""
    name: str
    folder: Path
    class_path: tuple
    selection: tuple

    def command(self, jdk, launcher, arguments):
        class_path = os.pathsep.join(str(entry) for entry in (launcher, *self.class_path))
        return [jdk.tool("java"), "-Xmx1g", *arguments, "-cp", class_path, "org.junit.platform.console.ConsoleLauncher", "execute",
                *self.selection, "--details=summary", "--disable-banner"]


def written(jdk, launcher, out):
    """The suite beside this program: business code, tasks and waits."""
    folder = out / "written"
    shutil.rmtree(folder, ignore_errors=True)
    classes = folder / "classes"
    files = [str(file) for file in sorted(sources.SOURCES.rglob("*.java"))]
    jvm.checked([jdk.tool("javac"), "-g", "--release", "17", "-cp", str(launcher), "-d", str(classes), *files], "compiling the suite")
    return Suite("written", folder, (classes,), ("--select-package=suite",))


def sample(name, side):
    """One of the suites of ``samples``, if they are built; its delays are drawn, so it gets a seed."""
    classes, libraries = sources.SAMPLES / side, sources.SAMPLES / "lib"
    package = f"dev.culprit.samples.{name}"
    if not (classes / package.replace(".", "/")).is_dir() or not libraries.is_dir():
        raise jvm.Unusable(f"the samples are not built, so there is no {name}; build them with: mvn -q -B -DskipTests package")
    jars = tuple(sorted(jar for jar in libraries.glob("*.jar") if not jar.name.startswith("junit-platform-console-standalone")))
    return Suite(name, sources.SAMPLES, (classes, *jars), (f"--select-package={package}",))


def module(project, jdk, mvn_args, exclude):
    """A Maven project without modules, or a module with those it needs, and the class path of its tests."""
    listed = project / "target" / "suite-overhead.cp"
    of_reactor = (project.parent / "pom.xml").is_file()
    # Each module of the reactor writes the file; the one that is asked for is the last.
    command = ["mvn", "-q", "-B", *mvn_args, *(("-pl", project.name, "-am") if of_reactor else ()), "test-compile",
               sources.BUILD_CLASS_PATH, "-Dmdep.includeScope=test", f"-Dmdep.outputFile={listed}"]
    done = subprocess.run(command, cwd=project.parent if of_reactor else project, env={**os.environ, "JAVA_HOME": str(jdk.home)},
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise jvm.Unusable(f"building {project}: {jvm.telling_line(done.stdout)}")
    jars = [Path(jar) for jar in listed.read_text().strip().split(os.pathsep) if jar]
    # The launcher brings its own JUnit Platform and Jupiter; two versions of them do not go together.
    libraries = tuple(jar for jar in jars if not re.search(r"/junit-(platform|jupiter|vintage)", str(jar)))
    tests = project / "target/test-classes"
    without = (f"--exclude-classname={exclude}",) if exclude else ()
    return Suite(project.name, project, (tests, project / "target/classes", *libraries), (f"--scan-class-path={tests}", *without))
