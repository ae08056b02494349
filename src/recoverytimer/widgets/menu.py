"""Menus of choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu

from recoverytimer.widgets.text import as_button_text


def fill_menu(menu: QMenu, choices: Iterable[tuple[str, Callable[[], object]]]) -> None:
    """Have a menu offer these and nothing else: the name of each, and what it does."""
    menu.clear()
    for name, do in choices:
        menu.addAction(as_button_text(name)).triggered.connect(lambda _=False, do=do: do())
