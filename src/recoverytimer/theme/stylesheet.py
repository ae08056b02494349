"""The one small style sheet of the application.

Widgets say what they are with the dynamic property `role`; what is painted by hand (ring,
timeline) does not appear here. Heights are 40 px, large ones 48 px, and more for large texts,
margin and border included: what has the keyboard has a border in place of its margin, too. A wider
border takes its room from the padding, so that a switch moves nothing.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from recoverytimer.theme.colours import Colours
from recoverytimer.theme.palette import as_roles
from recoverytimer.theme.typescale import LINE, TypeScale

LARGE_TEXT = 1.3
BORDER, STRONG_BORDER = 1, 2
# Its own mark of a button with a menu Qt leaves out where one reads from right to left.
MENUS_TURNED = """
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right;
  right: 6px; width: 16px; height: 16px; image: url(icons:form-down.svg) }
QPushButton[role="quiet"][opens="true"] { padding: 0 0 0 20px }
"""


def stylesheet(scale: TypeScale, *, is_strong: bool = False) -> str:
    """The style sheet for texts of a size, in the colours of whatever palette is worn."""
    colours, border = as_roles(), STRONG_BORDER if is_strong else BORDER
    parts = [make(colours, scale, border) for make in (_texts, _surfaces, _buttons, _fields)]
    menus = MENUS_TURNED if QGuiApplication.isRightToLeft() else ""
    strong = _strong(colours) if is_strong else ""
    return "".join((*parts, _marks(colours, scale), strong, menus))


def _texts(c: Colours, s: TypeScale, _border: int) -> str:
    # Half as high as the line and its padding, so that the ends are round.
    small, large = (s.caption + 15) // 2, (s.lead + 22) // 2
    return f"""
QLabel[role="caption"] {{ font-size: {s.caption}px }}
QLabel[role="strong"] {{ font-weight: 600 }}
QLabel[role="lead"] {{ font-size: {s.lead}px }}
QLabel[role="head"] {{ font-size: {s.lead}px; font-weight: 700 }}
QLabel[role="title"] {{ font-size: {s.title}px; font-weight: 700 }}
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


def _surfaces(c: Colours, s: TypeScale, border: int) -> str:
    # All sections are to be seen, also in large letters.
    tab = 14 if s.factor < LARGE_TEXT else 8
    ring = border + 1
    return f"""
QFrame[role="card"] {{ background: {c.card}; border-radius: 16px }}
QFrame[role="notice"] {{ background: {c.notice}; border-radius: 12px }}
QFrame[role="drop"] {{ background: {c.accent_soft}; border: 2px dashed {c.accent};
  border-radius: 16px }}
QScrollArea {{ background: transparent; border: none }}
QScrollArea[reachable="true"] {{ border: {ring}px solid transparent; border-radius: 8px }}
QScrollArea[reachable="true"]:focus {{ border-color: {c.focus} }}
QScrollBar {{ background: transparent; border: none }}
QScrollBar:vertical {{ width: 12px }}
QScrollBar:horizontal {{ height: 12px }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 2px;
  min-height: 32px; min-width: 32px }}
QScrollBar::handle:disabled {{ background: transparent }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0 }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent }}
QTabBar {{ background: transparent; outline: none; font-size: {s.lead}px }}
QTabBar::tab {{ min-height: {36 - 2 * border}px; padding: 1px {tab + 1 - border}px;
  margin: 1px {tab // 2}px 1px 1px; color: {c.muted}; border: {border}px solid transparent;
  border-radius: 12px }}
QTabBar::tab:hover {{ color: {c.ink}; background: {c.line} }}
QTabBar::tab:selected {{ color: {c.accent_text}; background: {c.accent_soft};
  border-color: {c.accent} }}
QTabBar::tab:selected:focus {{ margin: 0 {tab // 2 - 1}px 0 0; border: {ring}px solid {c.focus} }}
QMenu {{ background: {c.card}; border: {border}px solid {c.edge}; padding: 8px }}
QMenu::item {{ padding: 8px 24px; border: {border}px solid transparent; border-radius: 8px }}
QMenu[large="true"]::item {{ padding: 14px 24px }}
QMenu::item:selected {{ background: {c.accent_soft}; border-color: {c.accent} }}
"""


def _buttons(c: Colours, s: TypeScale, border: int) -> str:
    # Qt leaves corners square that are rounder than half of a box without its margin.
    ring = border + 1
    inner, large, round_ = s.row - 2 * ring, s.large_row - 2 * ring, 56 - 2 * ring
    return f"""
QPushButton {{ min-height: {inner}px; margin: 1px; padding: 0 {18 - ring}px; outline: none;
  icon-size: {s.icon}px; border: {border}px solid {c.edge}; border-radius: 12px;
  background: {c.card}; color: {c.ink}; font-weight: 600 }}
QPushButton[large="true"] {{ min-height: {large}px; padding: 0 {26 - ring}px;
  border-radius: 16px; font-size: {s.lead}px }}
QPushButton[role="quiet"], QPushButton[role="nav"], QPushButton[role="icon"] {{
  background: transparent; border-color: transparent }}
QPushButton[role="quiet"][large="false"] {{ margin: 0; padding: 0; text-align: left;
  border: {ring}px solid transparent; border-radius: 8px }}
QPushButton[role="quiet"][opens="true"] {{ padding-right: 20px }}
QPushButton[role="link"] {{ min-height: 20px; padding: 0; border-radius: 6px;
  border-color: transparent; background: transparent; color: {c.muted}; text-align: left;
  font-size: {s.caption}px; font-weight: 400; text-decoration: underline }}
QPushButton[role="card"] {{ margin: 0; padding: 0; border: {ring}px solid transparent;
  border-radius: 16px; background: {c.card}; font-weight: 400 }}
QPushButton[role="card"]:hover {{ border-color: {c.line}; background: {c.card} }}
QPushButton[role="card"]:pressed {{ background: {c.accent_soft} }}
QPushButton[role="card"]:focus {{ border: {ring}px solid {c.focus} }}
QPushButton[role="chip"] {{ border-radius: {s.row // 2 - 1}px }}
QPushButton[role="level"], QPushButton[role="icon"] {{ min-width: {inner}px; max-width: {inner}px;
  padding: 0; border-radius: {s.row // 2 - 1}px }}
QPushButton[role="level"][large="true"] {{ min-width: {inner + 4}px; max-width: {inner + 4}px;
  min-height: {inner + 4}px; border-radius: {s.row // 2 + 1}px; font-size: {s.body}px }}
QPushButton[finger="true"] {{ min-height: {inner + 4}px }}
QPushButton[role="icon"][finger="true"] {{ min-width: {inner + 4}px; max-width: {inner + 4}px }}
QPushButton[role="round"] {{ min-width: {round_}px; max-width: {round_}px; min-height: {round_}px;
  padding: 0; border-radius: 27px }}
QPushButton[role="nav"] {{ text-align: left; padding: 0 {16 - ring}px; font-size: {s.lead}px;
  font-weight: 500 }}
QPushButton[role="nav"][nameless="true"] {{ text-align: center }}
QFrame[role="card"] QPushButton[role="secondary"], QPushButton[role="level"],
QFrame[role="card"] QPushButton[role="chip"]:enabled:!checked {{ background: {c.ground} }}
QPushButton:hover, QFrame[role="card"] QPushButton[role="secondary"]:hover,
QFrame[role="card"] QPushButton[role="chip"]:enabled:!checked:hover,
QPushButton[role="level"]:hover {{ background: {c.line} }}
QPushButton:pressed {{ background: {c.accent_soft} }}
QPushButton[role="nav"]:checked {{ background: {c.accent_soft}; color: {c.accent_text};
  border-color: {c.accent} }}
QPushButton[role="level"][before="true"] {{ background: {c.line} }}
QPushButton[role="chip"]:checked, QPushButton[role="level"]:checked {{
  background: {c.ink}; color: {c.ground}; border-color: {c.ink} }}
QPushButton[role="primary"], QPushButton[tone="accent"] {{ background: {c.accent};
  color: {c.accent_ink}; border-color: transparent }}
QPushButton[role="primary"]:hover, QPushButton[tone="accent"]:hover {{
  background: {c.accent_hover} }}
QPushButton:disabled {{ background: {c.line}; color: {c.muted}; border-color: transparent }}
QPushButton[role="icon"]:disabled, QPushButton[role="quiet"]:disabled,
QPushButton[role="chip"]:disabled, QPushButton[role="level"]:disabled {{
  background: transparent }}
QPushButton[role="chip"]:disabled, QPushButton[role="level"]:disabled {{
  border-color: {c.line} }}
QPushButton[role="icon"]::menu-indicator {{ image: none; width: 0 }}
QFrame[role="notice"] QPushButton {{ background: transparent; color: {c.notice_accent};
  border-color: transparent }}
QPushButton:focus, QPushButton[role="nav"]:checked:focus,
QPushButton[role="quiet"][large="false"]:focus {{ margin: 0; border: {ring}px solid {c.focus} }}
QPushButton[role="chip"]:checked:focus, QPushButton[role="level"]:checked:focus {{
  min-height: {inner - 2}px; border: {ring + 1}px solid {c.focus_on_ink} }}
QPushButton[role="chip"]:checked:focus {{ padding: 0 {17 - ring}px }}
QPushButton[role="level"]:checked:focus {{ min-width: {inner - 2}px; max-width: {inner - 2}px }}
QFrame[role="notice"] QPushButton:focus {{ border-color: {c.notice_ink} }}
"""


def _fields(c: Colours, s: TypeScale, border: int) -> str:
    ring = border + 1
    inner = s.row - 2 * ring
    name = max(s.large_row, round(s.display * LINE)) - 2 * ring
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {inner}px; margin: 1px;
  padding: 0 {16 - ring}px; border: {border}px solid {c.edge}; border-radius: 12px;
  background: {c.card} }}
QComboBox {{ combobox-popup: 0 }}
QComboBox QAbstractItemView {{ background: {c.card}; color: {c.ink}; padding: 4px; outline: none;
  border: {border}px solid {c.edge}; selection-background-color: {c.accent_soft};
  selection-color: {c.ink} }}
QComboBox QAbstractItemView::item {{ min-height: 32px; padding: 0 8px; border-radius: 8px;
  border: {border}px solid transparent }}
QComboBox QAbstractItemView::item:selected {{ background: {c.accent_soft}; color: {c.ink};
  border-color: {c.accent} }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0 }}
QAbstractSpinBox {{ padding: 0 4px; qproperty-alignment: AlignCenter }}
QAbstractSpinBox > QLineEdit {{ min-height: 0; margin: 0; padding: 0; border: none }}
QLineEdit[role="search"] {{ border-radius: {s.row // 2 - 1}px }}
QLineEdit[role="name"] {{ min-height: {name}px; padding: 0 6px; border-color: transparent;
  background: transparent; font-size: {s.display}px; font-weight: 700 }}
QLineEdit[role="name"][narrow="true"] {{ font-size: {s.title}px }}
QLineEdit[role="name"]:hover {{ border-color: {c.edge} }}
QLineEdit[role="cell"] {{ padding: 0 6px; border-radius: 8px }}
QTreeView, QListWidget {{ background: transparent; border: {ring}px solid transparent;
  border-radius: 12px; outline: none }}
QFileDialog QListView {{ border: {ring}px solid transparent; border-radius: 12px }}
QTreeView:focus, QListWidget:focus {{ border-color: {c.edge} }}
QFileDialog QListView:focus {{ border-color: {c.focus} }}
QTableView[role="calendar"] {{ background: transparent;
  selection-background-color: transparent }}
QCalendarWidget QAbstractItemView {{ background: {c.card}; color: {c.ink};
  alternate-background-color: {c.ground};
  selection-background-color: {c.accent}; selection-color: {c.accent_ink} }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.card} }}
QCalendarWidget QToolButton {{ min-height: 32px; padding: 0 8px; color: {c.ink} }}
QToolButton {{ border: {ring}px solid transparent; border-radius: 8px; background: transparent }}
QToolButton:focus {{ border-color: {c.focus} }}
QListWidget::item, QTreeWidget::item {{ padding: 6px 8px; border: {border}px solid transparent;
  border-radius: 8px }}
QListWidget::item:selected, QTreeWidget::item:selected {{
  background: {c.accent_soft}; color: {c.ink};
  border-color: {c.accent} }}
QListWidget[role="sections"]:focus {{ border-color: transparent }}
QListWidget[role="sections"]::item {{ padding: 0 12px; border-radius: 12px }}
QListWidget[role="sections"]::item:selected {{ color: {c.accent_text} }}
QListWidget[role="sections"]::item:selected:focus {{ border: {ring}px solid {c.focus};
  padding: 0 {12 - border}px }}
QListWidget::item:focus, QTreeWidget::item:focus {{ padding: 5px 7px;
  border: {ring}px solid {c.focus} }}
QPlainTextEdit, QTextEdit {{ margin: 1px; padding: 6px 10px; border: {border}px solid {c.edge};
  border-radius: 12px; background: {c.card} }}
QCheckBox, QRadioButton {{ min-height: {inner}px; padding: 0 6px; border-radius: 12px;
  border: {ring}px solid transparent; spacing: 10px }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{ margin: 0;
  border: {ring}px solid {c.danger} }}
QLineEdit:focus, QLineEdit[role="name"]:focus, QComboBox:focus, QAbstractSpinBox:focus,
QPlainTextEdit:focus, QTextEdit:focus {{ margin: 0; border: {ring}px solid {c.focus} }}
QAbstractSpinBox > QLineEdit:focus {{ border: none }}
QLineEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus {{ min-height: {inner - 4}px;
  padding: 0 12px; border-width: {ring + 2}px }}
QPlainTextEdit[wrong="true"]:focus {{ padding: 4px 8px; border-width: {ring + 2}px }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus} }}
QSlider {{ min-height: 32px; padding: 0 8px; border-radius: 12px;
  border: {ring}px solid transparent }}
QSlider:focus {{ border-color: {c.focus} }}
QSlider::groove:horizontal {{ height: 4px; border: 1px solid {c.edge}; border-radius: 3px;
  background: {c.line} }}
QSlider::sub-page:horizontal {{ border: 1px solid {c.accent}; border-radius: 3px;
  background: {c.accent} }}
QSlider::handle:horizontal {{ width: 20px; margin: -9px 0; border-radius: 10px;
  background: {c.accent} }}
"""


def _marks(c: Colours, s: TypeScale) -> str:
    box = max(16, s.body)
    return f"""
QComboBox::drop-down {{ width: 28px; border: none }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url(icons:form-down.svg) }}
QAbstractSpinBox::up-arrow {{ image: url(icons:form-up.svg) }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 28px; border: none }}
QDateEdit::drop-down {{ width: 28px; border: none; background: transparent }}
QDateEdit::down-arrow {{ image: url(icons:form-down.svg) }}
QCalendarWidget #qt_calendar_prevmonth {{ qproperty-icon: url(icons:form-left.svg) }}
QCalendarWidget #qt_calendar_nextmonth {{ qproperty-icon: url(icons:form-right.svg) }}
QCheckBox::indicator, QRadioButton::indicator, QTreeWidget::indicator {{
  width: {box}px; height: {box}px; border: 2px solid {c.muted}; border-radius: 6px;
  background: {c.card} }}
QRadioButton::indicator {{ border-radius: {box // 2 + 2}px }}
QCheckBox::indicator:checked, QTreeWidget::indicator:checked {{ border-color: {c.accent};
  background: {c.accent}; image: url(icons:form-tick.svg) }}
QTreeWidget::indicator:indeterminate {{ border-color: {c.accent}; background: {c.accent};
  image: url(icons:form-some.svg) }}
QTreeWidget {{ show-decoration-selected: 0 }}
QRadioButton::indicator:checked {{ width: {box // 2}px; height: {box // 2}px;
  border: {box // 4 + 2}px solid {c.accent} }}
"""


def _strong(c: Colours) -> str:
    """Borders where else a tint would do, and lines under what is chosen: bold would move it."""
    return f"""
QFrame[role="card"], QFrame[role="drop"] {{ border: 2px solid {c.edge} }}
QFrame[role="notice"] {{ border: 2px solid {c.notice_ink} }}
QToolTip {{ border: 2px solid {c.notice_ink} }}
QLabel[role="pill"] {{ padding: 2px 10px; border: 2px solid {c.edge} }}
QLabel[role="pill"][large="true"] {{ padding: 6px 18px }}
QPushButton[role="quiet"], QPushButton[role="icon"], QPushButton[role="primary"],
QPushButton[tone="accent"] {{ border-color: {c.edge} }}
QPushButton[role="quiet"][large="false"] {{ padding: 0 8px; border: 2px solid {c.edge} }}
QPushButton[role="quiet"][large="false"]:focus {{ padding: 0 7px; border: 3px solid {c.focus} }}
QPushButton[role="card"] {{ border: 2px solid {c.edge} }}
QPushButton[role="card"]:focus {{ border: 3px solid {c.focus} }}
QPushButton:hover {{ text-decoration: underline }}
QPushButton[role="nav"]:checked {{ border-color: {c.edge} }}
QPushButton[role="chip"]:checked {{ text-decoration: underline }}
QPushButton:disabled, QPushButton[role="chip"]:disabled, QPushButton[role="level"]:disabled {{
  border: 2px dashed {c.muted} }}
QFrame[role="notice"] QPushButton {{ border-color: {c.notice_ink} }}
QTabBar::tab:selected {{ text-decoration: underline; border-color: {c.edge} }}
QMenu::item:selected, QComboBox QAbstractItemView::item:selected, QListWidget::item:selected,
QTreeWidget::item:selected {{
  border-color: {c.edge} }}
QTreeView:focus, QListWidget:focus, QListWidget::item:focus, QTreeWidget::item:focus {{
  border-color: {c.focus} }}
QCheckBox::indicator, QRadioButton::indicator, QTreeWidget::indicator {{
  border-color: {c.ink} }}
QCheckBox::indicator:checked, QTreeWidget::indicator:checked,
QTreeWidget::indicator:indeterminate {{ border-color: {c.ink}; background: {c.notice} }}
QSlider::groove:horizontal {{ background: {c.card} }}
QSlider::handle:horizontal {{ border: 2px solid {c.edge}; width: 16px;
  margin: -9px 0 }}
QPushButton:focus, QPushButton[role="nav"]:checked:focus {{ border: 3px solid {c.focus} }}
QPushButton[role="primary"]:focus {{ background: {c.card}; color: {c.accent_text} }}
QPushButton[tone="accent"]:focus, QPushButton[role="chip"]:checked:focus,
QPushButton[role="level"]:checked:focus {{ border: 3px solid {c.focus_on_ink} }}
QFrame[role="notice"] QPushButton:focus {{ border-color: {c.notice_accent} }}
QTabBar::tab:selected:focus {{ border-color: {c.focus} }}
"""
