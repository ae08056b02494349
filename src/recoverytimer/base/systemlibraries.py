"""The system's libraries that Qt needs on Linux, and which packages bring them.

Whoever installs the app reads this file, too, before there is anything but Python.
"""

from __future__ import annotations

import ctypes
import platform
import sys

# With the Debian packages that bring them; a test compares them with what Qt's own files say that
# they need.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
    "libspeechd.so.2": "libspeechd2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Since Debian 13 and Ubuntu 24.04.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}
RENAMED_SINCE = {"debian": 13, "ubuntu": 24}


def missing_packages() -> tuple[tuple[str, str], ...]:
    """The libraries that cannot be loaded, each with what Debian and Ubuntu call its package."""
    return tuple((lib, renamed(of)) for lib, of in LIBRARIES.items() if is_missing(lib))


def can_load(file: str) -> bool:
    """Whether a shared library can be loaded, with all that it needs."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def renamed(package: str) -> str:
    """What this system calls a package."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return package
    version = system.get("VERSION_ID", "").partition(".")[0]
    # Debian's testing has no number.
    since = RENAMED_SINCE.get(system.get("ID", ""))
    newer = since is not None and (not version or int(version) >= since)
    return RENAMED.get(package, package) if newer else package


def is_missing(library: str) -> bool:
    """Whether a shared library cannot be loaded, on Linux."""
    return sys.platform.startswith("linux") and not can_load(library)
