"""A picture of an exercise or a routine that is given away."""

from __future__ import annotations

from recoverytimer.base.language import message, message_in, message_with, npgettext
from recoverytimer.sharing.picturecard import CardShape

title = message("Share a picture")
still_or_moving = message("Picture")
still = message_in("a picture", "Still")
moving = message_in("a picture", "Moving")
shape = message_in("of a picture", "Shape")
background = message_in("of a picture", "Background")
light = message_in("a background", "Light")
dark = message_in("a background", "Dark")
copy = message_in("command", "Copy")
png = message_in("a kind of files", "PNG picture")
webp = message_in("a kind of files", "Moving WebP picture")
picture_of = message_with("Picture: {name}")
being_drawn = message("The picture is being drawn.")
copied = message("The picture has been copied.")
copied_as_file = message("The moving picture has been copied as a file.")
cannot_be_drawn = message("The picture could not be drawn.")
square = message_in("the shape of a picture", "Square")
wide = message_in("the shape of a picture", "Wide")


def and_more(n: int) -> str:
    """How many steps there was no room for."""
    return npgettext("below steps on a picture", "and {n} more step", "and {n} more steps", n)


def shape_name(wanted: CardShape) -> str:
    """What a shape is called."""
    return {CardShape.SQUARE: square, CardShape.WIDE: wide}[wanted]()
