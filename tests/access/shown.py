"""What is looked at here of all that the app shows."""

from __future__ import annotations

from tests.pages import SHOWN, Show

# Its dialog outlives the test that shows it first, whatever that test does.
LOOKED_AT: dict[str, Show] = {k: show for k, show in SHOWN.items() if k != "correct session"}
