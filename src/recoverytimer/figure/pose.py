"""What a pose file means: where the body's parts are, what carries them, and how they move."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct

from recoverytimer.base.language import N_

Metres = Annotated[float, Meta(ge=-4, le=4)]
# Far beyond any pose; what is infinite or no number is none.
Number = Annotated[float, Meta(ge=-1000, le=1000)]
Size = Annotated[float, Meta(gt=0, le=100)]
Direction = Annotated[
    tuple[Number, Number, Number],
    Meta(
        description=N_("Write a direction as three numbers: forward, up and to the figure's right.")
    ),
]
# A union of two array types is beyond msgspec: the joint's name may stand before the numbers.
Anchor = Annotated[
    tuple[str | Number, ...],
    Meta(
        min_length=1,
        max_length=4,
        description=N_(
            "Write three numbers in metres, or a joint and three numbers, such as "
            '["kneeL", 0, 0.1, 0].'
        ),
    ),
]
Point = tuple[Metres, Metres, Metres]

BODY_SIDES = ("R", "L")
MUSCLES = (
    "adductor",
    "belly",
    "calf",
    "chest",
    "foot",
    "glute",
    "glutemed",
    "ham",
    "hipflexor",
    "itband",
    "lowback",
    "quad",
    "shin",
    "soleus",
    "tfl",
    "upback",
)
MOST_KEYS = 12


class PropKind(StrEnum):
    """A thing that one exercises with or on."""

    MAT = "mat"
    ROLLER = "roller"
    BALL = "ball"
    WALL = "wall"
    CHAIR = "chair"
    STEP = "step"
    CUSHION = "cushion"
    STRAP = "strap"
    BAND = "band"
    ICE = "ice"
    HEAT = "heat"
    TUB = "tub"
    STEAM = "steam"
    CUBES = "cubes"
    GLASS = "glass"


ArrowOf = Literal[
    "",
    "none",
    "head",
    "chest",
    "pelvis",
    "kneeR",
    "kneeL",
    "ankleR",
    "ankleL",
    "heelR",
    "heelL",
    "wristR",
    "wristL",
]
"""What an arrow follows: what moves most, nothing, or a joint."""


class Prop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A thing in the picture. Sizes not given are the usual ones of its kind."""

    kind: PropKind
    at: Anchor | None = None
    facing: Direction | None = None
    up: Direction | None = None
    size: Annotated[tuple[Size, ...], Meta(min_length=1, max_length=3)] | None = None
    points: Annotated[tuple[Anchor, ...], Meta(min_length=2, max_length=8)] = ()
    carries: bool | None = None
    # In files of before things had a depth of their own; it changes nothing.
    behind: bool = False


class Trunk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Pelvis or chest: the way to the head and the way the belly faces."""

    at: Point | None = None
    head: Direction | None = None
    belly: Direction | None = None
    swell: Annotated[float, Meta(ge=0, le=0.06)] | None = None


class Head(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The way the neck goes, the way the face looks and the way the crown points."""

    neck: Direction | None = None
    look: Direction | None = None
    up: Direction | None = None


class Leg(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The ankle is met exactly, the knee bends towards its place."""

    knee: Anchor | None = None
    ankle: Anchor | None = None
    foot: Direction | None = None
    toes: Direction | None = None
    top: Direction | None = None


class Arm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The wrist is met exactly, the elbow bends towards its place."""

    wrist: Anchor | None = None
    elbow: Anchor | None = None
    hand: Direction | None = None
    palm: Direction | None = None
    grip: Annotated[float, Meta(ge=0, le=1)] | None = None


class Keyframe(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The body at one moment of a movement; what is left out is as at the start."""

    time: Annotated[
        float,
        Meta(
            gt=0,
            le=1,
            description=N_("Write how far into the movement this is: above 0 and at most 1."),
        ),
    ] = 1.0
    pelvis: Trunk | None = None
    chest: Trunk | None = None
    head: Head | None = None
    legR: Leg | None = None  # noqa: N815 - the joint's name in the file
    legL: Leg | None = None  # noqa: N815
    armR: Arm | None = None  # noqa: N815
    armL: Arm | None = None  # noqa: N815


class Pose(Keyframe, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A pose: the body at the start, what is with it, and perhaps a movement from there."""

    time: Literal[0] = 0
    camera: Annotated[
        tuple[Number, Number],
        Meta(description=N_("Write the azimuth and elevation in degrees, such as [30, 12].")),
    ]
    highlight: tuple[str, ...] = ()
    props: Annotated[tuple[Prop, ...], Meta(max_length=12)] = ()
    path: Annotated[
        Literal["back", "round"],
        Meta(
            description=N_(
                'Write "back" (return the same way) or "round" (carry on round to the start).'
            )
        ),
    ] = "back"
    cycle_s: Annotated[float, Meta(ge=0.4, le=60)] = 4.0
    still: Annotated[float, Meta(ge=0, le=1)] = 0.0
    arrow: Annotated[
        ArrowOf,
        Meta(description=N_('Write a joint that the arrow follows, such as "kneeR", or "none".')),
    ] = ""
    reps: Annotated[int, Meta(ge=1, le=2)] = 1
    keys: Annotated[tuple[Keyframe, ...], Meta(max_length=MOST_KEYS)] = ()

    @property
    def moves(self) -> bool:
        """Whether there is more than the start."""
        return bool(self.keys)
