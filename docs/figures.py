"""Draws poses: a contact sheet of all, single pictures, or one that follows its file.

python3 dev.py figures                    the sheets in docs/, light and dark, right and left
python3 dev.py figures --out DIR [ID...]  single pictures without labels
python3 dev.py figures --watch ID         a window that draws the pose anew when it is saved
python3 dev.py figures --store            what the tests compare with
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.dose import Side
from recoverytimer.figure.colours import THING_COLOURS, ColourScheme
from recoverytimer.figure.movement import Movement
from recoverytimer.figure.painting.animation import still
from recoverytimer.figure.painting.frames import PictureStyle
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.poses import Poses, read_pose

DOCS = Path(__file__).parent
RESOURCES = shipped_resources()
WIDTH, HEIGHT = 240, 180
LABEL_HEIGHT = 24
COLUMNS = 6
INK: dict[ColourScheme, str] = {"light": "#23303B", "dark": "#F1ECE4"}
WATCHED = (960, 720)
STORED_FROM, STORED = (384, 288), (96, 72)
TICK_MS = 60


def main(arguments: list[str]) -> int:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(prog="dev.py figures", description=__doc__.splitlines()[0])
    parser.add_argument("ids", nargs="*", help="poses; all where none is named")
    parser.add_argument("--out", type=Path, help="a folder for single pictures without labels")
    parser.add_argument("--watch", metavar="ID", help="show one pose and follow its file")
    parser.add_argument("--store", action="store_true", help="keep what the tests compare with")
    parser.add_argument("--person", choices=tuple(PEOPLE), default="ana")
    asked = parser.parse_args(arguments)
    if asked.watch:
        return watch(RESOURCES / "poses" / f"{asked.watch}.toml", asked.person)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _qt = QGuiApplication([])
    poses = Poses(RESOURCES / "poses", Exercises(RESOURCES / "exercises", DOCS / "none"))
    ids = asked.ids or sorted(p.stem for p in (RESOURCES / "poses").glob("*.toml"))
    if asked.store:
        return store(poses, ids)
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        for name, image in pictures(poses, ids, asked.person, "light", Side.RIGHT, WATCHED):
            on_ground(image, THING_COLOURS["ground"][0]).save(str(asked.out / f"{name}.png"))
        return 0
    schemes: tuple[ColourScheme, ...] = ("light", "dark")
    for scheme, side in product(schemes, (Side.RIGHT, Side.LEFT)):
        path = DOCS / f"figures-{scheme}-{side}.png"
        sheet(poses, ids, asked.person, scheme, side).save(str(path))
        print(path)
    return 0


def pictures(
    poses: Poses,
    ids: list[str],
    person: str,
    scheme: ColourScheme,
    side: Side,
    size: tuple[int, int],
) -> Iterator[tuple[str, QImage]]:
    """The pictures of some poses; one that cannot be drawn is named on the standard error."""
    style = PictureStyle(PEOPLE[person], scheme, *size)
    for name in ids:
        movement = poses.movement(name, side, style.person.build)
        if movement is None:
            print(f"{name} has no sound pose; `recoverytimer check` tells why", file=sys.stderr)
        else:
            yield name, still(movement, style, movement.pose.still)


def sheet(poses: Poses, ids: list[str], person: str, scheme: ColourScheme, side: Side) -> QImage:
    """All poses on one sheet, each with its name."""
    size = (2 * WIDTH, 2 * HEIGHT)
    found = list(pictures(poses, ids, person, scheme, side, size))
    rows = -(-len(found) // COLUMNS)
    page = QImage(COLUMNS * WIDTH, rows * (HEIGHT + LABEL_HEIGHT), QImage.Format.Format_RGB32)
    page.fill(QColor(THING_COLOURS["ground"][scheme == "dark"]))
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QColor(INK[scheme]))
    font = painter.font()
    font.setPixelSize(12)
    painter.setFont(font)
    for number, (name, image) in enumerate(found):
        left, top = (
            number % COLUMNS * WIDTH,
            number // COLUMNS * (HEIGHT + LABEL_HEIGHT),
        )
        painter.drawImage(QRect(left, top, WIDTH, HEIGHT), image)
        label = QRect(left, top + HEIGHT, WIDTH, LABEL_HEIGHT)
        painter.drawText(label, Qt.AlignmentFlag.AlignHCenter, name)
    painter.end()
    return page


def store(poses: Poses, ids: list[str]) -> int:
    """Keep small grey pictures of poses for the tests."""
    folder = DOCS.parent / "tests" / "data" / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    for old in set(folder.glob("*.png")) - {folder / f"{name}.png" for name in ids}:
        old.unlink()
    for name, image in pictures(poses, ids, "ana", "light", Side.RIGHT, STORED_FROM):
        small = on_ground(image, "white").scaled(
            *STORED, mode=Qt.TransformationMode.SmoothTransformation
        )
        grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
        grey.save(str(folder / f"{name}.png"))
    return 0


def on_ground(image: QImage, colour: str) -> QImage:
    """A picture on a colour."""
    page = QImage(image.size(), QImage.Format.Format_RGB32)
    page.fill(QColor(colour))
    painter = QPainter(page)
    painter.drawImage(0, 0, image)
    painter.end()
    return page


def watch(path: Path, person: str) -> int:
    """Show a pose in motion; draw it anew whenever its file is saved."""
    qt = QApplication([])
    label = QLabel()
    label.setFixedSize(*WATCHED)
    label.setWindowTitle(path.name)
    style = PictureStyle(PEOPLE[person], "light", *WATCHED)
    movement: list[Movement] = []
    tick = [0]

    def read() -> None:
        # An editor that saves by renaming ends the watch on the old file.
        watcher.addPath(str(path))
        found = read_pose(path)
        movement.clear()
        if found.value is None:
            label.setText("\n".join(str(problem) for problem in found.problems))
        else:
            movement.append(Movement(found.value, style.person.build))
            draw()

    def draw() -> None:
        if movement:
            share = abs(tick[0] % 60 / 30 - 1) if movement[0].pose.moves else 0.0
            image = still(movement[0], style, share)
            label.setPixmap(QPixmap.fromImage(on_ground(image, THING_COLOURS["ground"][0])))
            tick[0] += 1

    watcher = QFileSystemWatcher()
    watcher.fileChanged.connect(lambda _: QTimer.singleShot(50, read))
    timer = QTimer()
    timer.timeout.connect(draw)
    read()
    timer.start(TICK_MS)
    label.show()
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
