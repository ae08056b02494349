"""The words of the form in which an exercise is written."""

from __future__ import annotations

from collections.abc import Sequence

from recoverytimer.base import amounts
from recoverytimer.base.toml.reading import Problem, ProblemKind
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.exercise import Sides

KINDS = tuple((name, kind.value) for kind, name in amounts.KIND_NAMES.items())
SIDES = (
    ("Both at once, or none", None),
    ("Left, then right", Sides.EACH.value),
    ("Left and right in turn", Sides.ALTERNATE.value),
    ("One, chosen at the start", Sides.CHOSEN.value),
    ("Left only", Sides.LEFT.value),
    ("Right only", Sides.RIGHT.value),
)
# The keys of each card; what stands together in a tuple lies side by side.
SECTIONS: tuple[tuple[str, tuple[str | tuple[str, ...], ...]], ...] = (
    ("What it is", ("name", "also", ("kind", "sides"))),
    ("Picture", ("picture", "pose")),
    (
        "How it is done",
        ("setup", "instructions", "feel", "mistakes", ("muscles", "equipment")),
    ),
    ("Usual dose", ("dose", ("times_a_day", "hours_apart"), "optional")),
    ("With care", ("cautions", "ask_first")),
    ("Easier and harder", ("easier", "harder")),
    ("Where it comes from", ("sources",)),
)
ONE_TO_A_LINE = "One to a line."
TITLES: dict[str, tuple[str, str]] = {
    "name": ("Name", ""),
    "also": ("Also called", f"Other names, by which it is found too. {ONE_TO_A_LINE}"),
    "kind": ("Kind", ""),
    "sides": ("Sides", ""),
    "picture": ("Own picture", "Shown as it is, in the place of the drawn figure."),
    "pose": ("Drawn figure", "Shown where there is no picture of your own."),
    "setup": ("Set-up", "How to get into position. It is shown and read out before it begins."),
    "instructions": ("Instructions", f"What to do, step by step. {ONE_TO_A_LINE}"),
    "feel": ("Where you feel it", ""),
    "mistakes": ("Avoid", f"Mistakes that are easily made. {ONE_TO_A_LINE}"),
    "muscles": ("Muscles", ONE_TO_A_LINE),
    "equipment": ("You need", f"What one exercises with. {ONE_TO_A_LINE}"),
    "dose": (
        "Dose",
        "20-30 is a range; 12, 10, 8 is one for each round; left 40, right 60 differs by side.",
    ),
    "times_a_day": ("Times a day", "At most this often."),
    "hours_apart": ("Hours apart", "At least this long between two times."),
    "optional": ("An extra", ""),
    "cautions": ("Leave it out, or ask first, with", ""),
    "ask_first": ("Also ask first with", f"Other reasons to ask somebody. {ONE_TO_A_LINE}"),
    "easier": ("Easier", "In words, and perhaps as another exercise."),
    "harder": ("Harder", "In words, and perhaps as another exercise."),
    "sources": ("Sources", "Only what somebody has read is shown as a source."),
}
STEP_NAMES = {
    **{key: title.lower() for key, (title, _) in TITLES.items()},
    "cautions": "cautions",
    "ask_first": "reasons to ask first",
    "equipment": "what you need",
    "mistakes": "mistakes",
}
LINES = "At most 30 lines, each of at most 400 characters."
CURES = {
    "name": "Give it a name of at most 120 characters.",
    "also": LINES,
    "kind": "Choose a kind.",
    "sides": "Choose the sides.",
    "setup": "Say how to get into position, in at most 1000 characters.",
    "instructions": f"Say what to do, line by line. {LINES}",
    "feel": "At most 1000 characters.",
    "mistakes": LINES,
    "muscles": LINES,
    "equipment": LINES,
    "times_a_day": "Write a whole number from 1 to 24, or nothing.",
    "hours_apart": "Write a number above 0, at most 168, or nothing.",
    "ask_first": LINES,
    "easier": "Say it in words, in at most 1000 characters.",
    "harder": "Say it in words, in at most 1000 characters.",
    "sources": "Each source needs a text of at most 1000 characters and how sure it is.",
}
_AMOUNT = (
    "Write an amount above 0: 45, 1:30 or 20-30; 12, 10, 8 for each round; left 40, right 60. "
    "At most 2 hours, or 1000 times."
)
_SECONDS = "Write seconds, 45 or 1:30: above 0, at most 2 hours."
_DOSE = {
    **dict.fromkeys((m.value for m in Measure), _AMOUNT),
    "up_to": f"How long at most? {_SECONDS}",
    "tempo": "Tempo: write one to eight phases with their seconds, such as up 2, hold 1, down 2.",
    "pace": f"Tempo: {_SECONDS}",
    "within": f"Tempo: {_SECONDS}",
    "sets": "Sets: write a number such as 3, or a range such as 2-3.",
    "rest": f"Rest: {_SECONDS}",
    "about": f"In totals: {_SECONDS}",
    "dose": _AMOUNT,
}


def words_by_field(problems: Sequence[Problem]) -> dict[str, str]:
    """What is wrong, in words, by the field in which it can be mended; "" for all else."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        key = problem.key.partition(".")[0]
        found.setdefault(key if key in TITLES else "", []).append(_words(key, problem))
    return {key: " ".join(dict.fromkeys(words)) for key, words in found.items()}


def _words(key: str, problem: Problem) -> str:
    text = f"{problem.what[:1].upper()}{problem.what[1:]}. {problem.cure}"
    if problem.kind is ProblemKind.NOT_THERE:
        return text
    own = _DOSE.get(problem.key.rpartition(".")[2]) if key == "dose" else CURES.get(key)
    says_more = problem.kind in {ProblemKind.CONTRADICTION, ProblemKind.TOO_LONG}
    return own if own and not says_more else f"{text}."
