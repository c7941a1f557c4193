"""The benchmark's neighbours: JDKs, downloads and machine facts come from ../overhead."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "overhead"))

SOURCES = HERE / "src"
AGENT = HERE.parents[1] / "agent/javaagent/target/culprit-agent.jar"

DATABASE = ("com.h2database:h2:2.4.240",)
"""A library without telemetry, of which some thousand classes are loaded."""

TELEMETRY = ("io.micrometer:micrometer-core:1.17.2", "io.micrometer:micrometer-commons:1.17.2", "io.micrometer:micrometer-observation:1.17.2",
             "org.hdrhistogram:HdrHistogram:2.2.2", "org.latencyutils:LatencyUtils:2.0.3")
