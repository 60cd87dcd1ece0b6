"""`main.py report`: how it is going, as text or CSV, without a window."""

from trainer.app.command_line_options import CommandLineOptions
from trainer.app.launch import chosen_pack, data_folder, take_folder
from trainer.app.real_clock import RealClock
from trainer.app.unknown_option import unknown_word
from trainer.authoring.items_report import AUTHOR_REPORTS
from trainer.domain.text import Language
from trainer.reports import REPORTS
from trainer.translations import say


def report(options: CommandLineOptions, language: Language) -> int:
    """Print the report asked for; without a name, one line a report there is.

    Raises UnknownOption for a name that no report has, another KnownProblem where the record cannot be read.
    """
    reports = (*REPORTS, *AUTHOR_REPORTS)
    if not options.report:
        for spec in reports:
            print(f"{spec.name:<12} {say(spec.title, language)}")
        return 0
    by_name = {spec.name: spec for spec in reports}
    if options.report not in by_name:
        raise unknown_word(options.report, list(by_name))
    folder = data_folder(options)
    take_folder(folder)
    from trainer.app.terminal_mode import StudyPlace, print_report

    place = StudyPlace(folder, chosen_pack(options, folder), RealClock(), language)
    print_report(place, by_name[options.report], csv=options.csv)
    return 0
