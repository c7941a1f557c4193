"""Makes the two sides of a case runnable: resolves the pinned jars with Maven and compiles the workload against them."""

import hashlib
import os
import re
import subprocess
from pathlib import Path

COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies"
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>corpus</groupId><artifactId>resolve</artifactId><version>1</version><dependencies>{}</dependencies></project>
"""


class CaseError(Exception):
    """A case cannot be prepared or run; the message says why."""


def version(case, side):
    # Earlier corpora of this layout say "base" for the baseline.
    return case.get(side) or case["base"]


def artifacts(case, side):
    own = case.get(side + "Deps") or (case.get("baseDeps", []) if side == "baseline" else [])
    return [f"{case['artifact']}:{version(case, side)}", *case.get("extraDeps", []), *own]


def java(tool):
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", tool)) if home else tool


def checked(command, what):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise CaseError(f"{what} failed: {' '.join(map(str, command))}\n{done.stdout[-2000:]}")


def libraries(wanted, cache):
    """The directory with the jars of ``wanted`` (``group:artifact:version``) and of what they depend on."""
    target = cache / "libs" / re.sub(r"[^A-Za-z0-9._-]", "_", ",".join(wanted))
    if not (target / ".done").exists():
        target.mkdir(parents=True, exist_ok=True)
        tags = ("groupId", "artifactId", "version")
        dependencies = "".join(
            "<dependency>" + "".join(f"<{t}>{v}</{t}>" for t, v in zip(tags, a.split(":"))) + "</dependency>" for a in wanted)
        (target / "pom.xml").write_text(POM.format(dependencies))
        mvn = ["mvn", "-q", "-B", *os.environ.get("MVN_ARGS", "").split(), "-f", str(target / "pom.xml"), COPY]
        checked([*mvn, "-DincludeScope=runtime", f"-DoutputDirectory={target}"], "resolving the jars")
        (target / ".done").touch()
    return target


def compiled(case, side, class_path, corpus, cache):
    """The directory with the classes of the workload, compiled against this side's jars."""
    source = corpus / "src/main/java" / (case["workload"].replace(".", "/") + ".java")
    origin = hashlib.sha256(str(source).encode()).hexdigest()[:12]
    target = cache / "classes" / f"{case['id']}-{side}-{version(case, side)}-{origin}"
    done = target / ".done"
    if not done.exists() or source.stat().st_mtime > done.stat().st_mtime:
        target.mkdir(parents=True, exist_ok=True)
        checked([java("javac"), "-nowarn", "-proc:none", "-g", "--release", "17", "-cp", class_path,
                 "-d", str(target), str(source)], "compiling the workload")
        done.touch()
    return target


def command(case, side, corpus, cache, iterations=None):
    """What runs one side of ``case`` once, as a list of arguments."""
    libs = libraries(artifacts(case, side), cache)
    jars = os.pathsep.join(str(jar) for jar in sorted(libs.glob("*.jar")))
    classes = compiled(case, side, jars, corpus, cache)
    return [java("java"), *case.get("jvmArgs", []), "-cp", f"{classes}{os.pathsep}{jars}",
            case["workload"], str(iterations or case["iterations"])]
