"""What the frozen app does without, each with the reason: the spec takes it from here.

All of Qt that a later language may need stays: its translations, the shaping of text, ICU.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

MODULES = {
    "PySide6.QtConcurrent": "nothing of ours imports it; a hook of PyInstaller adds it",
    "PySide6.QtMultimediaWidgets": "there is no video; a hook of PyInstaller adds it",
    "_hashlib": "brings OpenSSL; Python's own digests do",
    "distutils": "builds packages",
    "markdown_it": "rich needs it for Markdown alone",
    "mdurl": "comes with markdown_it",
    "numpy._core._multiarray_tests": "for tests; a hook of PyInstaller adds it",
    "numpy.ctypeslib": "nothing of C is called with arrays",
    "numpy.f2py": "calls Fortran",
    "numpy.fft": "figures need no frequencies",
    "numpy.ma": "no value of an array is missing",
    "numpy.polynomial": "figures need no polynomials",
    "numpy.random": "a figure looks the same each time",
    "numpy.testing": "for tests",
    "packaging": "builds packages",
    "pydoc": "help for programmers",
    "pydoc_data": "comes with pydoc",
    "pygments": "rich needs it to colour source code alone",
    "rapidfuzz.distance.metrics_cpp_avx2": "the plain one does the same for a hundred exercises",
    "rapidfuzz.fuzz_cpp_avx2": "the plain one does the same for a hundred exercises",
    "readline": "nothing is typed at a prompt that edits; it is under the GPL 3 and brings curses",
    "setuptools": "builds packages",
    "ssl": "nothing is asked of the network",
    "tkinter": "another toolkit",
    "trove_classifiers": "builds packages",
}
"""Modules of Python by their names."""

FILES = {
    "PySide6/Qt/lib/libQt6FFmpegStub*": "belongs to FFmpeg",
    "PySide6/Qt/plugins/egldeviceintegrations/*": "full screen without a desktop",
    "PySide6/Qt/plugins/generic/*": "reads devices itself where there is no desktop",
    "PySide6/Qt/plugins/imageformats/libqicns.so": "icons of macOS",
    "PySide6/Qt/plugins/imageformats/libqpdf.so": "brings QtPdf; no PDF is shown, only written",
    "PySide6/Qt/plugins/imageformats/libqtga.so": "no picture that a person adds may be of this",
    "PySide6/Qt/plugins/imageformats/libqtiff.so": "no picture that a person adds may be of this",
    "PySide6/Qt/plugins/imageformats/libqwbmp.so": "no picture that a person adds may be of this",
    "PySide6/Qt/plugins/imageformats/libqgif.so": "no picture that a person adds may be of this",
    "PySide6/Qt/plugins/multimedia/*": "brings FFmpeg and Qt Quick; tones do without",
    "PySide6/Qt/plugins/networkinformation/*": "nothing is asked of the network",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so": "brings Qt Quick",
    "PySide6/Qt/plugins/platforms/libqeglfs.so": "full screen without a desktop",
    "PySide6/Qt/plugins/platforms/libqlinuxfb.so": "full screen without a desktop",
    "PySide6/Qt/plugins/platforms/libqminimalegl.so": "for those who port Qt",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so": "full screen without a desktop",
    "PySide6/Qt/plugins/platforms/libqvnc.so": "shows the window to other computers",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so": "brings GTK; the portal says what it would",
    "PySide6/Qt/plugins/tls/*": "nothing is asked of the network",
    "PySide6/Qt/plugins/wayland-graphics-integration-client/libvulkan-server.so": "no Vulkan",
    "PySide6/Qt/translations/qt_help_*": "what Qt's reader of manuals says",
    "PySide6/Qt/translations/qtmultimedia_*": "what a video player says",
    "libX11-xcb.so.1": "belongs to the system's X11",
    "libX11.so.6": "must be the one that the system's graphics drivers use",
    "libXau.so.6": "belongs to the system's X11",
    "libXdmcp.so.6": "belongs to the system's X11",
    "libexpat.so.1": "must be the one that the system's graphics drivers use",
    "libfontconfig.so.1": "reads the system's own files",
    "libfreetype.so.6": "belongs to the system's fontconfig",
    "libgcc_s.so.1": "must be the one that the system's graphics drivers use",
    "libstdc++.so.6": "must be the one that the system's graphics drivers use",
    "libz.so.1": "is on every system",
}
"""Files of the frozen app by patterns of their paths in it."""


def reason(path: str, reasons: Mapping[str, str] = FILES) -> str | None:
    """Why a file is left out, or None where it stays."""
    return next((why for pattern, why in reasons.items() if fnmatchcase(path, pattern)), None)


def idle(paths: Iterable[str], reasons: Mapping[str, str] = FILES) -> list[str]:
    """The patterns that leave nothing out of some paths any more, and can go."""
    everything = list(paths)
    return [p for p in reasons if not any(fnmatchcase(path, p) for path in everything)]
