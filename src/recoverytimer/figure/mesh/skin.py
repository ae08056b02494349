"""The surface of a body and its clothes: one smooth form over a skeleton, as small faces."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from recoverytimer.figure.clothes import SPORT, Clothes, Cuff
from recoverytimer.figure.mesh.faceskin import face_sheets, lids_lowered
from recoverytimer.figure.mesh.footskin import foot
from recoverytimer.figure.mesh.hairskin import hair_sheets
from recoverytimer.figure.mesh.handskin import fingers
from recoverytimer.figure.mesh.headskin import head_shape
from recoverytimer.figure.mesh.limbskin import arm, leg
from recoverytimer.figure.mesh.loins import Loins
from recoverytimer.figure.mesh.sheets import Sheet, laid
from recoverytimer.figure.mesh.trunkskin import trunk
from recoverytimer.figure.people import DrawnPerson
from recoverytimer.figure.pose import BODY_SIDES
from recoverytimer.figure.skeleton import Skeleton

NO_CUFFS: Mapping[str, Cuff] = MappingProxyType({})


def body_skin(
    skeleton: Skeleton,
    person: DrawnPerson,
    detail: float = 1.0,
    clothes: Clothes = SPORT,
    cuffs: Mapping[str, Cuff] = NO_CUFFS,
) -> tuple[Sheet, ...]:
    """All of a body and its clothes.

    `detail` is 1, or less where it is small; a leg may wear a cuff.
    """
    joints, axes, build = skeleton.joints, skeleton.axes, person.build
    loins = Loins(skeleton, build)
    found = trunk(skeleton, loins, build, detail, clothes)
    face = face_sheets(closed=lids_lowered(joints["head"], axes["head"]))
    head = (head_shape(), *hair_sheets(person.hair), *face)
    found += (laid(sheet, joints["head"], axes["head"]) for sheet in head)
    for side in BODY_SIDES:
        found += leg(skeleton, loins, build, side, detail, clothes.legs, cuffs.get(side))
        found += foot(skeleton, side, detail)
        found += arm(skeleton, build, side, detail, clothes.sleeves)
        hand = fingers(side, skeleton.grip.get(side, 0.0))
        found.append(laid(hand, joints["wrist" + side], axes["hand" + side]))
    return tuple(found)
