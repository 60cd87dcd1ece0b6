"""What mending a damaged record brings back and what it cannot: in numbers, before it is done."""

from dataclasses import dataclass

from trainer.domain.message import NOTHING, Message, counted, message, one_after_another


@dataclass(frozen=True, slots=True)
class Remedy:
    """The answers that are sound, by where they come from."""

    answers: int
    """That stand; the sum of the three below."""
    from_file: int
    from_journal: int
    from_backup: int
    lost: int
    """Entries of the log that nothing holds any more."""
    file_is_sound: bool
    """Whether there is nothing to mend."""
    backups: int

    @property
    def sentence(self) -> Message:
        """What comes back and what is lost."""
        if self.file_is_sound:
            return counted(
                "The record is sound: {count} answer. There is nothing to mend.",
                "The record is sound: {count} answers. There is nothing to mend.",
                self.answers,
            )
        return one_after_another(_back(self), _sources(self), _lost(self), _KEPT)

    @property
    def done(self) -> Message:
        """What came back and what is lost, said afterwards."""
        return one_after_another(_MENDED, _back(self), _lost(self))


_KEPT = message("The present file is set aside, not deleted. Answers given since the last backup come back, too.")
_MENDED = message("The record is mended.")


def _back(remedy: Remedy) -> Message:
    return counted("{count} answer comes back.", "{count} answers come back.", remedy.answers)


def _sources(remedy: Remedy) -> Message:
    if not remedy.answers:
        return NOTHING
    return message(
        "From the file itself: {file}; from the journal of answers: {journal}; from a backup: {backup}.",
        file=remedy.from_file,
        journal=remedy.from_journal,
        backup=remedy.from_backup,
    )


def _lost(remedy: Remedy) -> Message:
    if not remedy.lost:
        return message("Nothing is lost.")
    return counted(
        "{count} entry is lost: neither the file nor the journal nor a backup holds it any more.",
        "{count} entries are lost: neither the file nor the journal nor a backup holds them any more.",
        remedy.lost,
    )
