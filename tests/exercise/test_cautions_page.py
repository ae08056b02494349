from __future__ import annotations

import runpy

from tests import DOCS


def test_the_page_of_cautions_says_what_the_tables_say() -> None:
    page = runpy.run_path(str(DOCS / "cautions.py"))["page"]()
    assert (DOCS / "cautions.md").read_text(encoding="utf-8") == page, "run: python3 dev.py rules"
