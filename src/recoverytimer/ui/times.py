"""Change the times of a routine: hold, rounds and rest of each step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.core.dose import LONGEST_S, MOST_COUNTED, Measure, span
from recoverytimer.core.exercise import Exercise
from recoverytimer.core.limits import limit
from recoverytimer.core.routine import (
    MOST_ROUNDS,
    Group,
    Pause,
    Routine,
    Step,
    StepPath,
    Work,
    walk,
)
from recoverytimer.ui.theme import SPACE
from recoverytimer.ui.widgets.scroll import VerticalScroll
from recoverytimer.ui.widgets.text import plain

Change = Callable[[Step], Step]


class TimesDialog(QDialog):
    """Lets a person change the numbers; `routine` is the changed one."""

    def __init__(
        self, routine: Routine, exercises: Mapping[str, Exercise], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Change times: {routine.name}")
        self.setMinimumSize(640, 480)
        self._routine = routine
        self._exercises = exercises
        self._changes: dict[StepPath, list[Change]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(0, 1)
        for path, step in walk(routine.steps):
            self._add(path, step)
        layout.addWidget(VerticalScroll(content), 1)
        hint = "Saved as your own routine; delete that to have the shipped one back."
        layout.addWidget(plain(hint, tone="muted"))
        box = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout.addWidget(box)

    @property
    def routine(self) -> Routine:
        """The routine with what was changed."""
        return replace(self._routine, steps=self._changed(self._routine.steps, ()))

    def _changed(self, steps: tuple[Step, ...], path: StepPath) -> tuple[Step, ...]:
        found = []
        for number, step in enumerate(steps):
            here = (*path, number)
            for change in self._changes.get(here, ()):
                step = change(step)  # noqa: PLW2901
            if isinstance(step, Group):
                step = replace(step, steps=self._changed(step.steps, here))  # noqa: PLW2901
            found.append(step)
        return tuple(found)

    def _add(self, path: StepPath, step: Step) -> None:
        if isinstance(step, Work):
            self._add_work(path, step)
        elif isinstance(step, Pause):
            box = self._seconds(step.rest, 3600, "Rest")
            self._row(path, "Rest", "seconds", box)
            self._on(path, box, lambda s, v: replace(s, rest=v))
        elif isinstance(step, Group):
            self._add_group(path, step)

    def _add_work(self, path: StepPath, step: Work) -> None:
        exercise = self._exercises[step.exercise]
        dose = step.dose or exercise.dose
        measure = dose.measure
        if measure is Measure.UNTIL_DONE:
            return
        counted = measure not in {Measure.HOLD, Measure.UP_TO}
        value = span(getattr(dose, measure.value)).high
        cap = MOST_COUNTED if counted else limit(exercise.kind).cap_s
        box = self._seconds(value, cap or LONGEST_S, exercise.name)
        unit = measure.value if counted else "seconds"
        self._row(path, exercise.name, unit, box)

        def change(step: Step, new: float) -> Step:
            assert isinstance(step, Work)
            base = step.dose or exercise.dose.one_set
            return replace(step, dose=replace(base, **{measure.value: new}))

        self._on(path, box, change)

    def _add_group(self, path: StepPath, step: Group) -> None:
        rounds = QSpinBox()
        rounds.setRange(1, MOST_ROUNDS)
        rounds.setValue(step.fewest_rounds)
        rounds.setAccessibleName("Rounds")
        self._row(path, step.name or "Group", "rounds", rounds)
        rounds.valueChanged.connect(lambda v: self._note(path, lambda s: replace(s, rounds=v)))
        if step.rest_between:
            box = self._seconds(step.rest_between, 3600, "Rest between rounds")
            self._row(path, "Rest between rounds", "seconds", box)
            self._on(path, box, lambda s, v: replace(s, rest_between=v))

    def _seconds(self, value: float, most: float, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setDecimals(0)
        box.setRange(1, most)
        box.setSingleStep(5)
        box.setValue(value)
        box.setAccessibleName(name)
        return box

    def _row(self, path: StepPath, name: str, unit: str, box: QWidget) -> None:
        row = self._grid.rowCount()
        label = plain(name)
        label.setContentsMargins((len(path) - 1) * 3 * SPACE, 0, 0, 0)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        self._grid.addWidget(plain(unit, tone="muted", wrap=False), row, 2)

    def _on(
        self, path: StepPath, box: QDoubleSpinBox, change: Callable[[Step, float], Step]
    ) -> None:
        box.valueChanged.connect(lambda v: self._note(path, lambda s: change(s, v)))

    def _note(self, path: StepPath, change: Change) -> None:
        self._changes.setdefault(path, []).append(change)
