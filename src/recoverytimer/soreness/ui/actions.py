"""Noting how sore one is, from wherever that is wanted, and what follows from it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recoverytimer.base.days import offset_at
from recoverytimer.base.storage.keeping import KeepsRecords
from recoverytimer.base.words import common
from recoverytimer.base.words.system import reason
from recoverytimer.player.session import Session
from recoverytimer.shell.shell import Shell
from recoverytimer.soreness.answers import Answer, AnswersFile
from recoverytimer.soreness.beforehand import beforehand, days_beforehand
from recoverytimer.soreness.checkin import (
    CheckIn,
    FeltLevel,
    is_worse,
    lately_felt,
    not_sore,
    of_entry,
    of_session,
)
from recoverytimer.soreness.entry import NO_PLACE, Place, SorenessEntry, after_session, at_most
from recoverytimer.soreness.log import SorenessLog
from recoverytimer.soreness.now import SorenessNow
from recoverytimer.soreness.words import labels as words
from recoverytimer.widgets.dialogs import ask

if TYPE_CHECKING:
    from recoverytimer.figure.ui.figures import Figures
    from recoverytimer.soreness.followup import FollowUp
    from recoverytimer.soreness.stoprules import SignQuestion, StopRules
    from recoverytimer.soreness.ui.checkindialog import CheckInDialog


class SorenessHistory(Protocol):
    """Where the entries are."""

    @property
    def soreness(self) -> SorenessLog:
        """All of them."""

    def delete_all(self, records: Iterable[SorenessEntry]) -> None:
        """Remove some, all or none."""


class OwnSoreness(QObject):
    """Opens the dialogs, keeps what was said, and offers the way back.

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
        keeper: KeepsRecords[SorenessEntry, SorenessHistory],
        answers: Callable[[], AnswersFile],
        look: Callable[[], SorenessNow | None],
        rules: Callable[[], StopRules],
        figures: Callable[[], Figures],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._window = shell.window
        self._keeper = keeper
        self._answers = answers
        self._look = look
        self._rules = rules
        self._figures = figures

    def check_in(self) -> None:
        """Let the person say where they are sore, and how much."""
        self._open_check_in(CheckIn())

    def check_in_after(self, session: Session, level: int | None) -> None:
        """The same right after a session, where a level may have been said already."""
        said = of_session(self._said_after(session.id), session.id)
        if not said.felt and level is not None:
            said = CheckIn({Place(): FeltLevel(level)}, session_id=session.id)
        self._open_check_in(said)

    def keep_after(self, session: Session, level: int) -> None:
        """Note how sore one is in all after a session; where places were said, of those.

        Where a place was said before the session, it is of the one that was most sore.
        """
        named = [e for e in self._said_after(session.id) if e.area is not None]
        self._keep(*(at_most(named, level) or (self._after(session, level),)))

    def _after(self, session: Session, level: int) -> SorenessEntry:
        log, days = self._keeper.history.soreness, days_beforehand(session)
        before = beforehand(self._keeper.ask(lambda: log.between(*days)) or (), session)
        return after_session(session, level, before.place if before else NO_PLACE)

    def like_yesterday(self) -> None:
        """Note the same as yesterday."""
        found = self._look()
        if found is not None and found.yesterday is not None:
            self._keep_new(found.yesterday)

    def not_sore(self) -> None:
        """Note that nothing is sore any more."""
        found = self._look()
        if found is not None:
            self._keep_new(not_sore(found.unended))

    def edit(self, entry: SorenessEntry) -> None:
        """Let the person say an entry anew."""
        from recoverytimer.soreness.ui.checkindialog import CheckInDialog

        dialog = CheckInDialog(self._figures(), of_entry(entry), parent=self._window, is_new=False)
        dialog.saved.connect(lambda said: self._change(entry, said))
        ask(dialog)

    def delete(self, entry: SorenessEntry) -> None:
        """Remove an entry, with a way back."""

        def offer_back(gone: tuple[SorenessEntry, ...] | None) -> None:
            self.changed.emit()
            if gone:
                back = partial(self._keep, *gone)
                self._window.notice.tell(words.entry_deleted(), common.undo(), back)

        self._keeper.change(lambda history: history.soreness.delete(entry.id), offer_back)

    def answer_follow_up(self, found: FollowUp, is_seen: bool) -> None:
        """Keep whether someone has looked at a sign, with a way back."""
        said = replace(found.answer, seen=is_seen, asked_at=self._shell.now())
        text = words.seen_noted() if is_seen else words.not_seen_noted()
        back = partial(self._keep_answer, found.answer)
        self._keep_answer(said, lambda: self._window.notice.tell(text, common.undo(), back))

    def _keep_answer(self, answer: Answer, then: Callable[[], None] | None = None) -> None:
        from recoverytimer.soreness.answers import in_place

        answers = self._answers()

        def go_on(_done: object) -> None:
            self.changed.emit()
            (then or _nothing)()

        self._shell.writer.do(
            lambda: answers.save(in_place(answers.load(), answer)), go_on, self._refuse
        )

    def _refuse(self, error: OSError) -> None:
        self._shell.tell(words.answers_not_kept(reason(error)))
        self.changed.emit()

    def ask(
        self,
        *,
        again: bool = False,
        worse: bool = False,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Ask the questions that are open, or once more all that there are.

        Where it got `worse` a no that was given before no longer counts. `then` is called when
        nothing lies over the window any more.
        """
        then = then or _nothing
        found = self._look()
        following = self._questions(found, again=again, worse=worse) if found else None
        if following is not None and following({}):
            from recoverytimer.soreness.ui.questions import QuestionsDialog

            dialog = QuestionsDialog(following, self._window)
            dialog.answered.connect(lambda given: self._answer(given, then))
            dialog.rejected.connect(then)
            ask(dialog)
        else:
            then()

    def _questions(
        self, found: SorenessNow, *, again: bool, worse: bool
    ) -> Callable[[Mapping[str, bool]], Sequence[SignQuestion]]:
        """Gives what to ask next after some answers."""
        from recoverytimer.soreness.now import askable
        from recoverytimer.soreness.redflags import next_questions

        rules = self._rules()
        settled = {q for q, yes in found.answers.items() if not again and (yes or not worse)}

        def following(given: Mapping[str, bool]) -> Sequence[SignQuestion]:
            asked = askable(rules, found.episodes, {**found.answers, **given})
            return next_questions(rules, [q for q in asked if q.id not in settled], given)

        return following

    def _open_check_in(self, said: CheckIn) -> None:
        from recoverytimer.soreness.ui.checkindialog import CheckInDialog

        found = self._look()
        dialog: CheckInDialog = CheckInDialog(
            self._figures(),
            said,
            lately_felt(found.episodes) if found else {},
            self._window,
            has_yesterday=bool(found and found.yesterday) and said.session_id is None,
            by_keys=self._window.is_used_by_keys,
        )
        dialog.saved.connect(self._keep_new)
        dialog.like_yesterday.connect(self.like_yesterday)
        dialog.not_sore.connect(self.not_sore)
        ask(dialog)

    def _keep_new(self, said: CheckIn) -> None:
        now = self._shell.now()
        before = self._look()
        worse = before is not None and is_worse(said, before.episodes)
        entries = said.entries(now, offset_at(now), lambda: str(uuid.uuid4()))
        replaced: list[SorenessEntry] = []
        if said.session_id is not None:
            # What is said of places right after a session stands for all that was said before.
            self._keeper.change(
                partial(_taken_out_after, said.session_id), lambda gone: replaced.extend(gone or ())
            )
        self._keep(
            *entries,
            then=lambda: self._ask_and_tell(
                words.noted(said), lambda: self._replace(entries, replaced), worse=worse
            ),
        )

    def _change(self, entry: SorenessEntry, said: CheckIn) -> None:
        """The first of what was said takes the entry's place, at its time."""
        ids = iter((entry.id,))
        entries = said.entries(
            entry.at, entry.offset_min, lambda: next(ids, None) or str(uuid.uuid4())
        )
        self._keep(
            *entries,
            then=lambda: self._ask_and_tell(
                words.entry_changed(), lambda: self._undo_change(entry, entries)
            ),
        )

    def _ask_and_tell(self, text: str, undo: Callable[[], None], *, worse: bool = False) -> None:
        """The way back comes after the questions, which would lie over it."""
        self.ask(worse=worse, then=lambda: self._window.notice.tell(text, common.undo(), undo))

    def _undo_change(self, entry: SorenessEntry, entries: Sequence[SorenessEntry]) -> None:
        self._replace([e for e in entries if e.id != entry.id], [entry])

    def _keep(self, *entries: SorenessEntry, then: Callable[[], None] | None = None) -> None:
        def go_on(_is_saved: bool) -> None:
            self.changed.emit()
            (then or _nothing)()

        self._keeper.keep(*entries, then=go_on)

    def _replace(self, gone: Sequence[SorenessEntry], kept: Sequence[SorenessEntry]) -> None:
        self._keeper.change(
            lambda history: history.delete_all(gone), lambda _done: self.changed.emit()
        )
        if kept:
            self._keep(*kept)

    def _said_after(self, session_id: str | None) -> tuple[SorenessEntry, ...]:
        log = self._keeper.history.soreness
        if session_id is None:
            return ()
        return self._keeper.ask(lambda: log.all_after(session_id)) or ()

    def _answer(self, given: Mapping[str, bool], then: Callable[[], None]) -> None:
        from recoverytimer.soreness.answers import with_answers

        answers, now = self._answers(), self._shell.now()
        faults: list[OSError] = []

        def refuse(error: OSError) -> None:
            faults.append(error)
            self._refuse(error)

        self._warn(given, lambda: None if faults else then())
        self._shell.writer.do(
            lambda: answers.save(with_answers(answers.load(), given, now)),
            lambda _: self.changed.emit(),
            refuse,
        )

    def _warn(self, given: Mapping[str, bool], then: Callable[[], None]) -> None:
        """What follows from a yes; from what was given now, also where it could not be kept."""
        from recoverytimer.soreness.redflags import alarms
        from recoverytimer.soreness.ui.questions import AlarmDialog

        found = alarms(self._rules(), given)
        if found:
            dialog = AlarmDialog(found, self._window)
            dialog.guide_wanted.connect(self.guide_wanted)
            dialog.finished.connect(lambda _: then())
            ask(dialog)
        else:
            then()


def _taken_out_after(session_id: str, history: SorenessHistory) -> tuple[SorenessEntry, ...]:
    """What was said right after a session, which is no longer in the history."""
    said = history.soreness.all_after(session_id)
    if said:
        history.delete_all(said)
    return said


def _nothing() -> None:
    """Nothing follows."""
