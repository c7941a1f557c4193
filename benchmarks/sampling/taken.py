"""What a run's profiles say of its samples."""

import json
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Taken:
    engine: str
    """What took the samples of CPU time."""
    samples: int
    """Of all events; 0 when the sampler does not tell."""
    walk: float
    """Microseconds for each, to walk its stack."""
    start: float
    """Milliseconds before main."""
    size: int
    """Bytes of samples in the profile, packed."""


def read(folder):
    """Of the profile with the most samples; None without any."""
    found = [each for each in (of_profile(file) for file in sorted(folder.glob("*.culprit"))) if each]
    return max(found, key=lambda taken: (taken.samples, taken.size), default=None)


def of_profile(file):
    with zipfile.ZipFile(file) as profile:
        if "samples.json" not in profile.namelist() or "samples.jfr" not in profile.namelist():
            return None
        told = json.loads(profile.read("samples.json"))
        size = profile.getinfo("samples.jfr").compress_size
    cost = told["cost"]
    count = cost.get("samples", 0)
    walk = cost.get("stackWalk.nanos", 0) / count / 1e3 if count else 0.0
    return Taken(told["events"][0]["engine"], count, walk, cost.get("start.nanos", 0) / 1e6, size)
