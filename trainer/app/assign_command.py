"""`main.py assign PLAN.yaml --to FOLDER`: a plan becomes the files that are handed out."""

from pathlib import Path

from trainer.app.chosen_pack import PACK_FILE, pack_folder
from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_session import OrganisationSession
from trainer.app.sealed_packs import PackPlace
from trainer.assigning.assign import Assigned, assign
from trainer.assigning.plan import Plan, PlanProblem
from trainer.assigning.plan_file import read_plan, with_lines
from trainer.assigning.plan_table import read_plans
from trainer.domain.message import Message, counted, message
from trainer.exchange.assignment_files import WrittenFile, write_assignment_files
from trainer.exchange.decoding import decoded
from trainer.exchange.item import Unusable
from trainer.exchange.pack_archive import archive_digest, pack_archive
from trainer.packs.confined_parsing import ConfinedParsing
from trainer.packs.read_pack import load_pack
from trainer.question_types import QUESTION_TYPES
from trainer.sealing.signing import fingerprint


def assign_command(session: OrganisationSession, options: HrOptions) -> Said:
    """Assign what a plan, or every row of a table of plans, says; nothing is written where one of them has a fault."""
    path = Path(options.words[0])
    to, revised = Path(options.values["--to"]), options.values.get("--revise", "")
    data = _bytes(path)
    plans = _plans(path.name, data, revised)
    if revised and not session.storage.assignments.revisions(revised):
        raise PlanProblem(message("There is no assignment {id} to revise.", id=revised))
    try:
        made = [_assigned(session, plan, path.parent) for plan in plans]
    except PlanProblem as problem:
        raise with_lines(problem, data) from problem
    done = [(one, _keep(session, one, archive, to)) for one, archive in made]
    fingerprint_ = fingerprint(session.storage.info.key)
    told = [_for_machines(one, written, fingerprint_) for one, written in done]
    lines = tuple(line for one, written in done for line in _for_people(one, written, to))
    return Said(told[0] if len(told) == 1 else {"assignments": told}, lines)


def assign_plan(session: OrganisationSession, plan: Plan, beside: Path) -> tuple[Assigned, bytes]:
    """Return what a plan comes to and its pack's archive; nothing is written. Raises PlanProblem, PackProblem."""
    return _assigned(session, plan, beside)


def hand_out(session: OrganisationSession, assigned: Assigned, archive: bytes, to: Path) -> tuple[WrittenFile, ...]:
    """Keep an assignment and write its files into a folder; the same once more gives the same files."""
    return _keep(session, assigned, archive, to)


def _plans(name: str, data: bytes, revised: str) -> tuple[Plan, ...]:
    if not name.casefold().endswith(".csv"):
        return (read_plan(name, data, revised),)
    try:
        return read_plans(name, decoded(data).text)
    except Unusable as fault:
        raise PlanProblem(
            message("The letters of “{name}” cannot be read. Save it as CSV UTF-8, or name its --encoding.", name=name)
        ) from fault


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PlanProblem(
            message("The file cannot be read: {path}. Check where it is and its name.", path=str(path))
        ) from error


def _assigned(session: OrganisationSession, plan: Plan, beside: Path) -> tuple[Assigned, bytes]:
    storage = session.storage
    with PackPlace(_pack(plan.pack, beside)) as folder:
        pack = load_pack(folder, QUESTION_TYPES, parse=ConfinedParsing())
        archive = pack_archive(folder)
    assigned = assign(plan, pack, storage.info, storage.roster, storage.assignments, session.by)
    return assigned, archive


def _pack(named: str, beside: Path) -> Path:
    """Return the folder or sealed file of a pack: a built-in one by its name, else from where the plan lies."""
    built_in = pack_folder(named)
    if (built_in / PACK_FILE).is_file():
        return built_in
    return beside / named


def _keep(session: OrganisationSession, assigned: Assigned, archive: bytes, to: Path) -> tuple[WrittenFile, ...]:
    seed = session.seed()
    # Kept first: files that could not be written are written by the same call once more, as the same revision.
    if assigned.is_new:
        session.storage.assignments.save(
            assigned.common, archive, archive_digest(archive), assigned.assignees, session.by
        )
    return write_assignment_files(assigned, archive, seed, to)


def _for_machines(assigned: Assigned, written: tuple[WrittenFile, ...], digits: str) -> dict[str, object]:
    common = assigned.common
    return {
        "assignment": common.id,
        "rev": common.rev,
        "people": assigned.people,
        "items": len(common.questions),
        "due": common.due_ms,
        "fingerprint": digits,
        "files": [{"person": one.person, "file": str(one.path)} for one in written],
    }


def _for_people(assigned: Assigned, written: tuple[WrittenFile, ...], to: Path) -> list[Message]:
    common = assigned.common
    lines = [
        counted(
            "{id}, revision {rev}: {questions} questions for {count} person.",
            "{id}, revision {rev}: {questions} questions for {count} people.",
            assigned.people,
            id=common.id,
            rev=common.rev,
            questions=len(common.questions),
        ),
        message("For everybody: {file}", file=str(to / written[0].path.name)),
    ]
    if len(written) > 1:
        lines.append(message("For one person each, who gets it instead:"))
        lines += [message("  {person}: {file}", person=one.person or "", file=one.path.name) for one in written[1:]]
    return lines
