"""The benchmark's neighbours: JDKs, downloads and machine facts come from ../overhead."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "overhead"))

SOURCES = HERE / "src"
AGENT = HERE.parents[1] / "agent/javaagent/target/culprit-agent.jar"
SAMPLES = HERE.parents[1] / "samples/target/suites"

LAUNCHER = "org.junit.platform:junit-platform-console-standalone:1.14.1"
"""Runs the suites, in the JVM that is measured and nothing else."""

BUILD_CLASS_PATH = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath"
