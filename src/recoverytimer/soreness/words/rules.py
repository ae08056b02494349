"""What is said in place of stop rules that are missing."""

from __future__ import annotations

from recoverytimer.base.language import message

missing_title = message("When to stop or get help")
missing_summary = message("The rules on when to stop are missing; reinstall the app.")
