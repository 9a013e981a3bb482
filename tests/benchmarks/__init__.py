"""Benchmarks: every speed goal against a floor measured in the same run.

`python -m tests.benchmarks` runs all of them at scale M in a few minutes; `--scale S` is the quick
way, `--only search` runs one. A whole run at M rewrites RESULTS.md. A missed goal ends with exit
code 1. A machine's seconds say little, so goals are ratios of medians over alternating pairs, warm,
wherever there is a floor. To add one: a function `(bench) -> list[Result]`, its line in `__main__`.
"""
