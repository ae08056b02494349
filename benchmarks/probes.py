"""What one fresh process measures: `python -m benchmarks.probes NAME FOLDER` prints a number."""

from __future__ import annotations

import os
import resource
import sys
import time
from functools import partial
from pathlib import Path

from recoverytimer.start.plainimports import import_plainly

# Wall-clock instant at which the process was asked for.
began = float(os.environ["STARTED"])


def bare_window():
    """A bare window with one label, painted."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    qt = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Recovery Timer"))
    window.resize(1280, 800)
    window.show()
    qt.processEvents()
    return qt, window


def app_window(folder: Path, *, is_mute: bool = False):
    """The app's first page, painted; perhaps without the processes that sound."""
    import_plainly()
    from PySide6.QtWidgets import QApplication

    from recoverytimer.base.paths import person_paths
    from recoverytimer.sound.client import Sounding
    from recoverytimer.start.app import App, Surroundings

    qt = QApplication([])
    outside = Surroundings(sounding=lambda _role: Sounding()) if is_mute else None
    app = App(qt, person_paths(folder), surroundings=outside)
    app.window.show()
    app.fill()
    qt.processEvents()
    return qt, app


def start(folder: Path, *, whole: bool) -> float:
    """As a person starts it, up to its first picture or to the one with the whole page."""
    import gc

    # As the command line does it.
    gc.disable()
    import_plainly()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from recoverytimer.base.paths import person_paths
    from recoverytimer.start.process import CommandLine, opened

    taken: list[float] = []
    paths = person_paths(folder)
    # The usual start is that of somebody who was asked the questions of the first one.
    if not paths.settings.exists():
        paths.settings.parent.mkdir(parents=True, exist_ok=True)
        paths.settings.write_text("asked = true\n", encoding="utf-8")

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.UpdateRequest:
                QTimer.singleShot(0, lambda: taken.append(time.time() - began))
            return False

    qt = QApplication([])
    app = opened(qt, paths, CommandLine())
    watch = Watch()
    app.window.installEventFilter(watch)
    while len(taken) < 1 + whole or (whole and not app.is_filled):
        qt.processEvents()
    return taken[-1] if whole else taken[0]


def pss_mib() -> float:
    """The process's proportional share of memory."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def used_s(seconds: float) -> float:
    """Processor seconds used while the event loop runs for some seconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    def run(some_s: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(some_s * 1000), loop.quit)
        loop.exec()

    run(1)
    before = resource.getrusage(resource.RUSAGE_SELF)
    run(seconds)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bare_ring() -> float:
    """A bare window that repaints a ring of the same size 30 times a second."""
    from PySide6.QtCore import QRectF, Qt, QTimer
    from PySide6.QtGui import QPainter, QPen
    from PySide6.QtWidgets import QApplication, QWidget

    class Ring(QWidget):
        angle = 0

        def paintEvent(self, _event) -> None:  # noqa: N802
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Qt.GlobalColor.red, 16))
            self.angle = (self.angle + 10) % 5760
            painter.drawArc(QRectF(20, 20, 340, 340), 1440, -self.angle)

    _qt = QApplication([])
    window = QWidget()
    window.resize(1280, 800)
    ring = Ring(window)
    ring.setGeometry(800, 100, 380, 380)
    window.show()
    timer = QTimer(window)
    timer.timeout.connect(ring.update)
    timer.start(33)
    return used_s(10)


def playing(folder: Path) -> float:
    """The app in the middle of a hold."""
    from recoverytimer.start.process import settle

    # Where there is no sound server, as on many a machine that measures, they start ever again.
    qt, app = app_window(folder, is_mute=True)
    # Looks for garbage as the running app does.
    settle(qt, app)
    entry = app.services.library.routine("glute-relief")
    app.subjects.player.sessions.start(entry.routine, entry.id)
    app.subjects.player.playback.next()
    qt.processEvents()
    while app.services.figures.is_busy:
        qt.processEvents()
        time.sleep(0.05)
    return used_s(10)


def history(folder: Path, *, sums: bool = False, typed: str = "") -> float:
    """From the start to the picture of History, perhaps with its sums or a filter as one types."""
    from benchmarks import asked

    qt, app = app_window(folder)
    app.subjects.history.show()
    qt.processEvents()
    if sums:
        asked.sums(app.services.history)
    if typed:
        app.subjects.history.page.show_section("Sessions")
        qt.processEvents()
    for length in range(1, len(typed) + 1):
        app.subjects.history.sessions.filter.search.setText(typed[:length])
        qt.processEvents()
    return time.time() - began


def history_page(folder: Path) -> float:
    """From a click to the picture of History, in milliseconds."""
    qt, app = app_window(folder)
    app.subjects.history.show()
    qt.processEvents()
    app.subjects.guide.show_topics()
    qt.processEvents()
    start = time.perf_counter()
    app.subjects.history.show()
    qt.processEvents()
    return (time.perf_counter() - start) * 1000


FRAME = (960, 720)


def painter_on_new_image():
    """A picture of the size of the benchmarks, and a painter on it."""
    from PySide6.QtGui import QImage, QPainter

    image = QImage(*FRAME, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter


def median_ms(jobs, clock=time.perf_counter) -> float:
    """The median time of some calls, by a clock."""
    taken = []
    for job in jobs:
        start = clock()
        job()
        taken.append((clock() - start) * 1000)
    return sorted(taken)[len(taken) // 2]


def stills() -> float:
    """One picture of every pose."""
    from PySide6.QtGui import QGuiApplication

    from recoverytimer.base.paths import shipped_resources
    from recoverytimer.exercise.catalogue import Exercises
    from recoverytimer.figure.painting.animation import still
    from recoverytimer.figure.painting.frames import PictureStyle
    from recoverytimer.figure.people import PEOPLE
    from recoverytimer.figure.poses import Poses

    _qt = QGuiApplication([])
    resources = shipped_resources()
    exercises = Exercises(resources / "exercises", Path("nowhere"))
    poses = Poses(resources / "poses", exercises)
    style = PictureStyle(PEOPLE["ana"], "light", *FRAME)
    found = [poses.movement(name, None, style.person.build) for name in exercises]
    jobs = [partial(still, m, style, m.pose.still) for m in found if m]
    jobs[0]()
    return median_ms(jobs)


def ellipses() -> float:
    """As many shaded ellipses as a body has parts and shades, and nothing else."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QGuiApplication, QLinearGradient

    _qt = QGuiApplication([])

    def draw() -> None:
        _image, painter = painter_on_new_image()
        for n in range(60):
            shade = QLinearGradient(300, 200, 500, 400)
            painter.setBrush(shade)
            painter.drawEllipse(QPointF(480 + n, 360), 120, 60)
        painter.end()

    return median_ms([draw] * 30)


def shown_frames(folder: Path) -> float:
    """The interface's time for one frame of a movement."""
    qt, app = app_window(folder)
    app.window.resize(1600, 1000)
    app.subjects.player.sessions.practise("leg-swing-front")
    app.subjects.player.playback.next()
    picture = app.subjects.player.page.picture
    picture.setFixedSize(*FRAME)
    qt.processEvents()
    while app.services.figures.is_busy:
        qt.processEvents()
        time.sleep(0.05)
    qt.processEvents()
    animation = picture.animation
    assert animation is not None

    def show(n: int) -> None:
        picture.show_frame(n % len(animation.frames))
        picture.repaint(picture.frame_box)

    return median_ms([partial(show, n) for n in range(200)])


def copied_frames() -> float:
    """The interface's time for copying a whole picture."""
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication, QWidget

    qt = QApplication([])
    image, painter = painter_on_new_image()
    painter.end()

    class Picture(QWidget):
        def paintEvent(self, _event) -> None:  # noqa: N802
            QPainter(self).drawImage(0, 0, image)

    window = Picture()
    window.resize(*FRAME)
    window.show()
    qt.processEvents()
    return median_ms([window.repaint] * 200)


def routines_page(folder: Path, *, drawn: bool) -> float:
    """From the start to the first frame of Routines, with no picture kept from before."""
    import shutil

    from recoverytimer.start.app import App

    shutil.rmtree(folder / "figures", ignore_errors=True)
    qt, app = app_window(folder)
    assert isinstance(app, App)
    # The first page has shown a figure by now.
    figures = app.services.figures
    if not drawn:
        figures.has = lambda _exercise: False
    start = time.perf_counter()
    app.subjects.routines.show_list()
    app.subjects.routines.list.repaint()
    taken = time.perf_counter() - start
    app.close()
    qt.processEvents()
    return taken * 1000


CHANGES = 300


def edited_rows(folder: Path) -> float:
    """Milliseconds for each changed row of a routine with 500 steps, painted, all worked out."""
    from recoverytimer.exercise.dose import Dose
    from recoverytimer.routine.routine import MOST_STEPS, Routine, Work

    qt, app = app_window(folder)
    names = sorted(app.services.library.exercises)
    steps = tuple(Work(exercise=names[n % len(names)]) for n in range(MOST_STEPS))
    app.subjects.routines.editing.begin(Routine(name="Long", steps=steps))
    page = app.subjects.routines.editing.page
    _settle(qt)
    start = time.perf_counter()
    for n in range(CHANGES):
        place = (n % 20,)
        step = Work(exercise=steps[n % 20].exercise, dose=Dose(hold=float(10 + n)))
        page.document.change_step("Change dose", place, step)
        page.outline.viewport().repaint()
        qt.processEvents()
    taken = time.perf_counter() - start
    app.close()
    return taken * 1000 / CHANGES


def plain_rows() -> float:
    """Milliseconds for each changed row of a bare tree view with as many rows, painted."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTreeView

    from recoverytimer.routine.routine import MOST_STEPS

    qt = QApplication([])
    model = QStandardItemModel(0, 3)
    for n in range(MOST_STEPS):
        model.appendRow([QStandardItem(f"{text} {n}") for text in ("step", "dose", "sides")])
    view = QTreeView()
    view.setModel(model)
    view.resize(1280, 800)
    view.show()
    _settle(qt)
    start = time.perf_counter()
    for n in range(CHANGES):
        model.item(n % 20, 1).setText(f"{10 + n} s")
        view.viewport().repaint()
        qt.processEvents()
    return (time.perf_counter() - start) * 1000 / CHANGES


def switched_colours(folder: Path) -> float:
    """The interface's milliseconds for other colours where they are most, with all pages built."""
    from recoverytimer.settings.settings import ThemeChoice

    qt, app = app_window(folder)
    app.window.resize(1280, 800)
    pages = every_page(app)
    for show in pages.values():
        show()
        _settle(qt)
    taken = []
    for name in ("today", "routines", "overview", "soreness", "form", "editor"):
        pages[name]()
        _settle(qt)
        choices = (ThemeChoice.DARK, ThemeChoice.LIGHT)
        jobs = [partial(_switch, qt, app.themes, choice) for choice in choices]
        taken.append(median_ms(jobs, time.thread_time))
    app.close()
    return max(taken)


def every_page(app):
    """What shows each page beside the sidebar, and the editor."""
    subjects, history = app.subjects, app.subjects.history
    entry = app.services.library.find("glute-relief")

    def section(number: int) -> None:
        history.show()
        history.page.tabs.setCurrentIndex(number)

    names = ("overview", "sessions", "soreness", "runs")
    return {
        "today": subjects.today.show,
        "routines": subjects.routines.show_list,
        "routine": partial(app.navigation.show_entry, entry),
        "exercises": subjects.exercises.show_all,
        "exercise": partial(subjects.exercises.show, "pigeon-pose"),
        "form": subjects.exercises.write,
        "guide": subjects.guide.show_topics,
        "help": app.navigation.show_help,
        **{name: partial(section, number) for number, name in enumerate(names)},
        "editor": partial(subjects.routines.editing.edit, entry),
    }


def _switch(qt, themes, choice) -> None:
    themes.choose(choice, 1.0)
    qt.processEvents()


def bare_colours() -> float:
    """The same for a window with as many labels and buttons, and a style sheet of two rules."""
    from PySide6.QtGui import QColor, QPalette
    from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QWidget

    qt = QApplication([])
    look = "QLabel {{ color: {0} }} QPushButton {{ color: {0} }}"
    qt.setStyleSheet(look.format("red"))
    window = QWidget()
    grid = QGridLayout(window)
    for n in range(1400):
        grid.addWidget((QPushButton if n % 2 else QLabel)(str(n)), n // 20, n % 20)
    window.show()
    _settle(qt)

    def switch(colour: str) -> None:
        qt.setPalette(QPalette(QColor(colour)))
        qt.setStyleSheet(look.format(colour))
        qt.processEvents()

    jobs = [partial(switch, colour) for colour in ("blue", "red") * 2]
    return median_ms(jobs, time.thread_time)


def _settle(qt) -> None:
    end = time.perf_counter() + 1
    while time.perf_counter() < end:
        qt.processEvents()


def main(name: str, folder: Path) -> float:
    """Measure one thing."""
    alone = {
        "stills": stills,
        "ellipses": ellipses,
        "copied": copied_frames,
        "plain-rows": plain_rows,
        "bare-ring": bare_ring,
        "bare-colours": bare_colours,
    }
    if name in alone:
        return alone[name]()
    on_folder = {
        "frames": shown_frames,
        "edited-rows": edited_rows,
        "playing": playing,
        "history": history,
        "history-page": history_page,
        "colours": switched_colours,
        "history-sums": partial(history, sums=True),
        "history-filter": partial(history, typed="hilly loop"),
    }
    if name in on_folder:
        return on_folder[name](folder)
    if name in {"routines", "bare-routines"}:
        return routines_page(folder, drawn=name == "routines")
    if name in {"start", "page"}:
        return start(folder, whole=name == "page")
    if name == "bare-start":
        kept = bare_window()
        return time.time() - began if kept else 0.0
    kept = app_window(folder) if name == "memory" else bare_window()
    return pss_mib() if kept else 0.0


if __name__ == "__main__":
    print(main(sys.argv[1], Path(sys.argv[2])))
