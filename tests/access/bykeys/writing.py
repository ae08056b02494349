"""Somebody who writes a routine with the keyboard alone."""

from __future__ import annotations

from tests.access.bykeys.keyboard import Keyboard

LONGEST_FORM = 40
"""So many Tabs lead through all fields of a step."""


class Writing:
    """A new routine, empty but for its name; each call ends at the steps or in a field."""

    def __init__(self, keys: Keyboard, name: str) -> None:
        self._keys = keys
        keys("Ctrl+2")
        keys.press("New routine")
        keys("Return", "F6", "F6", "Tab")
        assert keys.name == "Name"
        keys.replace(name)
        keys("Return")

    def add(self, *exercises: str) -> None:
        """Find exercises and add them behind the chosen step."""
        self.to_steps()
        self._keys("/")
        for words in exercises:
            self._keys.type(words)
            self._keys("Return")
        self._keys("Esc")

    def amount(self, text: str) -> None:
        """Type how much of the chosen step there is."""
        self.to_steps()
        self._keys("Return")
        self._keys.type(text)
        self._keys("Return")

    def number(self, digits: str) -> None:
        """Type another number over that of the chosen step; how fast it is done stays."""
        self.to_steps()
        self._keys.type(digits)
        self._keys("Return")

    def step(self, exercise: str, amount: str) -> None:
        """Add an exercise, and type how much of it."""
        self.add(exercise)
        self.amount(amount)

    def fill(self, field: str, text: str) -> None:
        """Type into a field that is further down."""
        self._keys.tab_to(field, most=LONGEST_FORM)
        self._keys.replace(text)

    def pick(self, field: str, choice: str) -> None:
        """Choose one of the choices of a field that is further down."""
        self._keys.tab_to(field, most=LONGEST_FORM)
        self._keys.walk_to(choice)

    def tick(self, *boxes: str) -> None:
        """Tick boxes that are further down, in this order."""
        for box in boxes:
            self._keys.press(box, most=LONGEST_FORM)

    def head(self, field: str, text: str) -> None:
        """Type into a field above the steps."""
        self.to_steps()
        self._keys("F6", "F6")
        self.fill(field, text)

    def lines(self, field: str, *lines: str) -> None:
        """Type several lines into a field that is further down."""
        self.fill(field, lines[0])
        for line in lines[1:]:
            self._keys("Return")
            self._keys.type(line)

    def choice(self, question: str, *options: str) -> None:
        """Add something to be chosen before the start."""
        self._keys.press("Add a choice", most=LONGEST_FORM)
        self._keys.replace(question)
        self.lines("Options", *options)

    def group(self, rounds: str, above: int = 0) -> None:
        """Put the chosen step and so many rows above it into a group."""
        self.to_steps()
        self._keys(*["Shift+Up"] * above, "Ctrl+G")
        self.amount(rounds)

    def rest(self, amount: str) -> None:
        """Add a rest behind the chosen step."""
        self.to_steps()
        self._keys("Alt+R")
        self.amount(amount)

    def another_exercise(self, exercise: str) -> None:
        """Have another exercise in the chosen step."""
        self._keys.press("Change exercise")
        self._keys.type(exercise)
        self._keys("Return")
        self.to_steps()

    def swap(self, exercise: str) -> None:
        """Have something to swap for; the button is further down."""
        self._keys.press("Choose an exercise", most=LONGEST_FORM)
        self._keys.type(exercise)
        self._keys("Return")

    def to_steps(self) -> None:
        """Go back to the steps."""
        if self._keys.name != "Steps":
            self._keys("Esc")

    def save(self) -> None:
        """Save it."""
        self._keys("Ctrl+S")
        self._keys.reads("has been saved")
