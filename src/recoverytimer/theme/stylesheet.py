"""The one small style sheet of the application.

Widgets say what they are with the dynamic property `role`; what is painted by hand (ring,
timeline) does not appear here. Heights are 40 px, large ones 48 px: Qt adds the border of 2 px,
which is the focus ring when coloured.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from recoverytimer.theme.colours import Colours
from recoverytimer.theme.palette import as_roles
from recoverytimer.theme.typescale import TypeScale

LARGE_TEXT = 1.3
# Its own mark of a button with a menu Qt leaves out where one reads from right to left.
MENUS_TURNED = """
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right;
  right: 6px; width: 16px; height: 16px; image: url(icons:form-down.svg) }
"""


def stylesheet(scale: TypeScale) -> str:
    """The style sheet for texts of a size, in the colours of whatever palette is worn."""
    colours = as_roles()
    parts = [make(colours, scale) for make in (_texts, _surfaces, _buttons, _fields)]
    menus = MENUS_TURNED if QGuiApplication.isRightToLeft() else ""
    return "".join((*parts, _marks(colours), menus))


def _texts(c: Colours, s: TypeScale) -> str:
    # Half as high as the line and its padding, so that the ends are round.
    small, large = (s.caption + 15) // 2, (s.lead + 22) // 2
    return f"""
QLabel[role="caption"] {{ font-size: {s.caption}px }}
QLabel[role="strong"] {{ font-weight: 600 }}
QLabel[role="lead"] {{ font-size: {s.lead}px }}
QLabel[role="title"] {{ font-size: {s.title}px; font-weight: 600 }}
QLabel[role="display"] {{ font-size: {s.display}px; font-weight: 700 }}
QLabel[role="huge"] {{ font-size: {s.huge}px; font-weight: 700 }}
QLabel[marked="true"] {{ border: 0px solid {c.danger}; border-left-width: 4px;
  padding-left: 8px }}
QLabel[role="pill"] {{ min-height: {s.caption + 7}px; padding: 4px 12px; font-weight: 600;
  font-size: {s.caption}px; border-radius: {small}px; background: {c.accent_soft} }}
QLabel[role="pill"][large="true"] {{ min-height: {s.lead + 6}px; padding: 8px 20px;
  font-size: {s.lead}px; border-radius: {large}px }}
QLabel[role="pill"][tone="plain"] {{ background: {c.line} }}
QToolTip {{ background: {c.notice}; color: {c.notice_ink}; border: none; padding: 6px 8px;
  font-size: {s.caption}px }}
"""


def _surfaces(c: Colours, s: TypeScale) -> str:
    # All sections are to be seen, also in large letters.
    tab = 14 if s.factor < LARGE_TEXT else 8
    return f"""
QFrame[role="card"] {{ background: {c.card}; border-radius: 16px }}
QFrame[role="notice"] {{ background: {c.notice}; border-radius: 12px }}
QFrame[role="drop"] {{ background: {c.accent_soft}; border: 2px dashed {c.accent};
  border-radius: 16px }}
QScrollArea {{ background: transparent; border: none }}
QScrollArea[reachable="true"] {{ border: 2px solid transparent; border-radius: 8px }}
QScrollArea[reachable="true"]:focus {{ border-color: {c.focus} }}
QScrollBar {{ background: transparent; border: none }}
QScrollBar:vertical {{ width: 12px }}
QScrollBar:horizontal {{ height: 12px }}
QScrollBar::handle {{ background: {c.of("prepare")}; border-radius: 4px; margin: 2px;
  min-height: 32px; min-width: 32px }}
QScrollBar::handle:disabled {{ background: transparent }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0 }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent }}
QTabBar {{ background: transparent; outline: none; font-size: {s.lead}px }}
QTabBar::tab {{ min-height: 32px; padding: 2px {tab}px; margin-right: {tab // 2}px;
  color: {c.muted}; border: 2px solid transparent; border-radius: 12px }}
QTabBar::tab:hover {{ color: {c.ink}; background: {c.line} }}
QTabBar::tab:selected {{ color: {c.accent_text}; background: {c.accent_soft} }}
QTabBar::tab:selected:focus {{ border-color: {c.focus} }}
QMenu {{ background: {c.card}; border: 1px solid {c.line}; padding: 8px }}
QMenu::item {{ padding: 8px 24px; border-radius: 8px }}
QMenu[large="true"]::item {{ padding: 14px 24px }}
QMenu::item:selected {{ background: {c.accent_soft} }}
"""


def _buttons(c: Colours, s: TypeScale) -> str:
    return f"""
QPushButton {{ min-height: 36px; padding: 0 16px; border: 2px solid transparent; outline: none;
  border-radius: 12px; background: {c.card}; color: {c.ink}; font-weight: 600 }}
QPushButton[large="true"] {{ min-height: 44px; padding: 0 24px; border-radius: 16px;
  font-size: {s.lead}px }}
QPushButton[role="quiet"], QPushButton[role="nav"], QPushButton[role="icon"] {{
  background: transparent }}
QPushButton[role="quiet"] {{ color: {c.accent_text} }}
QPushButton[role="link"] {{ min-height: 20px; padding: 0; border-radius: 6px;
  background: transparent; color: {c.accent_text}; text-align: left; font-size: {s.caption}px;
  font-weight: 400; text-decoration: underline }}
QPushButton[role="chip"] {{ border-radius: 20px }}
QPushButton[role="level"], QPushButton[role="icon"] {{ min-width: 36px; max-width: 36px;
  padding: 0; border-radius: 20px }}
QPushButton[role="level"][large="true"] {{ min-width: 40px; max-width: 40px; min-height: 40px;
  border-radius: 22px; font-size: {s.body}px }}
QPushButton[role="round"] {{ min-width: 52px; max-width: 52px; min-height: 52px;
  padding: 0; border-radius: 28px }}
QPushButton[role="nav"] {{ text-align: left; font-size: {s.lead}px; font-weight: 500 }}
QFrame[role="card"] QPushButton[role="secondary"], QPushButton[role="level"],
QFrame[role="card"] QPushButton[role="chip"]:enabled:!checked {{ background: {c.ground} }}
QPushButton:hover, QFrame[role="card"] QPushButton[role="secondary"]:hover,
QFrame[role="card"] QPushButton[role="chip"]:enabled:!checked:hover,
QPushButton[role="level"]:hover {{ background: {c.line} }}
QPushButton:pressed {{ background: {c.accent_soft} }}
QPushButton[role="nav"]:checked {{ background: {c.accent_soft}; color: {c.accent_text} }}
QPushButton[role="chip"]:checked, QPushButton[role="level"]:checked {{
  border-color: {c.ink}; background: {c.ink}; color: {c.ground} }}
QPushButton[role="primary"], QPushButton[tone="accent"] {{ background: {c.accent};
  color: {c.accent_ink} }}
QPushButton[role="primary"]:hover, QPushButton[tone="accent"]:hover {{
  background: {c.accent_hover} }}
QPushButton:disabled {{ background: {c.line}; color: {c.muted} }}
QPushButton[role="icon"]:disabled, QPushButton[role="quiet"]:disabled {{
  background: transparent }}
QPushButton[role="icon"]::menu-indicator {{ image: none; width: 0 }}
QFrame[role="notice"] QPushButton {{ background: transparent; color: {c.notice_accent} }}
QPushButton:focus {{ border-color: {c.focus} }}
QPushButton[role="chip"]:checked:focus, QPushButton[role="level"]:checked:focus {{
  border-color: {c.focus_on_ink} }}
QFrame[role="notice"] QPushButton:focus {{ border-color: {c.notice_ink} }}
"""


def _fields(c: Colours, s: TypeScale) -> str:
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: 36px; padding: 0 14px;
  border: 2px solid {c.line}; border-radius: 12px; background: {c.card} }}
QComboBox {{ combobox-popup: 0 }}
QComboBox QAbstractItemView {{ background: {c.card}; color: {c.ink}; padding: 4px; outline: none;
  border: 1px solid {c.line}; selection-background-color: {c.accent_soft};
  selection-color: {c.ink} }}
QComboBox QAbstractItemView::item {{ min-height: 32px; padding: 0 8px; border-radius: 8px }}
QComboBox QAbstractItemView::item:selected {{ background: {c.accent_soft}; color: {c.ink} }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0 }}
QAbstractSpinBox {{ padding: 0 4px; qproperty-alignment: AlignCenter }}
QAbstractSpinBox > QLineEdit {{ min-height: 0; padding: 0; border: none }}
QLineEdit[role="search"] {{ border-radius: 20px }}
QLineEdit[role="name"] {{ min-height: 44px; padding: 0 6px; border-color: transparent;
  background: transparent; font-size: {s.display}px; font-weight: 700 }}
QLineEdit[role="name"]:hover {{ border-color: {c.line} }}
QLineEdit[role="name"]:focus {{ border-color: {c.focus} }}
QLineEdit[role="cell"] {{ padding: 0 6px; border-radius: 8px }}
QTreeView, QListWidget {{ background: transparent; border: 2px solid transparent;
  border-radius: 12px; outline: none }}
QFileDialog QListView {{ border: 2px solid transparent; border-radius: 12px }}
QTreeView:focus, QListWidget:focus, QFileDialog QListView:focus {{ border-color: {c.focus} }}
QTableView[role="calendar"] {{ background: transparent;
  selection-background-color: transparent }}
QCalendarWidget QAbstractItemView {{ background: {c.card}; color: {c.ink};
  alternate-background-color: {c.ground};
  selection-background-color: {c.accent}; selection-color: {c.accent_ink} }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.card} }}
QCalendarWidget QToolButton {{ min-height: 32px; padding: 0 8px; color: {c.ink} }}
QToolButton {{ border: 2px solid transparent; border-radius: 8px; background: transparent }}
QToolButton:focus {{ border-color: {c.focus} }}
QListWidget::item {{ padding: 6px 8px; border-radius: 8px }}
QListWidget::item:selected {{ background: {c.accent_soft}; color: {c.ink} }}
QPlainTextEdit, QTextEdit {{ padding: 6px 10px; border: 2px solid {c.line};
  border-radius: 12px; background: {c.card} }}
QCheckBox, QRadioButton {{ min-height: 36px; padding: 0 6px; border: 2px solid transparent;
  border-radius: 12px; spacing: 10px }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{
  border-color: {c.danger} }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus,
QTextEdit:focus, QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus} }}
QLineEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus {{ min-height: 32px;
  padding: 0 12px; border-width: 4px }}
QPlainTextEdit[wrong="true"]:focus {{ padding: 4px 8px; border-width: 4px }}
QSlider {{ min-height: 32px; padding: 0 8px; border: 2px solid transparent; border-radius: 12px }}
QSlider:focus {{ border-color: {c.focus} }}
QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {c.line} }}
QSlider::sub-page:horizontal {{ border-radius: 3px; background: {c.accent} }}
QSlider::handle:horizontal {{ width: 20px; margin: -7px 0; border-radius: 10px;
  background: {c.accent} }}
"""


def _marks(c: Colours) -> str:
    return f"""
QComboBox::drop-down {{ width: 28px; border: none }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url(icons:form-down.svg) }}
QAbstractSpinBox::up-arrow {{ image: url(icons:form-up.svg) }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 28px; border: none }}
QDateEdit::drop-down {{ width: 28px; border: none; background: transparent }}
QDateEdit::down-arrow {{ image: url(icons:form-down.svg) }}
QCalendarWidget #qt_calendar_prevmonth {{ qproperty-icon: url(icons:form-left.svg) }}
QCalendarWidget #qt_calendar_nextmonth {{ qproperty-icon: url(icons:form-right.svg) }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 16px; height: 16px;
  border: 2px solid {c.muted}; border-radius: 6px; background: {c.card} }}
QRadioButton::indicator {{ border-radius: 10px }}
QCheckBox::indicator:checked {{ border-color: {c.accent}; background: {c.accent};
  image: url(icons:form-tick.svg) }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 6px solid {c.accent} }}
"""
