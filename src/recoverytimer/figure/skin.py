"""The surface of a body and its clothes: one smooth form over a skeleton, as small faces."""

from __future__ import annotations

from recoverytimer.figure.clothes import SPORT, Clothes
from recoverytimer.figure.handskin import hand_shape
from recoverytimer.figure.headskin import head_shape
from recoverytimer.figure.limbskin import arm, leg
from recoverytimer.figure.pose import BODY_SIDES
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.sheets import Sheet, View, laid
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.trunkskin import trunk


def body_skin(
    skeleton: Skeleton, build: BodyBuild, view: View, clothes: Clothes = SPORT, marked: str = ""
) -> tuple[Sheet, ...]:
    """All of a body and its clothes, well worked out where it looks towards the eye.

    The leg on the `marked` side wears a cuff.
    """
    joints, axes = skeleton.joints, skeleton.axes
    found = [*trunk(skeleton, build, view, clothes)]
    found.append(laid(head_shape(), joints["head"], axes["head"]))
    for side in BODY_SIDES:
        found += leg(skeleton, build, side, view, clothes.legs, marked=side == marked)
        found += arm(skeleton, build, side, view, clothes.sleeves)
        hand = hand_shape(side, skeleton.grip.get(side, 0.0))
        found += (laid(sheet, joints["wrist" + side], axes["hand" + side]) for sheet in hand)
    return tuple(found)
