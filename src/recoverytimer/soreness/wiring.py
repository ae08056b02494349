"""Soreness in the window: its card and its section, and what a person says of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.later import later
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.soreness.answers import AnswersFile
    from recoverytimer.soreness.now import SorenessNow
    from recoverytimer.soreness.stoprules import StopRules
    from recoverytimer.soreness.ui.actions import OwnSoreness
    from recoverytimer.soreness.ui.section import SorenessSection
    from recoverytimer.soreness.ui.todaycard import SorenessCard


class SorenessWiring(QObject):
    """Makes what shows soreness, which keeps itself up to date.

    Signals:
        changed: there are other entries or answers now.
        guide_wanted: the id of a topic.

    Args:
        look: gives how it stands, or None where the history cannot be read.
        answers, rules, figures: give the file of answers, the stop rules and what draws people.
    """

    changed = Signal()
    guide_wanted = Signal(str)

    def __init__(
        self,
        shell: Shell,
        records: RecordKeeper,
        look: Callable[[], SorenessNow | None],
        answers: Callable[[], AnswersFile],
        rules: Callable[[], StopRules],
        figures: Callable[[], Figures],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._records = records
        self.look = look
        self._answers = answers
        self._rules = rules
        self._figures = figures

    @cached_property
    def own(self) -> OwnSoreness:
        """What a person says of their soreness."""
        from recoverytimer.soreness.ui.actions import OwnSoreness

        own = OwnSoreness(
            self._shell, self._records, self._answers, self.look, self._rules, self._figures
        )
        own.changed.connect(self.changed)
        own.guide_wanted.connect(self.guide_wanted)
        return own

    def card(self) -> SorenessCard:
        """A card for the first page."""
        from recoverytimer.soreness.ui.todaycard import SorenessCard

        card = SorenessCard(self.look)
        card.check_in_wanted.connect(later(lambda: self.own.check_in))
        card.like_yesterday_wanted.connect(later(lambda: self.own.like_yesterday))
        card.not_sore_wanted.connect(later(lambda: self.own.not_sore))
        card.questions_wanted.connect(lambda again: self.own.ask(again=again))
        card.follow_up_answered.connect(later(lambda: self.own.answer_follow_up))
        card.guide_wanted.connect(self.guide_wanted)
        self.changed.connect(card.show_again)
        return card

    def section(self) -> SorenessSection:
        """A section for the history."""
        from recoverytimer.soreness.ui.section import SorenessSection

        own = self.own
        section = SorenessSection(self.look)
        section.check_in_wanted.connect(own.check_in)
        section.like_yesterday_wanted.connect(own.like_yesterday)
        section.not_sore_wanted.connect(own.not_sore)
        section.questions_wanted.connect(lambda again: own.ask(again=again))
        section.follow_up_answered.connect(own.answer_follow_up)
        section.edit_wanted.connect(own.edit)
        section.delete_wanted.connect(own.delete)
        section.guide_wanted.connect(self.guide_wanted)
        own.changed.connect(section.show_again)
        return section
