"""What can be done with all records."""

from __future__ import annotations

from recoverytimer.base.language import message

export_and_import = message("Export and import")
what_goes_out = message("Export as JSON, CSV, a calendar or a report; import runs from your watch")
export = message("Export")
import_ = message("Import")
backup = message("Backup")
what_it_holds = message("Everything in one file; restoring merges it with what you have")
back_up = message("Back up")
restore = message("Restore")
