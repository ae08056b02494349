"""What a Linux system keeps of the app under `/usr/share`: `python packaging/sharetree.py FOLDER`.

Ids and addresses are those of `base/identity.py`.
"""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from completion import completion
from iconfiles import APP, DOCUMENT, SIZES, png, svg
from manpage import manual_page
from metainfo import metainfo
from recoverytimer import __version__
from recoverytimer.base.identity import APP_ID
from recoverytimer.start.arguments import command_line
from releases import CHANGELOG, day_of, releases
from templates import filled

# Flatpak takes out only what is called by the app's id.
MIME_ICON = f"{APP_ID}-file"
ICONS = "icons/hicolor"


def write_share_tree(target: Path, *, zsh: str = "site-functions") -> None:
    """Write all that belongs under `/usr/share`, or `/app/share` of a Flatpak.

    Args:
        target: the folder that becomes `share`; it is made where it is missing.
        zsh: the folder of completions for zsh; on Debian `vendor-completions`.

    Raises:
        OSError: the disk refuses.
    """
    for name, content in (*_texts(zsh), *_icons()):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _texts(zsh: str) -> Iterator[tuple[str, bytes]]:
    made = releases(CHANGELOG.read_text(encoding="utf-8"))
    today = build_day()
    yield f"applications/{APP_ID}.desktop", filled("app.desktop").encode()
    yield f"mime/packages/{APP_ID}.xml", filled("mime.xml").encode()
    yield f"metainfo/{APP_ID}.metainfo.xml", metainfo(__version__, made, today)
    page = manual_page(command_line(), __version__, str(day_of(__version__, made) or today))
    # Without the time of writing, so that two builds are alike.
    yield "man/man1/recoverytimer.1.gz", gzip.compress(page.encode(), mtime=0)
    for shell, name in (
        ("bash", "bash-completion/completions/recoverytimer"),
        ("zsh", f"zsh/{zsh}/_recoverytimer"),
        ("fish", "fish/vendor_completions.d/recoverytimer.fish"),
    ):
        yield name, f"{completion(command_line(), shell).rstrip()}\n".encode()


def _icons() -> Iterator[tuple[str, bytes]]:
    for folder, drawing, name in (("apps", APP, APP_ID), ("mimetypes", DOCUMENT, MIME_ICON)):
        yield f"{ICONS}/scalable/{folder}/{name}.svg", svg(drawing)
        for side in SIZES:
            yield f"{ICONS}/{side}x{side}/{folder}/{name}.png", png(drawing, side)
    yield f"{ICONS}/symbolic/apps/{APP_ID}-symbolic.svg", svg(f"{APP}-symbolic")


def build_day() -> date:
    """Today, or the day that a reproducible build goes by."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


if __name__ == "__main__":
    write_share_tree(Path(sys.argv[1]))
