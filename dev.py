#!/usr/bin/env python3
"""`python3 dev.py COMMAND`: installs what is missing into `.venv` and the system, and runs it."""

import hashlib
import os
import runpy
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# What is packed is packed without what development needs.
VENVS = {"package": ROOT / ".venv-package"}
USUAL_VENV = ROOT / ".venv"
STAMP = "installed"
OLDEST = (3, 11)
# One more than there are processors, as some tests wait for other processes.
WORKERS = str((os.cpu_count() or 1) + 1)
TESTS = (
    ("-m", "ruff", "check"),
    ("-m", "ruff", "format", "--check"),
    ("-m", "mypy"),
    ("-m", "pytest", "-n", WORKERS, "--dist", "worksteal"),
)
# What each command runs, and the constraints that it needs.
COMMANDS: dict[str, tuple[str, Sequence[Sequence[str]]]] = {
    "run": ("run", (("-m", "recoverytimer"),)),
    "test": ("dev", TESTS),
    "bench": ("dev", (("-m", "benchmarks"),)),
    "fuzz": ("dev", (("-m", "tests.fuzz"),)),
    "screenshots": ("dev", (("docs/screenshots.py",),)),
    "figures": ("dev", (("docs/figures.py",),)),
    "rules": ("dev", (("docs/rules.py",), ("docs/cautions.py",))),
    "schemas": ("dev", (("docs/schemas.py",),)),
    "words": ("dev", (("packaging/words.py",),)),
    "package": ("package", (("packaging/build.py",),)),
}
# The app says which of Qt's libraries are missing, and here they are installed.
_SYSTEM = runpy.run_path(str(ROOT / "src" / "recoverytimer" / "base" / "systemlibraries.py"))
LIBRARIES, is_missing = _SYSTEM["LIBRARIES"], _SYSTEM["is_missing"]
# Programs that are called, each before the Debian package that brings it: those of tests and
# benchmarks, and those of packaging.
PROGRAMS = {
    "dev": {
        "/usr/libexec/at-spi2-registryd": "at-spi2-core",
        "Xvfb": "xvfb",
        "appstreamcli": "appstream",
        "dbus-run-session": "dbus-daemon",
        "desktop-file-validate": "desktop-file-utils",
        "groff": "groff-base",
        "playerctl": "playerctl",
        "update-mime-database": "shared-mime-info",
    },
    "package": {"objdump": "binutils"},
}
# What the tests ask the system's own Python for, to hear what screen readers do, and the packages
# that bring it.
HEARING = "import gi; gi.require_version('Atspi', '2.0'); import gi.repository.Atspi"
HEARERS = ("python3-gi", "gir1.2-atspi-2.0")


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    if sys.version_info < OLDEST:
        return fail(f"Python {'.'.join(map(str, OLDEST))} or newer is needed.")
    if not arguments or arguments[0] not in COMMANDS:
        return fail(f"Usage: python3 dev.py {'|'.join(COMMANDS)} [ARGUMENTS]")
    needed, calls = COMMANDS[arguments[0]]
    os.chdir(ROOT)
    # What runs gets Ctrl-C too, and ends in its own way.
    signal.signal(signal.SIGINT, lambda *_: None)
    if not is_installed(needed) and (code := install(needed)):
        return code
    if arguments[0] == "test":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Else each of the processes that tests start would compile the app anew.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for number, call in enumerate(calls, start=1):
        extra = arguments[1:] if number == len(calls) else ()
        if len(calls) > 1:
            print("dev.py:", *call[:3], flush=True)
        if code := subprocess.call([str(python_of(needed)), *call, *extra]):
            return code
    return 0


def venv_of(needed: str) -> Path:
    """Where it is installed."""
    return VENVS.get(needed, USUAL_VENV)


def python_of(needed: str) -> Path:
    """The interpreter of an environment."""
    return venv_of(needed) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint() -> str:
    """What the installation depends on, as a short text."""
    files = [ROOT / "pyproject.toml", *sorted((ROOT / "constraints").glob("*.txt"))]
    parts = [sys.version.encode(), str(ROOT).encode(), *(f.read_bytes() for f in files)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_installed(needed: str) -> bool:
    """Whether an earlier run has installed all that a command needs."""
    stamp = venv_of(needed) / STAMP
    if not (python_of(needed).exists() and stamp.exists()):
        return False
    kind, _, mark = stamp.read_text().partition(" ")
    enough = {needed, "dev"} | ({"terminal"} if plays_in_terminal(needed) else set())
    return mark == fingerprint() and kind in enough


def install(needed: str) -> int:
    """Make the environment anew and install into it."""
    lacking = install_libraries(
        PROGRAMS.get(needed, {}), freezes=needed == "package", hears=needed == "dev"
    )
    if lacking and not plays_in_terminal(needed):
        return lacking
    venv = venv_of(needed)
    print(f"dev.py: making {venv} and installing constraints/{needed}.txt", flush=True)
    shutil.rmtree(venv, ignore_errors=True)
    if has_no_ensurepip() and (code := install_packages([f"python3.{sys.version_info[1]}-venv"])):
        return code
    pip = [str(python_of(needed)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = (
        [sys.executable, "-m", "venv", str(venv)],
        [*pip, "--require-hashes", "-r", f"constraints/{needed}.txt"],
    )
    for step in steps:
        if code := subprocess.call(step):
            return fail(f"That did not work ({' '.join(step[1:4])} ...); try again later.", code)
    libraries = next(venv.rglob("site-packages"))
    (libraries / "recoverytimer.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    (venv / STAMP).write_text(f"{'terminal' if lacking else needed} {fingerprint()}")
    return 0


def plays_in_terminal(needed: str) -> bool:
    """Whether the app runs where there is no screen, so that it does without Qt's libraries."""
    sys.path.insert(0, str(ROOT / "src"))
    from recoverytimer.start.display import has_no_display

    return needed == "run" and has_no_display()


def install_libraries(programs: Mapping[str, str], *, freezes: bool, hears: bool) -> int:
    """Install the shared libraries that Qt needs and that are missing, and some programs.

    What is frozen takes Python along as a library, which Debian has in a package of its own. What
    hears screen readers has the system's Python do so, whichever one this is.
    """
    packages = [package for _library, package in _SYSTEM["missing_packages"]()]
    python = f"libpython3.{sys.version_info[1]}"
    if freezes and sys.base_prefix == "/usr" and is_missing(f"{python}.so.1.0"):
        packages.append(python)
    if sys.platform.startswith("linux"):
        packages += [package for name, package in programs.items() if not shutil.which(name)]
        if hears and not can_hear():
            packages += HEARERS
    return install_packages(list(dict.fromkeys(packages)))


def can_hear() -> bool:
    """Whether the system's Python knows what screen readers are told."""
    python = shutil.which("/usr/bin/python3")
    return python is not None and subprocess.call([python, "-c", HEARING], stderr=-3) == 0


def has_no_ensurepip() -> bool:
    """Whether this Python cannot make environments, as Debian's without its venv package."""
    return subprocess.call([sys.executable, "-c", "import ensurepip"], stderr=-3) != 0


def install_packages(packages: Sequence[str]) -> int:
    """Install Debian packages, or say how to."""
    if not packages:
        return 0
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    sudo: list[str] = [] if getattr(os, "geteuid", int)() == 0 else ["sudo", "-n"]
    has_apt = shutil.which("apt-get") is not None
    if sudo and (not shutil.which("sudo") or subprocess.call([*sudo, "true"], stderr=-3)):
        has_apt = False
    if not has_apt:
        return fail("Packages of the system are missing. Run: sudo " + " ".join(command))
    print("dev.py: installing", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call([*sudo, "apt-get", "update", "-qq"], env=environment)
    code = subprocess.call([*sudo, *command, "-qq"], env=environment)
    return fail("Run it yourself: sudo " + " ".join(command), code) if code else 0


def fail(text: str, code: int = 2) -> int:
    """Say what is wrong."""
    print(f"dev.py: {text}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
