"""The corpus, as a part of the evaluation: runs it, or judges the profile sets that it has left."""

import subprocess
import sys

import judging
import pool
from workspace import CHECKOUT, EvaluationError, read_json

import scoring  # of the corpus


def results(args):
    """Outcome of each case. What has profiles is not run again."""
    cases = read_json(args.corpus / "cases.json")["cases"]
    out = args.data / "corpus"
    if not args.judge_only:
        run(args, cases, out)
    jobs = [job for job in (job_of(case, out) for case in cases) if job]
    answers = judging.judged(jobs, args.lanes)
    rows = []
    for case in cases:
        answer = answers.get(case["id"])
        if answer is None or "error" in answer:
            rows.append({"case": case["id"], "expect": case["expect"], "outcome": "failed" if answer else "not recorded",
                         "verdict": "", "named": (answer or {}).get("error", "")})
            continue
        score = scoring.score(case, answer["result"])
        rows.append({"case": case["id"], "expect": case["expect"], **vars(score),
                     "within3": within_three(case, answer["result"])})
    return rows


def within_three(case, result):
    return any(scoring.named_rightly(case, culprit) != scoring.MISS for culprit in result["culprits"][:3])


def run(args, cases, out):
    missing = [case["id"] for case in cases if not job_of(case, out)]
    if not missing:
        return
    call = [sys.executable, str(CHECKOUT / "benchmarks/corpus/run"), "--corpus", str(args.corpus), "--out", str(out),
            "--forks", "5"]
    for case in missing:
        call += ["--case", case]
    if subprocess.run(call).returncode == 2:
        raise EvaluationError("the corpus could not be run")


def job_of(case, out):
    """The comparison of a case that is recorded whole, else None."""
    profiles = out / f"{case['id']}-profiles"
    sides = {side: sorted(map(str, (profiles / side).glob("*.culprit"))) for side in ("baseline", "candidate")}
    complete = all(pool.files(profiles / side, 5) for side in sides)
    return {"id": case["id"], **sides} if complete else None
