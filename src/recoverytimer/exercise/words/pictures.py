"""What is wrong with pictures."""

from __future__ import annotations

from recoverytimer.base.language import _
from recoverytimer.base.listing import sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.base.safesvg import SvgError
from recoverytimer.base.words.files import unusable_file
from recoverytimer.base.words.system import drawing_fault
from recoverytimer.exercise.ownpictures import MOST_PIXELS, FaultOfPicture, PictureFault


def picture_fault_in_words(name: str, fault: FaultOfPicture) -> str:
    """Why a picture cannot be taken or shown."""
    return printable(_picture_fault(name, fault))


def _picture_fault(name: str, fault: FaultOfPicture) -> str:
    match fault:
        case PictureFault.NO_PICTURE:
            return _("{picture} is not a PNG, JPEG or SVG picture, or it is damaged.", picture=name)
        case PictureFault.NOT_ITS_KIND:
            return _(
                "{picture} is a different kind of picture from what its name says.", picture=name
            )
        case PictureFault.TOO_MANY_PIXELS:
            return _(
                "The picture {picture} has more than {most} million pixels.",
                picture=name,
                most=MOST_PIXELS // 10**6,
            )
        case PictureFault.NOT_THERE:
            return _("The picture {picture} is missing.", picture=name)
        case PictureFault.OUTSIDE:
            return _("The picture {picture} is outside the pictures folder.", picture=name)
        case PictureFault.UNFORESEEN:
            return _("The picture {picture} cannot be used.", picture=name)
        case PictureFault.NOT_UTF8:
            return _("The SVG picture {picture} is not saved as UTF-8.", picture=name)
        case SvgError():
            said = _("The picture {picture} cannot be used.", picture=name)
            return sentences((said, drawing_fault(fault)))
    return unusable_file(name, fault)
