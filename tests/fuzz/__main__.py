"""Run the properties under a mutator that is guided by coverage: python -m tests.fuzz --help."""

from __future__ import annotations

import argparse
import resource
import sys

from tests.fuzz.engine import Finding, Report, fuzz
from tests.fuzz.targets import TARGETS

LONGEST = 4000
# What asks for more than this is stopped by MemoryError, before the machine suffers.
MOST_MEMORY = 4 * 2**30


def main(arguments: list[str] | None = None) -> int:
    """Return 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", nargs="*", help=f"of: {', '.join(TARGETS)} (all of them)")
    parser.add_argument("--seconds", type=float, help="for each target (60)")
    parser.add_argument("--runs", type=int, help="executions for each target; repeatable exactly")
    parser.add_argument("--seed", type=int, default=0, help="other inputs (0)")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.target) - set(TARGETS):
        parser.error(f"no target {', '.join(sorted(unknown))}; there are: {', '.join(TARGETS)}")
    seconds = 60.0 if asked.seconds is None and asked.runs is None else asked.seconds
    found = 0
    for name in asked.target or TARGETS:
        report = fuzz(TARGETS[name], seed=asked.seed, seconds=seconds, runs=asked.runs)
        found += len(report.findings)
        print("\n".join(_lines(report)), flush=True)
    return 1 if found else 0


def _lines(report: Report) -> list[str]:
    rate = report.executions / report.seconds if report.seconds else 0.0
    said = [
        f"{report.target}: {report.executions} executions in {report.seconds:.0f} s, "
        f"{rate:.0f}/s, "
        f"{report.lines} of {report.of} lines, {report.arcs} arcs, corpus {report.corpus}, "
        f"{len(report.findings)} findings"
    ]
    for name, lines in report.missing.items():
        said.append(f"  not reached: {name} {', '.join(map(str, lines))}")
    for finding in report.findings:
        said += _finding(report.target, finding)
    return said


def _finding(target: str, finding: Finding) -> list[str]:
    data = repr(finding.data)
    if len(data) > LONGEST:
        data = f"{data[:LONGEST]}... ({len(finding.data)} bytes)"
    return [
        f"  FOUND {finding.kind} at {finding.place or 'no line of ours'}: {finding.message}",
        f"    TARGETS[{target!r}].run({data})",
    ]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.RLIM_INFINITY))
    sys.exit(main())
