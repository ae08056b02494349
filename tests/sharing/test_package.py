from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.files import read_exercise_text
from recoverytimer.routine.files import read_routine_text
from recoverytimer.routine.library import Library
from recoverytimer.sharing.bundle import Bundle, Piece, PieceFolder, in_order, piece_of
from recoverytimer.sharing.carryout import carry_out
from recoverytimer.sharing.importfile import read_import
from recoverytimer.sharing.importplan import plan_import
from recoverytimer.sharing.needs import gather_pieces
from recoverytimer.sharing.package import PACKAGE_BOUNDS, package_bytes, read_package
from recoverytimer.sharing.presentfiles import PresentFiles
from recoverytimer.sharing.words.problems import problem_in_words
from tests.making import plain, routines

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
BRIDGE = """name = "My bridge"
kind = "strength"
setup = "Lie down."
instructions = ["Up."]
[dose]
reps = 10
[harder]
text = "With weight."
exercise = "my-bridge-heavy"
"""
HEAVY = BRIDGE.partition("[harder]")[0].replace("My bridge", "Heavy bridge")
MANIFEST = "manifest.toml"


def sound(folder: PieceFolder, file: str, data: bytes) -> Piece:
    piece, problems = piece_of(folder, file, data)
    assert piece is not None, problems
    return piece


def routine(file: str = "legs.toml", text: str = "") -> Piece:
    content = text or plain('exercise = "my-bridge"\nreps = 8')
    return sound(PieceFolder.ROUTINES, file, content.encode())


PIECES = (
    sound(PieceFolder.PICTURES, "knee.png", PNG),
    sound(PieceFolder.EXERCISES, "my-bridge.toml", BRIDGE.encode()),
    routine(),
)


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = 0) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return memory.getvalue()


def with_manifest(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = 0) -> bytes:
    return zipped((MANIFEST, b"format = 1\n"), *entries, method=method)


def said(problems: tuple[Problem, ...]) -> str:
    return "\n".join(map(problem_in_words, problems))


def refused(data: bytes) -> str:
    bundle = read_package(data)
    assert not bundle.pieces
    return said(bundle.problems)


def test_what_is_written_is_read_again() -> None:
    assert read_package(package_bytes(PIECES)) == Bundle(PIECES)


def test_the_same_contents_give_the_same_bytes() -> None:
    assert package_bytes(PIECES) == package_bytes(PIECES[::-1])


def test_any_zip_program_can_open_it() -> None:
    with zipfile.ZipFile(io.BytesIO(package_bytes(PIECES))) as archive:
        assert archive.namelist() == [
            MANIFEST,
            "pictures/knee.png",
            "exercises/my-bridge.toml",
            "routines/legs.toml",
        ]
        assert archive.read("exercises/my-bridge.toml").decode() == BRIDGE


def test_a_zip_made_by_hand_is_read_too() -> None:
    data = with_manifest(
        ("routines/", b""), ("routines/legs.toml", PIECES[2].data), method=zipfile.ZIP_DEFLATED
    )
    assert read_package(data) == Bundle(PIECES[2:])


@given(st.lists(routines(), max_size=3), st.binary(max_size=60))
def test_any_routines_and_pictures_come_back(texts: list[str], picture: bytes) -> None:
    pieces = [routine(f"r-{n}.toml", text) for n, text in enumerate(texts)]
    pieces.append(sound(PieceFolder.PICTURES, "a.png", PNG + picture))
    assert read_package(package_bytes(tuple(pieces))) == Bundle(in_order(pieces))


def test_the_longest_and_most_repetitive_routine_comes_back() -> None:
    text = plain(*[f'exercise = "bridge"\nreps = 3\nnote = "{"x" * 400}"'] * 500)
    pieces = (routine(text=text),)
    assert read_package(package_bytes(pieces)) == Bundle(pieces)


@given(st.data())
def test_a_damaged_file_is_told_and_never_an_error(data: st.DataObject) -> None:
    broken = bytearray(package_bytes(PIECES))
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(broken)))
    bundle = read_package(bytes(broken[:end]))
    assert bundle.problems or set(bundle.pieces) <= set(PIECES)


@given(st.binary(max_size=400))
def test_noise_is_told_and_never_an_error(noise: bytes) -> None:
    assert "damaged" in refused(noise)
    refused(noise + package_bytes(PIECES)[-22:])


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../routines/legs.toml",
        "routines/../../legs.toml",
        "routines\\legs.toml",
        "C:/legs.toml",
        "routines//legs.toml",
        "./routines/legs.toml",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(name: str) -> None:
    assert "unpacked outside its folder" in refused(with_manifest((name, PIECES[2].data)))


def test_a_name_with_a_nul_is_refused() -> None:
    data = with_manifest(("routines/legsXtoml", PIECES[2].data))
    assert "unpacked outside its folder" in refused(data.replace(b"legsXtoml", b"legs\0toml"))


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("routines/legs.toml")
    link.external_attr = 0o120777 << 16
    assert "is not an ordinary file" in refused(with_manifest((link, b"/etc/passwd")))


@pytest.mark.parametrize(
    ("first", "second"),
    [("pictures/Knee.png", "pictures/knee.png"), ("pictures/\u00e9.png", "pictures/e\u0301.png")],
)
def test_what_would_be_one_file_elsewhere_is_refused(first: str, second: str) -> None:
    assert "twice" in refused(with_manifest((first, PNG), (second, PNG)))


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(with_manifest(("routines/legs.toml", PIECES[2].data)))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert "is encrypted" in refused(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_packing_is_refused(method: int) -> None:
    data = zipped((MANIFEST, b"format = 1\n"), method=method)
    assert "compressed in an unknown way" in refused(data)


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    bomb = with_manifest(
        ("pictures/a.png", bytes(PACKAGE_BOUNDS.file)), method=zipfile.ZIP_DEFLATED
    )
    assert len(bomb) < 20_000
    assert "suspiciously large" in refused(bomb)
    larger = with_manifest(("pictures/a.png", bytes(PACKAGE_BOUNDS.file + 1)))
    assert "larger than 8 MiB" in refused(larger)


def test_many_small_bombs_are_refused_together() -> None:
    entry = bytes(range(256)) * 4096 * 7
    data = zipped(*((f"pictures/{n}.png", entry) for n in range(6)), method=zipfile.ZIP_DEFLATED)
    assert refused(data)


def test_an_entry_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(with_manifest(("pictures/a.png", PNG * 50), method=zipfile.ZIP_DEFLATED))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<L", 10)
    assert "damaged" in refused(bytes(data))


def test_too_many_entries_are_refused_before_they_are_listed() -> None:
    many = zipped(*((f"pictures/{n}.png", PNG) for n in range(PACKAGE_BOUNDS.files + 1)))
    assert f"more than {PACKAGE_BOUNDS.files} files" in refused(many)
    # The number of entries says one, the list is a megabyte.
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 2**20, 0, 0)
    assert f"more than {PACKAGE_BOUNDS.files} files" in refused(bytes(2**20) + end)


def test_a_second_end_is_looked_at_as_well() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, 0, 0, 0)
    many = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 501, 501, 0, 0)
    at, elsewhere = (struct.pack("<4sLQL", b"PK\x06\x07", 0, place, 1) for place in (0, 1))
    assert "more than 500 files" in refused(many + at + end)
    assert "damaged" in refused(many + elsewhere + end)
    assert "damaged" in refused(at + end)


def test_too_much_text_is_refused_at_once() -> None:
    text = b"a = [" + b"1," * 100_000 + b"]\n"
    data = with_manifest(*((f"routines/r-{n}.toml", text) for n in range(25)))
    assert "over 4 MiB of text" in refused(data)


def test_not_more_is_told_than_a_person_would_read() -> None:
    text = "".join(f"k{n} = 1\n" for n in range(20_000)).encode()
    bundle = read_package(with_manifest(("exercises/odd.toml", text)))
    assert len(bundle.problems) == 21
    assert "more problems like these" in problem_in_words(bundle.problems[-1])


def test_what_does_not_belong_is_left_out_and_told() -> None:
    data = with_manifest(
        ("routines/legs.toml", PIECES[2].data),
        ("__MACOSX/._legs.toml", b"x"),
        ("routines/Not An Id.toml", PIECES[2].data),
        ("pictures/con.png", PNG),
        ("pictures/a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("pictures/a.gif", b"GIF89a"),
        ("pictures/b.png", b"no picture"),
        ("exercises/odd.toml", b'name = "x"\nkind = "odd"\n'),
        ("readme.txt", b"x"),
    )
    bundle = read_package(data)
    assert bundle.pieces == PIECES[2:]
    told = said(bundle.problems)
    for part in (
        "__MACOSX/._legs.toml: It does not belong",
        "routines/Not An Id.toml: Its name is not allowed",
        "pictures/con.png: Its name is not allowed",
        "pictures/a.svg: The picture a.svg cannot be used. It",
        "pictures/a.gif: a.gif is not a PNG, JPEG or SVG picture",
        "pictures/b.png: b.png is a different kind of picture",
        'exercises/odd.toml: kind is "odd"',
        "readme.txt: It does not belong",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        (b"format = 2\nnew = 1\n", "newer version of Recovery Timer"),
        (b"format = 2\n", "newer version of Recovery Timer"),
        (b"a = \n", "not valid TOML"),
        (b"routines = []\n", "format is missing"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_manifest_that_is_not_understood_is_told(manifest: bytes, told: str) -> None:
    bundle = read_package(zipped((MANIFEST, manifest)))
    assert told in said(bundle.problems)
    assert not bundle.pieces


def test_without_a_manifest_nothing_is_taken() -> None:
    assert "It has no manifest.toml" in refused(zipped(("routines/legs.toml", PIECES[2].data)))


def test_what_is_listed_and_missing_is_told() -> None:
    data = zipped((MANIFEST, b'format = 1\nexercises = ["gone"]\n'))
    assert said(read_package(data).problems) == (
        "exercises/gone.toml: It is on the package's list of files, but not in the package."
    )


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str, str], None]:
    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    return write


def test_a_routine_takes_along_what_it_needs(
    tmp_path: Path, own: Callable[[str, str], None]
) -> None:
    own("exercises/my-bridge.toml", BRIDGE)
    own("exercises/my-bridge-heavy.toml", HEAVY)
    own("exercises/unused.toml", HEAVY)
    own("exercises/pigeon-pose.toml", "broken = ")
    text = plain('exercise = "pigeon-pose"\nhold = 30\nswap = "my-bridge"')
    own("routines/legs.toml", "# mine\n" + text)
    library = Library(shipped_resources(), tmp_path)
    entry = library.routine("legs")
    assert entry is not None
    pieces = gather_pieces(entry, library.exercises, PresentFiles(shipped_resources(), tmp_path))
    assert [p.file for p in pieces] == ["my-bridge-heavy.toml", "my-bridge.toml", "legs.toml"]
    assert pieces[2].text == "# mine\n" + text


def test_a_picture_goes_along(
    tmp_path: Path, own: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    own("exercises/my-bridge.toml", BRIDGE)
    own("routines/legs.toml", PIECES[2].text)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "knee.png").write_bytes(PNG)
    monkeypatch.setattr(
        "recoverytimer.sharing.needs.own_files", lambda _exercise: ("knee.png", "missing.png")
    )
    library = Library(shipped_resources(), tmp_path)
    entry = library.routine("legs")
    assert entry is not None
    pieces = gather_pieces(entry, library.exercises, PresentFiles(shipped_resources(), tmp_path))
    assert pieces == PIECES


def test_a_file_is_told_apart_by_what_is_in_it(tmp_path: Path) -> None:
    exercises = Library(shipped_resources(), tmp_path).exercises
    for name, content, told in (
        ("a.recovery", b"hello", "not a .recovery file, or it is damaged"),
        ("b.txt", b"hello", "This kind of file cannot be imported"),
        ("c.toml", b"[pelvis]\n", "pose for an exercise"),
        ("d.toml", b"\xff", "not UTF-8"),
        ("e.toml", b"a = 1\n", "The format is missing"),
        ("f.json", b"{", "not valid JSON"),
        ("g.json", b"[" * 100_000, "cannot be read as JSON"),
        ("h.csv", b"a,b\n", 'no columns called "name" and "seconds"'),
        ("i.json", b" " * 5_000_000, "larger than 4 MiB"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        bundle = read_import(path, exercises)
        assert told in said(bundle.problems)
        assert not bundle.pieces
    assert "cannot be read" in problem_in_words(read_import(tmp_path, exercises).problems[0])
    renamed = tmp_path / "legs.zip"
    renamed.write_bytes(package_bytes(PIECES))
    assert read_import(renamed, exercises).pieces == PIECES


def test_text_files_of_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "My Legs (1).toml"
    path.write_bytes(b"\xef\xbb\xbf" + PIECES[2].data.replace(b"\n", b"\r\n"))
    (piece,) = read_import(path, Library(shipped_resources(), tmp_path).exercises).pieces
    assert piece.file == "my-legs-1.toml"
    assert piece.data == PIECES[2].data


@pytest.mark.parametrize("name", ["Растяжка", "ストレッチ", "हिन्दी योग"])
def test_what_is_called_by_other_letters_is_listed_shared_and_imported(
    tmp_path: Path, name: str
) -> None:
    ann, ben = (Library(shipped_resources(), tmp_path / who) for who in ("ann", "ben"))
    exercise = ann.exercises.new_id(name)
    bend = read_exercise_text(HEAVY).value
    assert bend is not None
    ann.exercises.save(exercise, bend)
    made = read_routine_text(plain(f'exercise = "{exercise}"\nreps = 8')).value
    assert made is not None
    routine_id = ann.new_id(name)
    ann.save(routine_id, made)
    entry = ann.routine(routine_id)
    assert entry is not None
    assert entry.routine == made
    assert routine_id in ann.routine_ids()
    there = {who: PresentFiles(shipped_resources(), tmp_path / who) for who in ("ann", "ben")}
    package = package_bytes(gather_pieces(entry, ann.exercises, there["ann"]))
    bundle = read_package(package)
    assert not bundle.problems
    carry_out(plan_import(bundle, there["ben"].find, ben.exercises), there["ben"])
    taken = ben.routine(routine_id)
    assert taken is not None
    assert (taken.routine, taken.own) == (made, True)
    ben.exercises.refresh()
    assert ben.exercises[exercise] == bend
    again = plan_import(read_package(package), there["ben"].find, ben.exercises)
    assert not again.results
