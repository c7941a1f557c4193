"""The benchmark's neighbour: suites, runs and ratios come from ../suite-overhead, which gets the rest from ../overhead."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUITES = HERE.parent / "suite-overhead"


def _neighbour(name):
    """A module of the neighbour that has a namesake here."""
    spec = importlib.util.spec_from_file_location(f"suite_overhead_{name}", SUITES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


_suites = _neighbour("sources")
# After that, which puts its own neighbour first: both have a module of the name table.
sys.path.insert(1, str(SUITES))
SOURCES, AGENT, SAMPLES, LAUNCHER, BUILD_CLASS_PATH = (
    _suites.SOURCES, _suites.AGENT, _suites.SAMPLES, _suites.LAUNCHER, _suites.BUILD_CLASS_PATH)
Variant = _neighbour("variants").Variant
