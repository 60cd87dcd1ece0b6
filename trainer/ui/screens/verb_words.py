"""What the home says of its three verbs."""

from trainer.domain.message import counted
from trainer.study.home import HomeSnapshot
from trainer.translations import say, tr


def first_verb(snapshot: HomeSnapshot) -> str:
    """Return the verb of the next act: the one primary button."""
    if snapshot.next_act in ("first", "learn"):
        return "learn"
    if snapshot.next_act == "review" or snapshot.can_review:
        return "review"
    return "learn" if snapshot.can_learn else "test"


def start_words(snapshot: HomeSnapshot, *, primary: bool) -> str:
    """Return the words of a verb's button."""
    if not primary:
        return tr("Start")
    if snapshot.next_act == "done":
        return tr("A little more")
    if snapshot.next_act == "go on":
        return tr("Go on")
    return say(counted("Start: {count} minute", "Start: {count} minutes", snapshot.minutes))


def sow_words(snapshot: HomeSnapshot) -> str:
    """Return what sowing is today."""
    if snapshot.met == 0:
        return tr("No seeds yet. Let us sow the first one.")
    return tr("Meet new facts.") if snapshot.can_learn else tr("Everything has been sown.")


def water_words(snapshot: HomeSnapshot) -> str:
    """Return what watering is today."""
    if snapshot.met == 0:
        return tr("After sowing, this is where you keep it alive.")
    if snapshot.next_act == "done":
        return tr("Today's watering is done.")
    return tr("Recall what you have met, just before it fades.")
