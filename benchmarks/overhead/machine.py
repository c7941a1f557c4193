"""What the figures depend on besides the programs."""

import os
import platform
from pathlib import Path


def facts():
    return {"cpu": cpu_model(), "cores": os.cpu_count(), "system": f"{platform.system()} {platform.release()}",
            "clockSource": clock_source()}


def describe():
    return "{cpu}, {cores} cores, {system}, clock source {clockSource}".format(**facts())


def cpu_model():
    return next((line.split(":", 1)[1].strip() for line in lines("/proc/cpuinfo") if line.startswith("model name")), "unknown CPU")


def clock_source():
    return next(iter(lines("/sys/devices/system/clocksource/clocksource0/current_clocksource")), "unknown")


def lines(file):
    try:
        return Path(file).read_text().splitlines()
    except OSError:
        return []
