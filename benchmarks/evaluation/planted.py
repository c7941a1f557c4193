"""Plants regressions and records both sides of each. What is planted where follows from the seed and the baseline's profile alone."""

import hashlib
import json
import os
import shutil

import truth
from library import baseline
from workspace import EvaluationError, checked_json, logged, planting, read_json, recorder, sides, write_json

MOST_DRAWS = 60
# Pairs of runs without the agent: more where the impact has to be measured.
TIMED_PAIRS = {True: 12, False: 1}

# What is planted in each library: kind, percent of a method's own cost (slow) or of all below it (slowtotal), wanted impact on the total.
PLAN = [("slow", 100, "HIGH"), ("calls", 0, "HIGH"), ("wait", 0, "HIGH"), ("slow", 50, "HIGH"), ("calls", 0, "MID"),
        ("slow", 20, "MID"), ("calls", 0, "LOW"), ("slow", 10, "LOW"), ("slow", 5, "LOW"), ("slowtotal", 100, "HIGH"),
        ("slowtotal", 50, "HIGH"), ("calls", 0, "HIGH")]


def plan(libraries, only=None):
    """One ``(library, index, kind, percent, impact)`` for each planted change, all libraries in turn."""
    return [(library, index, *entry) for index, entry in enumerate(PLAN) for library in libraries
            if only is None or index in only]


def name_of(index, kind, percent, impact):
    return f"{index:02d}-{kind}{percent or ''}-{impact.lower()}"


def seed_of(seed, library, index):
    """A seed for one draw that depends on the run's seed and the place in the plan, not on the order of work."""
    return int.from_bytes(hashlib.sha256(f"{seed}/{library}/{index}".encode()).digest()[:6], "big")


def calibration(data):
    path = data / "calibration.json"
    if not path.exists():
        measured = [checked_json(planting(data, "calibrate")) for _ in range(3)]
        write_json(path, min(measured, key=lambda m: m["iterationNanos"]))
    return read_json(path)


def draw(library, base, costs, seed, attempt, entry, folder):
    index, kind, percent, impact = entry
    order = {"profile": base["profile"], "jars": ":".join(map(str, library.jars)), "out": str(folder / "jar"),
             "seed": seed_of(seed, library.id, index), "attempt": attempt, "kind": kind, "percent": percent, "impact": impact,
             "baseNanos": base["cpuNanos"], **costs}
    return checked_json(planting(library.data, "plant", json.dumps(order)))


def drawn(library, entry, seed, taken):
    """Draws until the program's output stays the same, and takes the times without the agent. On disk once."""
    data = library.data
    folder = data / "planted" / library.id / name_of(*entry)
    done = folder / "draw.json"
    if done.exists():
        return read_json(done)
    shutil.rmtree(folder, ignore_errors=True)
    base, costs = baseline(library), calibration(data)
    redrawn = {"changed output": 0, "failed or too slow": 0, "planted already": 0}
    for attempt in range(MOST_DRAWS):
        found = draw(library, base, costs, seed, attempt, entry, folder)
        if place(found) in taken:
            redrawn["planted already"] += 1
            continue
        first = library.run(found["original"], found["jar"], timeout=60 + 60 * base["cpuNanos"] / 1e9)
        if first.checksum == base["checksum"]:
            break
        redrawn["changed output" if first.checksum else "failed or too slow"] += 1
    else:
        raise EvaluationError(f"{library.id} {name_of(*entry)}: no place left after {MOST_DRAWS} draws")
    index, kind, percent, impact = entry
    kept = {"library": library.id, "name": name_of(*entry), "kind": kind, "percent": percent, "wanted": impact,
            "plant": found["plant"], "original": found["original"], "jar": found["jar"], "redrawn": redrawn,
            "unplantable": found["unplantable"], "baseCpuNanos": base["cpuNanos"], "timedBaseline": [], "timedCandidate": [first.cpu]}
    kept = timed(library, kept)
    write_json(done, kept)
    return kept


def recorded(library, kept, forks):
    """Records both sides of what was drawn; on disk once."""
    folder = library.data / "planted" / library.id / kept["name"]
    done = folder / "plant.json"
    if done.exists():
        kept = read_json(done)
        if len(kept["timedBaseline"]) < TIMED_PAIRS[truth.is_measured(kept)]:
            kept = timed(library, kept)
            write_json(done, kept)
        return kept
    before = os.getloadavg()[0]
    compare(library, folder / "sets", forks, library.shell(kept["original"], kept["jar"]))
    kept = {**timed(library, kept), "forks": forks, "load": [before, os.getloadavg()[0]]}
    write_json(done, kept)
    return kept


def place(found):
    """What tells two plants of one library apart."""
    p = found["plant"]
    return (p["method"]["className"], p["method"]["name"], p["method"]["descriptor"], found["kind"],
            p.get("line"), json.dumps(p.get("callee"), sort_keys=True))


def timed(library, kept):
    """``kept`` with the CPU times of the workload's thread without the agent, in pairs that alternate."""
    base, changed = list(kept["timedBaseline"]), list(kept["timedCandidate"])
    while len(base) < TIMED_PAIRS[truth.is_measured(kept)]:
        base.append(library.run().cpu)
        changed.append(library.run(kept["original"], kept["jar"]).cpu)
    return {**kept, "timedBaseline": base, "timedCandidate": changed}


def compare(library, out, forks, candidate):
    """``culprit compare`` with the finished jars; its profiles stay in ``out``."""
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    call = [sides.java("java"), "-jar", str(recorder(library.data) / "culprit.jar"), "compare", "--quiet",
            "--forks", str(forks), "--out", str(out), "--baseline-command", library.shell(), "--candidate-command", candidate]
    for pattern in library.includes():
        call += ["--include", pattern]
    log = out.parent / (out.name + ".log")
    code = logged(call, log)
    if code not in (0, 1):
        raise EvaluationError(f"culprit compare ended with {code}; see {log}")
