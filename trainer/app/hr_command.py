"""HR's commands on the command line: which module does which, what a program is told, who is asked for a passphrase."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_session import OrganisationSession, organisation_folder
from trainer.app.passphrase import passphrase
from trainer.app.real_clock import RealClock
from trainer.app.streams import speak_json
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.storage.organisation.server_address import WrongAddress, server_address
from trainer.translations import in_every_language, say

_QUESTION = message("Passphrase of the organisation’s key:")


def follow_hr_command(options: HrOptions, language: Language) -> int:
    """Do what was asked and say what came of it; a known problem is told as a machine wants it where one reads."""
    if not options.json:
        try:
            said = _work(options, language)
        except KnownProblem as problem:
            for fault in _faults(problem) or (problem.sentence,):
                sys.stderr.write(f"{say(fault, language)}\n")
            return _code(problem)
        for line in said.lines:
            print(say(line, language))
        return said.code
    speak_json()
    try:
        said = _work(options, language)
    except KnownProblem as problem:
        print(json.dumps(problem_told(problem), ensure_ascii=False))
        return _code(problem)
    print(json.dumps(said.told, ensure_ascii=False))
    return said.code


def _code(problem: KnownProblem) -> int:
    """Return 2 for a wrong call, 1 for what else is known to go wrong."""
    return 2 if isinstance(problem, WrongAddress) else 1


def problem_told(problem: KnownProblem) -> dict[str, object]:
    """Return a known problem for machines: its sentence, and where there are several, all."""
    told: dict[str, object] = {"problem": in_every_language(problem.sentence)}
    faults = _faults(problem)
    return told | ({"faults": [in_every_language(one) for one in faults]} if len(faults) > 1 else {})


def _faults(problem: KnownProblem) -> tuple[Message, ...]:
    from trainer.assigning.plan import PlanProblem

    return problem.faults if isinstance(problem, PlanProblem) else ()


def _work(options: HrOptions, language: Language) -> Said:
    with organisation_session(options, language) as session:
        said = _verbs()[options.verb](session, options)
    if session.trouble.id:
        # It was done all the same; only the backup of it was not made.
        sys.stderr.write(f"{say(session.trouble, language)}\n")
    return said


def _verbs() -> Mapping[str, Callable[[OrganisationSession, HrOptions], Said]]:
    from trainer.app.assign_command import assign_command
    from trainer.app.certificate_command import certificate_command
    from trainer.app.collect_command import collect_command
    from trainer.app.database_command import database_command
    from trainer.app.hr_report_command import hr_report_command
    from trainer.app.organisation_command import organisation_command
    from trainer.app.roster_command import roster_command

    return {
        "organisation": organisation_command,
        "database": database_command,
        "roster": roster_command,
        "assign": assign_command,
        "collect": collect_command,
        "report": hr_report_command,
        "certificate": certificate_command,
    }


@contextmanager
def organisation_session(options: HrOptions, language: Language) -> Iterator[OrganisationSession]:
    """Give the organisation that was named."""
    new = options.verb == "organisation" and options.words[0] in {"new", "recover"}
    folder = organisation_folder(options.organisation)
    url = server_address(options.server).url if options.server else ""
    with OrganisationSession(folder, RealClock(), partial(passphrase, language, _QUESTION, twice=new), url) as session:
        yield session
