"""Keeps records until it is killed: `python -m tests.kills.recordwriter FOLDER N`.

When something was kept, removed or checkpointed, it says so in a line; before something is removed,
as well.
"""

from __future__ import annotations

import itertools
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from msgspec.structs import replace

from recoverytimer.base.writer import Writer, one_thread
from recoverytimer.player.player import new_player
from recoverytimer.player.session import Session, SessionIdentity
from recoverytimer.runs.run import Run
from tests.keeping import Keepers
from tests.plausible import laid_out, runner

LAST_OF_ROUND = 1_000_000


def main(folder: Path, number: int) -> None:
    """Write for ever; `number` tells this process from the others on the same folder."""
    rng = Random(number)
    records = list(runner(number, date(2026, 3, 1), 21).records)
    rng.shuffle(records)
    standing = new_player(laid_out("glute-relief"))
    writer = Writer(lambda: None, one_thread)
    keepers = Keepers(folder, tell=fail, writer=writer)
    say("ready")
    for n, record in enumerate(itertools.cycle(records), start=number * LAST_OF_ROUND):
        kept = replace(record, id=f"{n}")
        keepers.records.keep(kept)
        writer.do(partial(say, f"kept {type(record).__name__} {n}"))
        if isinstance(kept, Session):
            keepers.records.keep(replace(kept, note=f"changed {n}"))
            writer.do(partial(say, f"changed Session {n}"))
            index = n % len(standing.timeline.segments)
            who = SessionIdentity(
                id=f"{n}", routine_id="glute-relief", started_at=kept.started_at, offset_min=0
            )
            keepers.sessions.checkpoint(who, replace(standing, index=index))
            writer.do(partial(say, f"at Session {n}"))
        elif isinstance(kept, Run) and rng.random() < 0.3:
            writer.do(partial(say, f"going Run {n}"))
            keepers.records.change(lambda history, gone=kept.id: history.runs.delete(gone))
            writer.do(partial(say, f"gone Run {n}"))
        writer.flush()


def fail(text: str) -> None:
    """End at once where something could not be kept."""
    os.write(2, text.encode())
    os._exit(1)


def say(line: str) -> None:
    """Print a line whole and at once."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
