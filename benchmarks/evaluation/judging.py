"""Judges recorded comparisons with the analyzer of this checkout, several at a time."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor

from workspace import EvaluationError, judge


def judged(jobs, lanes):
    """The answers to ``jobs``, by id. A job is ``{"id", "baseline": [files], "candidate": [files]}``."""
    answers = {}
    with ThreadPoolExecutor(lanes) as pool:
        for part in pool.map(judge_part, [jobs[lane::lanes] for lane in range(lanes)]):
            answers.update(part)
    return answers


def judge_part(jobs):
    if not jobs:
        return {}
    text = "".join(json.dumps(job) + "\n" for job in jobs)
    done = subprocess.run(judge(), input=text, capture_output=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or len(answers) != len(jobs):
        raise EvaluationError(f"the judge ended with {done.returncode} after {len(answers)} of {len(jobs)}: {done.stderr[-1500:]}")
    return {answer["id"]: answer for answer in answers}
