"""What an exercise asks of the body, in a few declared words."""

from __future__ import annotations

from enum import Enum, StrEnum
from itertools import takewhile


class Load(StrEnum):
    """One thing that an exercise loads; cautions speak against loads, never against exercises.

    The words and which exercise carries which are a judgement, to be checked by a physiotherapist.
    """

    BACK_FLAT = "back-flat"
    FRONT_FLAT = "front-flat"
    SIDE_LYING = "side-lying"
    KNEELING = "kneeling"
    HANDS_WEIGHT = "hands-weight"
    SIT_HARD = "sit-hard"
    HEAD_LOW = "head-low"
    LEGS_UP = "legs-up"
    HIP_BEND = "hip-bend"
    HIP_DEEP = "hip-deep"
    HIP_IN = "hip-in"
    HIP_OUT = "hip-out"
    HIP_BACK = "hip-back"
    CROSSED_LEGS = "crossed-legs"
    LEGS_WIDE = "legs-wide"
    PELVIS_SPLIT = "pelvis-split"
    KNEE_LOAD = "knee-load"
    KNEE_DEEP = "knee-deep"
    KNEE_TWIST = "knee-twist"
    BACK_ROUND = "back-round"
    BACK_ARCH = "back-arch"
    BACK_TWIST = "back-twist"
    BACK_LOAD = "back-load"
    STRETCH_BUTTOCK = "stretch-buttock"
    STRETCH_OUTER_HIP = "stretch-outer-hip"
    STRETCH_HAMSTRING = "stretch-hamstring"
    STRETCH_HIP_FRONT = "stretch-hip-front"
    STRETCH_QUAD = "stretch-quad"
    STRETCH_ADDUCTOR = "stretch-adductor"
    STRETCH_CALF = "stretch-calf"
    STRETCH_ARCH = "stretch-arch"
    STRETCH_BACK = "stretch-back"
    NERVE_PULL = "nerve-pull"
    OUTER_HIP_WORK = "outer-hip-work"
    OUTER_HIP_HEAVY = "outer-hip-heavy"
    OUTER_HIP_LONG = "outer-hip-long"
    HAMSTRING_WORK = "hamstring-work"
    HAMSTRING_LONG = "hamstring-long"
    ADDUCTOR_WORK = "adductor-work"
    CALF_WORK = "calf-work"
    ONE_LEG = "one-leg"
    ONE_LEG_HELD = "one-leg-held"
    BALANCE = "balance"
    IMPACT = "impact"
    FAST_RUN = "fast-run"
    HELD_EFFORT = "held-effort"
    LONG_BREATH = "long-breath"
    PRESS_BUTTOCK = "press-buttock"
    PRESS_OUTER_HIP = "press-outer-hip"
    PRESS_SITTING_BONE = "press-sitting-bone"
    PRESS_THIGH = "press-thigh"
    PRESS_CALF = "press-calf"
    PRESS_FOOT = "press-foot"
    PRESS_BACK = "press-back"
    COLD_PACK = "cold-pack"
    HEAT_PACK = "heat-pack"
    COLD_WATER = "cold-water"
    WARM_WATER = "warm-water"
    CONTRAST = "contrast"


class LoadGroup(Enum):
    """What sort of load; the value is the first one of each, in the order of all."""

    POSITION = Load.BACK_FLAT
    JOINT = Load.HIP_BEND
    STRETCH = Load.STRETCH_BUTTOCK
    WORK = Load.OUTER_HIP_WORK
    PRESSURE = Load.PRESS_BUTTOCK
    TEMPERATURE = Load.COLD_PACK

    @property
    def loads(self) -> tuple[Load, ...]:
        """All that belong to it."""
        others = {group.value for group in LoadGroup} - {self.value}
        from_here = tuple(Load)[tuple(Load).index(self.value) :]
        return tuple(takewhile(lambda load: load not in others, from_here))
