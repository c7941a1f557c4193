"""The benchmark's neighbours: JDKs, downloads and machine facts come from ../overhead."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "overhead"))

SOURCES = HERE / "src"
AGENT = HERE.parents[1] / "agent/javaagent/target/culprit-agent.jar"

CLASSES = ("org.jetbrains.kotlin:kotlin-compiler:2.1.21", "org.jetbrains.kotlin:kotlin-stdlib:2.1.21")
"""The jar whose classes are loaded, and what they need."""

BYTE_BUDDY = "net.bytebuddy:byte-buddy:1.18.14"
