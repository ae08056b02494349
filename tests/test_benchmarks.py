"""What the benchmarks make of what they have measured; nothing is measured here."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import __main__ as bench
from benchmarks.measure import Found, Row, measured


def found(ours: float, base: float, most: float | None, *, in_ms: bool = False) -> Found:
    return Found(Row("start, s", lambda: 0.0, lambda: 1.0, most, in_ms=in_ms), ours, base)


@pytest.mark.parametrize(
    ("one", "missed"),
    [
        (found(1.404, 1.0, 1.4), False),
        (found(1.406, 1.0, 1.4), True),
        (found(9.0, 1.0, None), False),
        (found(39.0, 1.0, 40, in_ms=True), False),
        (found(41.0, 100.0, 40, in_ms=True), True),
    ],
)
def test_an_aim_is_missed_from_the_second_decimal_on(one: Found, missed: bool) -> None:
    assert one.is_missed is missed
    assert ("missed" in str(one)) is missed


def test_ours_and_the_other_are_measured_in_turn_and_the_medians_taken() -> None:
    told: list[str] = []
    ours, base = iter([100.0, 1.0, 9.0, 2.0]), iter([1.0, 1.0, 4.0])

    def taken(name: str, values: object) -> float:
        told.append(name)
        return next(values)  # type: ignore[call-overload, no-any-return]

    row = Row("x", lambda: taken("ours", ours), lambda: taken("base", base), 2.0, 3)
    one = measured(row)
    assert told == ["ours", *("ours", "base") * 3]
    assert (one.ours, one.base, one.ratio) == (2.0, 1.0, 2.0)


def test_the_table_takes_the_place_of_the_one_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"Before.\n\n{bench.BEGIN}\nold\n{bench.END}\n\nAfter.\n")
    monkeypatch.setattr(bench, "README", readme)
    for _ in range(2):
        bench.write([found(1.0, 1.0, 1.4)], [found(3.0, 1.0, 1.4)])
    text = readme.read_text()
    assert text.startswith("Before.\n\n")
    assert text.endswith("\n\nAfter.\n")
    assert "old" not in text
    assert text.count("| start, s |") == 2
    assert text.count("missed") == 1


def test_the_readme_has_room_for_the_table() -> None:
    text = bench.README.read_text(encoding="utf-8")
    assert text.index(bench.BEGIN) < text.index(bench.END)
