"""Run by the frozen app before all else: what it starts gets the environment that it was given.

PyInstaller points the loader to the libraries of the app. A browser that the app opens would load
Qt from there.
"""

import os

given = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if given:
    os.environ["LD_LIBRARY_PATH"] = given
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
# The app's own processes begin as it did itself, and find its libraries.
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
