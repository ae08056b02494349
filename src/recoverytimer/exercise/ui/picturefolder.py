"""Where the pictures of own exercises lie, and how the figure's place gets one of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from recoverytimer.base.disk import FileStamp, file_stamp
from recoverytimer.exercise.exercise import Exercise

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class OwnPictures:
    """The pictures in a person's folder, by the exercises that name them."""

    def __init__(self, folder: Path, exercises: Mapping[str, Exercise]) -> None:
        self._folder = folder
        self._exercises = exercises

    def of(self, exercise_id: str) -> str:
        """The name of an exercise's own picture; empty where it has none."""
        exercise = self._exercises.get(exercise_id)
        return (exercise.picture if exercise else None) or ""

    def stamp(self, name: str) -> FileStamp | None:
        """What differs when a picture was changed."""
        return file_stamp(self._folder / name)

    def draw(self, name: str, width: int, height: int, ground: str) -> QImage | str:
        """A picture fitted into a size, on a ground or on nothing; or why it cannot be shown."""
        # Most people have none.
        from recoverytimer.exercise.ownpictures import PictureError, picture_path
        from recoverytimer.exercise.ui.ownpictures import fitted_in_box
        from recoverytimer.exercise.words.pictures import picture_fault_in_words

        try:
            return fitted_in_box(picture_path(self._folder, name), QSize(width, height), ground)
        except PictureError as error:
            return picture_fault_in_words(error.name, error.fault)
