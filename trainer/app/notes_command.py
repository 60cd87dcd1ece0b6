"""`main.py notes`: what a learner may hand to the author of the pack, as CSV, without a window."""

from trainer.app.command_line_options import CommandLineOptions
from trainer.app.launch import chosen_pack, data_folder, take_folder
from trainer.app.real_clock import RealClock
from trainer.domain.text import Language


def notes(options: CommandLineOptions, language: Language) -> int:
    """Print the learner's notes; raises a KnownProblem where the record cannot be read."""
    folder = data_folder(options)
    take_folder(folder)
    from trainer.app.terminal_mode import StudyPlace, print_notes

    print_notes(StudyPlace(folder, chosen_pack(options, folder), RealClock(), language))
    return 0
