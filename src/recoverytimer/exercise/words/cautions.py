"""What may apply to a person, as one would say it to a friend."""

from __future__ import annotations

from recoverytimer.base.field import Choices
from recoverytimer.base.language import message, message_in
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautiontopics import CautionTopic

TOPICS: Choices = {
    CautionTopic.KNEE: message_in("something to know of a person", "Knee"),
    CautionTopic.HIP: message_in("something to know of a person", "Hip"),
    CautionTopic.OUTER_HIP: message_in("something to know of a person", "Outer-hip tendon"),
    CautionTopic.BACK: message_in("something to know of a person", "Back"),
    CautionTopic.NEW_INJURY: message_in("something to know of a person", "Recent injury"),
    CautionTopic.PREGNANT: message_in("something to know of a person", "Pregnant"),
    CautionTopic.HEART: message_in("something to know of a person", "Heart or circulation"),
    CautionTopic.VEINS: message_in("something to know of a person", "Blood clot or veins"),
    CautionTopic.OTHER: message_in("something to know of a person", "Something else"),
}

# What a person ticks below the topic; the others are said as their file says it.
STATEMENTS: Choices = {
    Caution.HIPREP: message("You've had a hip replacement"),
    Caution.HIPIMP: message("Your hip pinches at the front when you bend it"),
    Caution.GTPS: message(
        "The bony point at the side of your hip hurts, for example when you lie on it"
    ),
    Caution.LBP: message("Moving makes your back pain worse, or you've had disc trouble"),
    Caution.SIJ: message("Your back hurts low down on one side, beside your tailbone"),
    Caution.SCIATICA: message("Pain, tingling or numbness runs down one leg"),
    Caution.ACUTE: message(
        "Your injury happened in the last three days, or it is swollen or bruised"
    ),
    Caution.SURGERY: message("You've had an operation in the last three months"),
    Caution.FRACT: message("You've broken a bone that is still healing, or healed only recently"),
    Caution.HEART: message("You have a heart condition"),
    Caution.BPHI: message("Your blood pressure is high and not under control"),
    Caution.PVD: message("You have poor circulation, or a disease of your blood vessels"),
    Caution.DVT: message("A blood clot is suspected, or you're being treated for one now"),
    Caution.CLOTPAST: message(
        "You've had a blood clot in the past, and your treatment has finished"
    ),
    Caution.VV: message("You have varicose veins"),
}
