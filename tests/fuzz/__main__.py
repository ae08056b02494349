"""`python -m tests.fuzz`: an hour for all readers together, on every processor.

What a reader tripped at, or took more than a second for, is kept to be tried with `--again`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from time import monotonic

from tests.fuzz.fuzzing import Fault, Fuzzed, fuzz
from tests.fuzz.targets import TARGETS

HOUR_S = 3600.0
SLOW_S = 1.0


def main() -> int:
    """Fuzz, print what was tried and found; 1 if there was a fault."""
    options = _options()
    names = options.targets or list(TARGETS)
    if options.again:
        with tempfile.TemporaryDirectory() as folder:
            print(TARGETS[names[0]].made(Path(folder))(options.again.read_bytes()))
        return 0
    workers = os.cpu_count() or 1
    seconds = options.seconds * workers / len(names)
    print(f"{len(names)} readers, {seconds:.0f} s each, seed {options.seed}")
    with ProcessPoolExecutor(workers) as pool:
        jobs = {n: pool.submit(fuzzed, n, f"{options.seed} {n}", seconds) for n in names}
        found = {name: job.result() for name, job in jobs.items()}
    print(f"{'reader':24}{'tried':>10}{'outcomes':>10}{'slowest':>10}  fault")
    for name, what in found.items():
        if what.slowest_s > SLOW_S:
            _keep(options.faults / f"{name}.slow", what.slowest)
        kept = _kept(name, what.fault, options.faults) if what.fault else ""
        print(f"{name:24}{what.tried:10,}{what.outcomes:10,}{what.slowest_s:8.2f} s  {kept}")
    print(f"{'all':24}{sum(what.tried for what in found.values()):10,}")
    return int(any(what.fault for what in found.values()))


def fuzzed(name: str, seed: str, seconds: float) -> Fuzzed:
    """What one reader went through, in a folder of its own."""
    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as folder:
        return fuzz(target.made(Path(folder)), target.seeds(), Random(seed), seconds, monotonic)


def _kept(name: str, fault: Fault, folder: Path) -> Path:
    """Where the input is kept at which a reader tripped."""
    print(f"\n{name}\n{fault.trace}", file=sys.stderr)
    path = folder / f"{name}.fault"
    _keep(path, fault.data)
    return path


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="READER", help="all where none is named")
    parser.add_argument("--seconds", type=float, default=HOUR_S, help="for all of them together")
    parser.add_argument("--seed", default=os.urandom(4).hex(), help="to try the same again")
    parser.add_argument("--faults", type=Path, default=Path("build/fuzz"), help="a folder for them")
    parser.add_argument("--again", type=Path, help="an input to try with the one reader named")
    options = parser.parse_args()
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no reader is called {', '.join(sorted(unknown))}: {', '.join(TARGETS)}")
    return options


if __name__ == "__main__":
    sys.exit(main())
