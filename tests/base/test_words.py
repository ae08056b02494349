from __future__ import annotations

import errno
from pathlib import Path

from recoverytimer.base.language import speaking
from recoverytimer.base.safesvg import DrawingFault, SvgError
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.storage.faults import HistoryFault, StorageCause
from recoverytimer.base.words import system as words
from tests.pseudo import Pseudo, untranslated

PLACE = Path("1")


def everything_said() -> list[str]:
    return [
        *(words.reason(OSError(code, "1")) for code in (errno.ENOSPC, errno.EACCES, errno.EROFS)),
        *(
            words.history_fault(HistoryError(PLACE, fault, why))
            for fault in HistoryFault
            for why in StorageCause
        ),
        *(words.drawing_fault(SvgError(fault, "1")) for fault in DrawingFault),
        *(say(log) for say in (words.unforeseen, words.stopped) for log in (PLACE, None)),
    ]


def test_all_faults_are_said_in_the_language() -> None:
    with speaking(Pseudo()):
        assert [text for text in everything_said() if untranslated(text)] == []


def test_each_fault_of_a_drawing_has_a_sentence_of_its_own() -> None:
    said = {words.drawing_fault(SvgError(fault, "name")) for fault in DrawingFault}
    assert len(said) == len(DrawingFault)
