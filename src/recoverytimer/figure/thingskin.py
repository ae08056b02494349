"""stub"""


def thing_sheets(thing, detail=1.0):
    return []
