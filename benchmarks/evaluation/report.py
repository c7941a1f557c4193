"""Judges what is recorded, counts, and writes the tables. Every figure of the README comes from here."""

import platform

import judging
import planted
import pool
import truth
from intervals import share
from workspace import commit, read_json

PLANTED_FORKS = (1, 3, 5, 10)
AA_FORKS = (1, 3, 5)


def results(args, libraries):
    """Everything that was measured, as plain data."""
    found = {"seed": args.seed, "analyzer": commit(), "python": platform.python_version(), "libraries": libraries}
    recorder = args.data / "recorder/lib/commit"
    found["recorder"] = recorder.read_text().strip() if recorder.exists() else "unknown"
    if "planted" in args.only:
        found["planted"] = planted_results(args, libraries)
    if "aa" in args.only:
        found["aa"] = aa_results(args, libraries)
    return found


def planted_results(args, libraries):
    plants, jobs = [], []
    for name in libraries:
        for done in sorted((args.data / "planted" / name).glob("*/plant.json")):
            plant = read_json(done)
            plants.append(plant)
            sets = done.parent / "sets"
            for forks in (n for n in PLANTED_FORKS if n <= plant["forks"]):
                jobs.append({"id": f"{name}/{plant['name']}/{forks}",
                             **{side: [f for fork in range(1, forks + 1) for f in pool.files(sets / side, fork)]
                                for side in ("baseline", "candidate")}})
    answers = judging.judged(jobs, args.lanes)
    rows = []
    for plant in plants:
        for forks in (n for n in PLANTED_FORKS if n <= plant["forks"]):
            answer = answers[f"{plant['library']}/{plant['name']}/{forks}"]
            impact = truth.true_impact(plant)
            row = {"library": plant["library"], "name": plant["name"], "kind": plant["kind"], "percent": plant["percent"],
                   "forks": forks, "impact": impact, "measured": truth.measured_impact(plant), "class": truth.impact_class(impact),
                   "truth": plant["plant"], "redrawn": plant["redrawn"], "load": plant.get("load")}
            if "error" in answer:
                row["error"] = answer["error"]
            else:
                row.update(truth.score(plant, answer["result"]), partsError=answer["partsError"])
            rows.append(row)
    return rows


def aa_results(args, libraries):
    jobs, pools = [], {}
    for name in libraries:
        pairs = pool.pairs_of(args.data, name)
        if not pairs:
            continue
        pools[name] = 2 * len(pairs)
        for forks in (n for n in AA_FORKS if n <= len(pairs)):
            # Spread evenly; what does not divide goes to all.
            wanted = -(-args.aa_comparisons // max(1, sum(bool(pool.pairs_of(args.data, l)) for l in libraries)))
            seed = planted.seed_of(args.seed, "aa/" + name, forks)
            for number, (base, candidate) in enumerate(pool.resampled(pairs, forks, wanted, seed)):
                jobs.append({"id": f"{name}/{forks}/{number}", "baseline": base, "candidate": candidate})
    answers = judging.judged(jobs, args.lanes)
    rows = []
    for job in jobs:
        name, forks, number = job["id"].split("/")
        answer = answers[job["id"]]
        row = {"library": name, "forks": int(forks), "number": int(number)}
        if "error" in answer:
            row["error"] = answer["error"]
        else:
            result = answer["result"]
            row.update(verdict=result["verdict"], culprits=len(result["culprits"]), partsError=answer["partsError"],
                       named=truth.describe(result["culprits"][0]) if result["culprits"] else "", files=job)
        rows.append(row)
    return {"pools": pools, "comparisons": rows}


def count(rows, test):
    return sum(bool(test(row)) for row in rows)


def verdict(wanted):
    return lambda row: row.get("verdict") == wanted


def table(header, lines):
    return "\n".join(["| " + " | ".join(header) + " |", "|" + "--|" * len(header), *("| " + " | ".join(l) + " |" for l in lines)])


def markdown(found):
    parts = [f"Seed {found['seed']}, recorded with culprit {found['recorder']}, judged with {found['analyzer']}. "
             "Shares with Wilson's 95 % intervals."]
    if found.get("planted"):
        parts += planted_tables(found["planted"])
    if found.get("aa"):
        parts += aa_tables(found["aa"])
    if found.get("corpus"):
        parts += corpus_tables(found["corpus"])
    if found.get("failures"):
        parts += ["**Could not be run**", "\n".join(f"- {name}: {why}" for name, why in found["failures"])]
    return "\n\n".join(parts) + "\n"


BEGIN, END = "<!-- results: written by ./run --readme -->", "<!-- end of results -->"


def inserted(readme, text):
    """``readme`` with ``text`` in the place of the results of an earlier run."""
    head, rest = readme.split(BEGIN)
    return f"{head}{BEGIN}\n\n{text}\n{END}{rest.split(END)[1]}"


def planted_tables(rows):
    plants = {(row["library"], row["name"]): row for row in rows}
    redrawn = {}
    for row in plants.values():
        for why, times in row["redrawn"].items():
            redrawn[why] = redrawn.get(why, 0) + times
    judged = [row for row in rows if "verdict" in row]
    lines = [planted_line(rows, kind, impact, forks)
             for kind in ("slow", "slowtotal", "calls", "wait") for impact in truth.CLASSES for forks in PLANTED_FORKS]
    lines += [planted_line(rows, None, impact, forks) for impact in truth.CLASSES for forks in PLANTED_FORKS]
    errors = [row for row in rows if "error" in row]
    head = (f"### Planted: {len(plants)} changes in {len({k[0] for k in plants})} libraries\n\n"
            + "Drawn again before measuring: " + ", ".join(f"{times} {why}" for why, times in sorted(redrawn.items())) + ". "
            + f"Comparisons that failed: {len(errors)} of {len(rows)}. "
            + f"Parts that do not add up to the total's change (off by more than 1 µs): "
            + f"{count(judged, lambda r: abs(r['partsError']) > 1000)} of {len(judged)}.")
    header = ("Kind", "Adds to the total", "Forks", "First culprit right", "Within three", "REGRESSED", "INCONCLUSIVE", "Others named")
    by_percent = [percent_line(rows, percent) for percent in (5, 10, 20, 50, 100)]
    return [head, table(header, [line for line in lines if line]),
            table(("Slow-down of the method's own cost", "Forks", "First culprit right", "First or a suspect", "REGRESSED"),
                  [line for line in by_percent if line])]


def planted_line(rows, kind, impact, forks):
    some = [r for r in rows if (kind is None or r["kind"] == kind) and r["class"] == impact and r["forks"] == forks]
    if not some:
        return None
    n = len(some)
    return (kind or "all", impact, str(forks), share(count(some, lambda r: r.get("top1")), n), share(count(some, lambda r: r.get("top3")), n),
            share(count(some, verdict("REGRESSED")), n), share(count(some, verdict("INCONCLUSIVE")), n),
            f"{sum(r.get('wrong', 0) for r in some)} in {count(some, lambda r: r.get('wrong'))}")


def percent_line(rows, percent):
    some = [r for r in rows if r["kind"] == "slow" and r["percent"] == percent and r["forks"] == 5]
    n = len(some)
    return some and (f"+{percent} %", "5", share(count(some, lambda r: r.get("top1")), n),
                     share(count(some, lambda r: r.get("top1") or r.get("inSuspects")), n),
                     share(count(some, verdict("REGRESSED")), n))


def aa_tables(found):
    pools, rows = found["pools"], found["comparisons"]
    judged = [row for row in rows if "verdict" in row]
    lines = []
    for forks in AA_FORKS:
        some = [r for r in judged if r["forks"] == forks]
        if some:
            lines.append((str(forks), *(share(count(some, verdict(v)), len(some))
                                        for v in ("REGRESSED", "IMPROVED", "UNCHANGED", "INCONCLUSIVE")),
                          share(count(some, lambda r: r["culprits"]), len(some))))
    head = (f"### A/A: {len(rows)} comparisons of a program with itself\n\n"
            f"Resampled from a pool of {sum(pools.values())} forks in {len(pools)} libraries ("
            + ", ".join(f"{name} {forks}" for name, forks in pools.items())
            + f"), pairs kept, sides changed at random. Failed: {len(rows) - len(judged)}.")
    return [head, table(("Forks", "REGRESSED", "IMPROVED", "UNCHANGED", "INCONCLUSIVE", "Any culprit named"), lines)]


def corpus_tables(rows):
    regressions = [r for r in rows if r["expect"] == "regression" and r["verdict"]]
    others = [r for r in rows if r["expect"] != "regression" and r["verdict"]]
    head = ("### Corpus of real regressions\n\nFirst culprit right: " + share(count(regressions, lambda r: r["outcome"] == "hit"), len(regressions))
            + ", right or near within three: " + share(count(regressions, lambda r: r.get("within3")), len(regressions))
            + ", false alarms: " + share(count(others, lambda r: r["outcome"] == "FALSE ALARM"), len(others)) + ".")
    return [head, table(("Case", "Expected", "Outcome", "Verdict", "First named"),
                        [(r["case"], r["expect"], r["outcome"], r["verdict"], r["named"]) for r in rows])]
