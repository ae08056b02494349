"""Small exercises and routines to test with."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.field import Field, FormPlan
from recoverytimer.base.plaintext import as_name
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Side, Sided, SidedSeconds
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Kind, Sides, Source, Variant
from recoverytimer.exercise.files import exercise_table, read_exercise_table
from recoverytimer.routine.files import read_routine_text
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import TimelineRecipe, Timing, timeline_recipe


def exercise(kind: Kind, sides: Sides = Sides.NONE, **dose: object) -> Exercise:
    return Exercise(
        name=kind.value,
        kind=kind,
        setup="Lie down.",
        instructions=("Breathe.",),
        dose=DefaultDose(**(dose or {"hold": 30.0})),
        sides=sides,
    )


BEND = Exercise(
    name="Bend",
    kind=Kind.STRETCH,
    setup="Stand.",
    instructions=("Bend.", "Breathe."),
    dose=DefaultDose(hold=30.0),
)

COACHED = replace(
    BEND,
    sides=Sides.EACH,
    safety="Come out if it pinches.",
    cues=("Keep your hips level.",),
    breath="Breathe out slowly.",
    way_out="Stand up slowly.",
    left_means="Left means your left leg is in front.",
)
"""With all that a coach has to say."""

EXERCISES = {
    "knee-rolls": exercise(Kind.MOBILITY, Sides.ALTERNATE),
    "figure-four-supine": exercise(Kind.STRETCH, Sides.EACH),
    "pigeon-pose": exercise(Kind.STRETCH, Sides.EACH),
    "childs-pose": exercise(Kind.STRETCH),
    "belly-breathing": exercise(Kind.BREATHING),
    "bridge": exercise(Kind.STRENGTH, reps=10.0),
    "ice-pack": exercise(Kind.COLD, Sides.CHOSEN, hold=600.0),
    "heat-pack": exercise(Kind.HEAT, Sides.CHOSEN, hold=600.0),
    "skin-check": exercise(Kind.REST, hold=60.0),
    "drink": exercise(Kind.REST, until_done=True),
}


def fields_in(plan: FormPlan) -> list[Field]:
    """Every field that stands in a form."""
    keys = "|".join(lines for _, lines in plan.layout).replace("/", "|").split("|")
    return [plan.fields[key] for key in keys if key in plan.fields]


def plain(*steps: str, choices: str = "") -> str:
    """A routine's text out of the texts of its steps and of its choices."""
    head = f'format = {2 if choices else 1}\nname = "Test"\n{choices}'
    return head + "".join(f"[[steps]]\n{s}\n" for s in steps)


def routine_of(text: str) -> Routine:
    read = read_routine_text(text)
    assert read.value is not None, read.problems
    return read.value


def recipe_of(
    text: str, side: Side | None = None, timing: Timing | None = None, optional: bool = True
) -> TimelineRecipe:
    return timeline_recipe(
        routine_of(text), EXERCISES, timing, chosen_side=side, with_optional=optional
    )


GLUTE_RELIEF = plain(
    'exercise = "knee-rolls"\nhold = 60',
    'rounds = 2\nrest_between = 10\n[[steps.steps]]\nexercise = "figure-four-supine"\nhold = 30',
    'exercise = "pigeon-pose"\nhold = 40\nswap = "figure-four-supine"',
    'exercise = "pigeon-pose"\nhold = 30\nprepare = 10',
    'exercise = "childs-pose"\nhold = 45',
    'exercise = "belly-breathing"\nhold = 45\ntempo = [["in", 4], ["out", 6]]',
).replace('exercise = "pigeon-pose"\nhold = 30', 'exercise = "bridge"\nsides = "each"\nhold = 30')

ICE_HEAT = plain(
    """rounds = 2
[[steps.steps]]
exercise = "heat-pack"
hold = 600
[[steps.steps]]
exercise = "skin-check"
hold = 60
ask = "Can you feel the skin normally?"
[[steps.steps]]
exercise = "ice-pack"
hold = 600
[[steps.steps]]
rest = 120
in_rounds = "not last"
ask = "Can you feel the skin normally?"
"""
)

_DOSES = st.sampled_from(
    [
        "hold = 20",
        'hold = "10-20"',
        "hold = [30, 20]",
        "hold = { left = 10, right = 20 }",
        "reps = 5",
        "reps = 6\nwithin = 20",
        'reps = "4-6"\ntempo = [["up", 2], ["down", 1]]',
        "up_to = 40",
        "until_done = true",
        "passes = 8",
        "breaths = 4",
        "metres = 20",
    ]
)
_NAMES = st.sampled_from(["knee-rolls", "pigeon-pose", "bridge", "ice-pack"])
_SIDES = st.sampled_from(["", 'sides = "each"', 'sides = "left"', 'sides = "none"'])
_EXTRAS = st.sampled_from(["", 'swap = "childs-pose"', "optional = true", 'ask = "Fine?"'])


@st.composite
def _work(draw: st.DrawFn) -> str:
    return "\n".join([f'exercise = "{draw(_NAMES)}"', draw(_DOSES), draw(_SIDES), draw(_EXTRAS)])


@st.composite
def _group(draw: st.DrawFn) -> str:
    rounds = draw(st.sampled_from(["1", "2", '"2+"', '"1-3"']))
    rest = draw(st.sampled_from(["0", "5", "30"]))
    sides = draw(st.sampled_from(["", 'sides = "each"\n']))
    inner = draw(st.lists(_work(), min_size=1, max_size=3))
    return f"rounds = {rounds}\nrest_between = {rest}\n{sides}" + "".join(
        f"[[steps.steps]]\n{s}\n" for s in inner
    )


def routines() -> st.SearchStrategy[str]:
    """Texts of sound routines of every sort."""
    step = st.one_of(_work(), _group(), st.just("rest = 15"))
    return st.lists(step, min_size=1, max_size=4).map(lambda steps: plain(*steps))


def texts(longest: int) -> st.SearchStrategy[str]:
    """What a person may type: anything but characters that no text file can hold."""
    letters = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")
    return st.text(letters, min_size=1, max_size=longest)


_NUMBER = st.one_of(st.integers(1, 900), st.sampled_from([0.5, 2.25, 90.5])).map(float)
_RANGE = st.sampled_from(["20-30", "1.5-2", "60-240", "30-30"])
_ONE = st.one_of(_NUMBER, _RANGE)
_ROUNDS = st.lists(_ONE, min_size=1, max_size=4).map(tuple)


def _amount(sided: type[Sided | SidedSeconds]) -> st.SearchStrategy[object]:
    side = st.one_of(_ONE, _ROUNDS)
    return st.one_of(_ONE, _ROUNDS, st.builds(sided, left=side, right=side))


_TEMPO = st.lists(st.tuples(texts(20), _NUMBER), min_size=1, max_size=8).map(tuple)


@st.composite
def default_doses(draw: st.DrawFn) -> DefaultDose:
    """Usual doses of every sort."""
    measure = draw(
        st.sampled_from(["hold", "reps", "passes", "breaths", "metres", "up_to", "until_done"])
    )
    value: object = True
    if measure == "up_to":
        value = draw(_NUMBER)
    elif measure != "until_done":
        value = draw(_amount(SidedSeconds if measure == "hold" else Sided))
    found: dict[str, object] = {measure: value}
    paces = {"tempo": _TEMPO, "pace": _NUMBER, "within": _NUMBER}
    if measure in {"hold", "reps", "passes", "breaths"}:
        pace = draw(st.sampled_from(["", "tempo", "pace", *(["within"] * (measure != "hold"))]))
        found |= {pace: draw(paces[pace])} if pace else {}
    for key, values in (("about", _NUMBER), ("rest", _NUMBER), ("sets", _amount(Sided))):
        if draw(st.booleans()):
            found[key] = draw(values)
    return DefaultDose(**found)


def exercises() -> st.SearchStrategy[Exercise]:
    """Sound exercises of every sort."""
    lists = st.lists(texts(12), max_size=3).map(tuple)
    ids = st.sampled_from(["pigeon-pose", "bridge"])
    variants = st.none() | st.builds(Variant, text=texts(12), exercise=st.none() | ids)
    marks = st.sampled_from(["V", "V2", "R", "J"])
    made = st.builds(
        Exercise,
        name=texts(12).map(as_name),
        kind=st.sampled_from(Kind),
        setup=texts(12),
        instructions=lists,
        dose=default_doses(),
        also=lists,
        muscles=lists,
        equipment=lists,
        sides=st.sampled_from(Sides),
        feel=st.none() | texts(12),
        mistakes=lists,
        cautions=st.lists(st.sampled_from(Caution), max_size=4).map(tuple),
        ask_first=lists,
        easier=variants,
        harder=variants,
        times_a_day=st.none() | st.integers(1, 24),
        hours_apart=st.none() | st.sampled_from([0.5, 4.0, 168.0]),
        pose=st.none() | ids,
        picture=st.none() | st.sampled_from(["bend.png", "Bed pigeon (1).JPG", "ü.svg"]),
        optional=st.booleans(),
        sources=st.lists(st.builds(Source, text=texts(12), mark=marks), max_size=3).map(tuple),
    )
    return made.filter(_is_safe)


def _is_safe(exercise: Exercise) -> bool:
    """Whether it is not too long a spell of cold or heat."""
    return read_exercise_table(exercise_table(exercise)).value is not None
