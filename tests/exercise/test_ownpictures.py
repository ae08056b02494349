"""Pictures of own exercises: bounded, and kept in one folder under safe names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.filenames import file_stem, is_device
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.safesvg import SvgError, check_svg
from recoverytimer.base.words.system import drawing_fault
from recoverytimer.exercise.exercise import PictureName
from recoverytimer.exercise.ownpictures import (
    LARGEST_SOURCE,
    LARGEST_SVG,
    PictureError,
    is_plain_name,
    keep_picture,
    kept_name,
    picture_bytes,
    picture_path,
)
from recoverytimer.exercise.words.pictures import picture_fault_in_words
from recoverytimer.records.backup.backupfile import is_backup_name

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@given(st.text(max_size=300), st.sampled_from([".png", ".jpg", ".svg"]), st.binary(max_size=9))
def test_names_never_lead_out_of_the_folder(source: str, ending: str, data: bytes) -> None:
    name = kept_name(source, ending, data)
    assert msgspec.convert(name, PictureName) == name
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert name == kept_name(source, ending, data)


def test_other_bytes_have_another_name() -> None:
    assert kept_name("Bed pigeon.png", ".png", b"1").startswith("bed-pigeon-")
    assert kept_name("a.png", ".png", b"1") != kept_name("a.png", ".png", b"2")


@given(st.text(max_size=40))
def test_no_name_is_found_outside_of_the_folder(name: str) -> None:
    folder = Path("pictures").absolute()
    try:
        path = picture_path(folder, name)
    except PictureError:
        return
    assert path.parent == folder


def test_links_are_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (tmp_path / "secret.png").touch()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(PictureError, match="OUTSIDE"):
        picture_path(folder, "link.png")


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [
        ("big.png", LARGEST_SOURCE + 1, "larger than 8 MiB"),
        ("big.svg", LARGEST_SVG + 1, "larger than 512 KiB"),
        ("photo.heic", 10, "not a PNG, JPEG or SVG"),
        ("folder.png", None, "is missing"),
    ],
)
def test_what_is_not_taken_is_said(tmp_path: Path, name: str, size: int | None, told: str) -> None:
    path = tmp_path / name
    if size is None:
        path.mkdir()
    else:
        path.write_bytes(bytes(size))
    with pytest.raises(PictureError) as raised:
        picture_bytes(path)
    assert told in picture_fault_in_words(raised.value.name, raised.value.fault)


def test_the_largest_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "big.PNG"
    path.write_bytes(bytes(LARGEST_SOURCE))
    assert len(picture_bytes(path)) == LARGEST_SOURCE


def test_a_picture_is_kept_once(tmp_path: Path) -> None:
    path = keep_picture(tmp_path / "pictures", "a.png", b"one")
    before = path.stat().st_mtime_ns
    assert keep_picture(tmp_path / "pictures", "a.png", b"one").stat().st_mtime_ns == before
    assert path.read_bytes() == b"one"


def fault_of(text: str) -> str:
    """What is said of a picture that is not taken."""
    try:
        check_svg(text)
    except SvgError as error:
        return drawing_fault(error)
    return ""


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ('<image href="photo.png"/>', "outside itself (photo.png)"),
        ('<image xlink:href="file:///etc/passwd"/>', "outside itself"),
        ('<image href=" HTTP://example.org/a.png"/>', "outside itself"),
        ('<image href="data:text/html,hello"/>', "outside itself"),
        ('<use xlink:href="other.svg#part"/>', "outside itself"),
        ("<rect fill=\"url('http://example.org/a')\"/>", "outside itself"),
        ('<rect style="fill: url( other.svg#a )"/>', "outside itself"),
        ("<style>rect { fill: url(//example.org/x) }</style>", "outside itself"),
        ('<style>@import "http://example.org/x.css";</style>', "style sheet"),
        ("<script>alert(1)</script>", "script"),
        ("<g>" * 101 + "</g>" * 101, "too many parts"),
        ("<g/>" * 10_001, "too many parts"),
        ('<rect filter="url(#f)"/>' * 30, "too many parts"),
        ('<rect style="mask: url(#m)"/>' * 300, "too many parts"),
        ("<style>rect { filter: url(#f) }</style>" + "<rect/>" * 30, "too many parts"),
        ('<path d="' + "L9 9" * 50_000 + '" stroke-dasharray="1"/>', "too many parts"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "refer to themselves"),
        ("<g>", "not valid XML"),
    ],
)
def test_an_svg_that_reaches_out_or_is_endless_is_refused(inner: str, told: str) -> None:
    assert told in fault_of(SVG.format(inner))


def test_an_svg_whose_parts_multiply_is_refused() -> None:
    parts = ['<g id="a0"><rect/></g>']
    uses = [f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 30)]
    assert fault_of(SVG.format("".join(parts + uses))) == "It has too many parts."


@pytest.mark.parametrize(
    "inner",
    [
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use xlink:href="#g"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<g filter="url(#f)"><rect/><rect/></g>',
        '<path d="' + "L9 9" * 50_000 + '"/>',
        "<rect/>" * 9_000,
        "<!-- a comment --><style>rect { fill: red }</style>",
    ],
)
def test_an_svg_that_keeps_to_itself_is_taken(inner: str) -> None:
    assert fault_of(SVG.format(inner)) == ""


def test_entities_are_refused_and_a_usual_doctype_is_not() -> None:
    usual = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert fault_of(usual + SVG.format("<rect/>")) == ""
    entity = '<!DOCTYPE svg [<!ENTITY a "b">]>'
    assert fault_of(entity + SVG.format("&a;")) == "It defines its own XML entities."


def test_our_own_icons_are_taken() -> None:
    for path in (shipped_resources() / "icons").glob("*.svg"):
        assert picture_bytes(path) == path.read_bytes()


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert isinstance(fault_of(text), str)


def test_other_encodings_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"\xff\xfe<\x00s\x00")
    with pytest.raises(PictureError, match="NOT_UTF8"):
        picture_bytes(tmp_path / "a.svg")


@pytest.mark.parametrize(
    "name",
    [
        "a\u202egnp.png",
        "a\u200b.png",
        "a\u2066b.png",
        "\ufeffa.png",
        "a\x9b.png",
        "a\udce9.png",
        "COM\u00b9.png",
        "lpt\u00b3.svg",
        "com0.png",
        "CONIN$.png",
        "conout$.jpg",
        "nul .png",
        "Aux.tar.png",
        "aux..png",
        "a\u00adb.png",
        "a\u3164.png",
        "a\ufff9b.png",
        "a\U000e0041.png",
        "\u0301a.png",
        "a" + "\u0316\u0301" * 8 + ".png",
        "-rf.png",
    ],
)
def test_a_name_that_deceives_or_is_a_device_is_refused(name: str) -> None:
    assert not is_plain_name(name)
    assert not is_backup_name(f"pictures/{name}") or name[0] == "-"


@pytest.mark.parametrize(
    "name",
    [
        *("a\u202egnp.png", "a\u200b.png", "-rf.png", "a\x9b.png", "a\u00adb.png", "a\ud800.png"),
        "a" + "\u0301" * 4 + ".png",
    ],
)
def test_no_exercise_names_such_a_picture(name: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(name, PictureName)


@pytest.mark.parametrize(
    "name",
    [
        "com.png",
        "console.png",
        "\u05ea\u05de\u05d5\u05e0\u05d4.png",
        "\U0001f468\u200d\U0001f467.png",
    ],
)
def test_honest_names_in_any_script_are_taken(name: str) -> None:
    assert is_plain_name(name)
    assert msgspec.convert(name, PictureName) == name


@pytest.mark.parametrize("word", ["COM1", "lpt9", "CONIN$", "nul"])
def test_no_new_file_is_called_like_a_device(word: str) -> None:
    assert not is_device(f"{file_stem(word, 'exercise')}.toml")
