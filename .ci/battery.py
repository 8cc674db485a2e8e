"""Runs the calendar battery over many calls in one go: `battery.py icsbattery.py calls.json`.

`calls.json` holds a list of argument lists. Starting Python and reading the parsers' code costs more than a check, and
each following version of a file is a call of its own, so the calls share one process a core.
"""

import contextlib
import importlib.util
import io
import json
import multiprocessing
import os
import sys


def load(path):
    spec = importlib.util.spec_from_file_location("icsbattery", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["icsbattery"] = module
    spec.loader.exec_module(module)
    return module


def check(arguments):
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = BATTERY.main(arguments)
    return status, output.getvalue()


# A child of a fork has it, too.
BATTERY = load(sys.argv[1])

if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        calls = json.load(file)
    worst = 0
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        for status, output in pool.imap(check, calls):
            sys.stdout.write(output)
            worst = max(worst, status)
    sys.exit(worst)
