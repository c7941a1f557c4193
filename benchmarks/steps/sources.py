"""The benchmark's neighbours: JDKs, downloads and tables come from ../overhead."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "overhead"))

SOURCES = HERE / "src"
RUNTIME = HERE.parents[1] / "agent/runtime/target/classes"
JMH = ("org.openjdk.jmh:jmh-core:1.37", "org.openjdk.jmh:jmh-generator-annprocess:1.37", "net.sf.jopt-simple:jopt-simple:5.0.4",
       "org.apache.commons:commons-math3:3.6.1")
