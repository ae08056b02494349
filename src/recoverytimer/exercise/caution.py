"""Conditions that speak against some exercises."""

from __future__ import annotations

from enum import StrEnum


class Caution(StrEnum):
    """A condition with which some exercises are to be left out or asked about first."""

    ACUTE = "ACUTE"
    WOUND = "WOUND"
    FRACT = "FRACT"
    DVT = "DVT"
    CLOTPAST = "CLOTPAST"
    INFLAM = "INFLAM"
    VV = "VV"
    BLOODTHIN = "BLOODTHIN"
    NEURO = "NEURO"
    RAYN = "RAYN"
    PVD = "PVD"
    HEART = "HEART"
    BPHI = "BPHI"
    PREG = "PREG"
    HIPREP = "HIPREP"
    HIPIMP = "HIPIMP"
    KNEE = "KNEE"
    SIJ = "SIJ"
    GTPS = "GTPS"
    PHT = "PHT"
    LBP = "LBP"
    OSTEO = "OSTEO"
    BALANCE = "BALANCE"
    SCIATICA = "SCIATICA"
    SURGERY = "SURGERY"
    EYE = "EYE"
