"""Where the frozen app begins: what it starts gets the environment that it was given itself.

PyInstaller points the loader to the libraries of the app, and Qt to its plugins. A browser that
the app opens would load Qt from there.
"""

import os
import sys
from collections.abc import MutableMapping


def give_back(environ: MutableMapping[str, str]) -> None:
    """Undo what PyInstaller has set; this process has read it already."""
    given = environ.pop("LD_LIBRARY_PATH_ORIG", None)
    environ.pop("LD_LIBRARY_PATH", None)
    if given:
        environ["LD_LIBRARY_PATH"] = given
    environ.pop("QT_PLUGIN_PATH", None)
    # The app's own processes begin as it did itself, and find its libraries.
    environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if __name__ == "__main__":
    give_back(os.environ)
    from recoverytimer.__main__ import main

    sys.exit(main())
