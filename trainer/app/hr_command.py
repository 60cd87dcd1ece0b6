"""HR's commands on the command line: which module does which, what a program is told, who is asked for a passphrase."""

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from trainer.app.environment import has_terminal
from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_session import OrganisationSession, organisation_folder
from trainer.app.real_clock import RealClock
from trainer.app.streams import speak_json
from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem
from trainer.domain.text import Language
from trainer.translations import in_every_language, say

_VARIABLE = "MINORI_PASSPHRASE"


class NoPassphrase(KnownProblem):
    """The key is needed and nobody can be asked for its passphrase."""


def follow_hr_command(options: HrOptions, language: Language) -> int:
    """Do what was asked and say what came of it; a known problem is told as a machine wants it where one reads."""
    if not options.json:
        try:
            said = _work(options)
        except KnownProblem as problem:
            for fault in _faults(problem) or (problem.sentence,):
                sys.stderr.write(f"{say(fault, language)}\n")
            return 1
        for line in said.lines:
            print(say(line, language))
        return said.code
    speak_json()
    try:
        said = _work(options)
    except KnownProblem as problem:
        print(json.dumps(problem_told(problem), ensure_ascii=False))
        return 1
    print(json.dumps(said.told, ensure_ascii=False))
    return said.code


def problem_told(problem: KnownProblem) -> dict[str, object]:
    """Return a known problem for machines: its sentence, and where there are several, all."""
    told: dict[str, object] = {"problem": in_every_language(problem.sentence)}
    faults = _faults(problem)
    return told | ({"faults": [in_every_language(one) for one in faults]} if len(faults) > 1 else {})


def _faults(problem: KnownProblem) -> tuple[Message, ...]:
    from trainer.assigning.plan import PlanProblem

    return problem.faults if isinstance(problem, PlanProblem) else ()


def _work(options: HrOptions) -> Said:
    with organisation_session(options) as session:
        return _verbs()[options.verb](session, options)


def _verbs() -> Mapping[str, Callable[[OrganisationSession, HrOptions], Said]]:
    from trainer.app.assign_command import assign_command
    from trainer.app.certificate_command import certificate_command
    from trainer.app.collect_command import collect_command
    from trainer.app.hr_report_command import hr_report_command
    from trainer.app.organisation_command import organisation_command
    from trainer.app.roster_command import roster_command

    return {
        "organisation": organisation_command,
        "roster": roster_command,
        "assign": assign_command,
        "collect": collect_command,
        "report": hr_report_command,
        "certificate": certificate_command,
    }


@contextmanager
def organisation_session(options: HrOptions) -> Iterator[OrganisationSession]:
    """Give the organisation that was named."""
    new = options.verb == "organisation" and options.words[0] in {"new", "recover"}
    with OrganisationSession(
        organisation_folder(options.organisation), RealClock(), lambda: _passphrase(new=new)
    ) as session:
        yield session


def _passphrase(*, new: bool) -> str:
    given = os.environ.get(_VARIABLE)
    if given:
        return given
    if not has_terminal():
        raise NoPassphrase(
            message("The key's passphrase is needed. Start this on a terminal, or put it into {name}.", name=_VARIABLE)
        )
    typed = getpass.getpass(f"{say(message('Passphrase of the organisation’s key'))}: ")
    if new and getpass.getpass(f"{say(message('The same once more'))}: ") != typed:
        raise NoPassphrase(message("The two passphrases differ. Nothing was set up; try again."))
    if not typed:
        raise NoPassphrase(message("The passphrase is empty. Nothing was done; try again."))
    return typed
