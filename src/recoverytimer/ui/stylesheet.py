"""The one small style sheet of the application.

Widgets say what they are with the dynamic property `role`; what is painted by hand (ring,
timeline) does not appear here. Heights are 40 px, large ones 48 px: Qt adds the border of 2 px,
which is the focus ring when coloured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoverytimer.ui.theme import Theme


def stylesheet(theme: Theme) -> str:
    """The style sheet of a theme."""
    c, s = theme.colours, theme.scale
    return f"""
QLabel[role="caption"] {{ font-size: {s.caption}px }}
QLabel[role="lead"] {{ font-size: {s.lead}px }}
QLabel[role="title"] {{ font-size: {s.title}px; font-weight: 600 }}
QLabel[role="display"] {{ font-size: {s.display}px; font-weight: 700 }}
QLabel[role="huge"] {{ font-size: {s.huge}px; font-weight: 700 }}
QLabel[role="strong"] {{ font-weight: 600 }}
QLabel[tone="muted"] {{ color: {c.muted} }}
QLabel[tone="accent"] {{ color: {c.accent_text} }}
QLabel[tone="danger"] {{ color: {c.danger} }}
QLabel[role="pill"] {{ border-radius: 14px; padding: 4px 12px; font-size: {s.caption}px;
  font-weight: 600; background: {c.accent_soft}; color: {c.accent_text} }}
QLabel[role="pill"][tone="plain"] {{ background: {c.line}; color: {c.ink} }}
QLabel[role="pill"][size="large"] {{ border-radius: 20px; padding: 8px 20px;
  font-size: {s.lead}px }}
QFrame[role="card"] {{ background: {c.card}; border-radius: 16px }}
QFrame[role="notice"] {{ background: {c.notice}; border-radius: 12px }}
QFrame[role="notice"] QLabel {{ color: {c.notice_ink} }}
QFrame[role="notice"] QPushButton {{ background: transparent; color: {c.notice_accent} }}
QFrame[role="notice"] QPushButton:focus {{ border-color: {c.notice_ink} }}
QScrollArea {{ background: transparent; border: none }}
QPushButton {{ min-height: 36px; padding: 0 16px; border: 2px solid transparent;
  border-radius: 12px; background: {c.card}; color: {c.ink}; font-weight: 600 }}
QPushButton[size="large"] {{ min-height: 44px; padding: 0 24px; border-radius: 16px }}
QPushButton:hover {{ background: {c.line} }}
QPushButton:pressed {{ background: {c.accent_soft} }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.accent_ink} }}
QPushButton[role="primary"]:hover {{ background: {c.accent_hover} }}
QPushButton[role="quiet"], QPushButton[role="nav"] {{ background: transparent }}
QPushButton[role="quiet"] {{ color: {c.accent_text} }}
QPushButton[role="quiet"]:hover, QPushButton[role="nav"]:hover {{ background: {c.line} }}
QPushButton[role="nav"] {{ text-align: left; font-size: {s.lead}px; font-weight: 400 }}
QPushButton[role="nav"]:checked {{ background: {c.accent_soft}; color: {c.accent_text};
  font-weight: 600 }}
QPushButton[role="round"] {{ min-height: 52px; min-width: 52px; padding: 0;
  border-radius: 28px }}
QPushButton[role="round"][tone="accent"] {{ background: {c.accent}; color: {c.accent_ink} }}
QPushButton[role="icon"] {{ min-width: 36px; padding: 0; background: transparent }}
QPushButton[role="icon"]:hover {{ background: {c.line} }}
QPushButton[role="chip"], QPushButton[role="level"] {{ border-radius: 20px }}
QPushButton[role="level"] {{ min-width: 36px; padding: 0 }}
QPushButton[role="chip"]:checked, QPushButton[role="level"]:checked {{
  background: {c.ink}; color: {c.ground} }}
QPushButton:disabled {{ color: {c.muted}; background: {c.line} }}
QLineEdit {{ min-height: 36px; padding: 0 14px; border: 2px solid {c.line};
  border-radius: 20px; background: {c.card} }}
QPushButton:focus, QLineEdit:focus {{ border-color: {c.focus} }}
QScrollBar:vertical {{ width: 12px; background: transparent }}
QScrollBar:horizontal {{ height: 12px; background: transparent }}
QScrollBar::handle {{ background: {c.muted}; border-radius: 4px; margin: 2px; min-height: 32px;
  min-width: 32px }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0 }}
QToolTip {{ background: {c.notice}; color: {c.notice_ink}; border: none; padding: 6px 8px;
  font-size: {s.caption}px }}
"""
