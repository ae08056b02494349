"""What one fresh process on a screen measures: `python -m benchmarks.seen NAME` prints seconds.

Each is started as a person starts it, in a home that `HOME` names.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial

SETTLED_MS = 2000
MANY = 500
# Wall-clock instant at which the process was asked for.
began = float(os.environ["STARTED"])


def tell(seconds: float) -> None:
    """Print how long it took, and stay only where that is wanted."""
    print(seconds, flush=True)
    if "STAYS" not in os.environ:
        os._exit(0)


def when_painted(window, do) -> None:
    """Have something done once a window has been painted from now on."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, _watched, event) -> bool:  # noqa: N802
            if event.type() in {QEvent.Type.Paint, QEvent.Type.UpdateRequest}:
                window.removeEventFilter(self)
                QTimer.singleShot(0, do)
            return False

    window.watch = Watch()
    window.installEventFilter(window.watch)


def bare(*, counted: bool = False) -> None:
    """A window with one label; perhaps as seconds of the processor."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    qt = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Recovery Timer"))
    window.resize(1280, 800)
    when_painted(window, lambda: tell(time.process_time() if counted else time.time() - began))
    window.show()
    qt.exec()


def app(then) -> None:
    """The app, from its command line on; `then` takes it before anything is painted."""
    from recoverytimer.__main__ import main

    sys.meta_path.insert(0, Taking("recoverytimer.start.process", "opened", then))
    main([])


class Taking:
    """Hands on what a function of a module gives, and imports nothing before its time for that."""

    def __init__(self, module, function, then) -> None:
        self._module, self._function, self._then = module, function, then

    def find_spec(self, name, _path=None, _target=None):
        """Where the module is found, and that it is loaded with our watch on it."""
        if name != self._module:
            return None
        from importlib.util import find_spec

        sys.meta_path.remove(self)
        spec = find_spec(name)
        load = spec.loader.exec_module
        spec.loader.exec_module = lambda module: self._watch(load, module)
        return spec

    def _watch(self, load, module) -> None:
        load(module)
        function = getattr(module, self._function)

        def watched(*given):
            made = function(*given)
            self._then(made)
            return made

        setattr(module, self._function, watched)


def first_frame(made) -> None:
    """Tell when there is a window."""
    when_painted(made.window, lambda: tell(time.time() - began))


def whole_page(made) -> None:
    """Tell when the first page is there, which comes after the first picture."""
    fill = made.fill

    def filled(*given, **named) -> None:
        fill(*given, **named)
        when_painted(made.window, lambda: tell(time.time() - began))
        # Else nothing may be left to be painted.
        made.window.update()

    made.fill = filled


def once_settled(prepare):
    """Tell what something takes of the interface's thread until it is painted.

    Args:
        prepare: gives what is to be done once the app has settled; that may give another window
            than the app's.
    """

    def then(made) -> None:
        from PySide6.QtCore import QTimer

        def go() -> None:
            started = time.thread_time()
            when_painted(do() or made.window, lambda: tell(time.thread_time() - started))

        do = prepare(made)
        QTimer.singleShot(SETTLED_MS, go)

    return then


def routines(made):
    """All routines, with no picture kept from before."""
    return lambda: made.navigation.show_named("routines")


def long_routine(made):
    """A routine with as many steps as there may be."""
    from recoverytimer.routine.routine import MOST_STEPS, Routine, Work

    names = sorted(made.services.library.exercises)
    steps = tuple(Work(exercise=names[n % len(names)]) for n in range(MOST_STEPS))
    return Routine(name="Long", steps=steps)


def long_page(made):
    """The page of a long routine."""
    made.services.library.save("long", long_routine(made))
    entry = made.services.library.routine("long")
    return lambda: made.navigation.show_entry(entry)


def long_start(made):
    """The start of a long routine, up to the first picture of its first step."""
    routine = long_routine(made)
    return lambda: made.subjects.player.sessions.start(routine, "long")


def many_imported(made):
    """The question whether to import many routines."""
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from benchmarks.data import ROUTINE

    folder = Path.home() / "given"
    folder.mkdir()
    paths = [folder / f"routine-{n}.toml" for n in range(MANY)]
    for n, path in enumerate(paths):
        path.write_text(ROUTINE.format(n=n), encoding="utf-8")

    def do():
        made.subjects.sharing.own.open_files(paths)
        return made.window.findChild(QDialog)

    return do


PROBES = {
    "bare": bare,
    "bare-counted": partial(bare, counted=True),
    "start": lambda: app(first_frame),
    "page": lambda: app(whole_page),
    "routines": lambda: app(once_settled(routines)),
    "long-page": lambda: app(once_settled(long_page)),
    "long-start": lambda: app(once_settled(long_start)),
    "import": lambda: app(once_settled(many_imported)),
}

if __name__ == "__main__":
    PROBES[sys.argv[1]]()
