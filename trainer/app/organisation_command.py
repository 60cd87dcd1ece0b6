"""`main.py organisation …`: set up, check, back up, restore, the recovery sheet, forget a person."""

import sys
from collections.abc import Callable, Mapping

from trainer.app.environment import has_terminal
from trainer.app.hr_options import HrOptions
from trainer.app.hr_said import Said
from trainer.app.organisation_session import OrganisationSession
from trainer.assigning.retention import Kept
from trainer.domain.message import Message, counted, message
from trainer.domain.problem import KnownProblem
from trainer.sealing.recovery_text import recovery_text
from trainer.sealing.signing import fingerprint, key_id
from trainer.storage.organisation.backups import restore_organisation
from trainer.storage.organisation.check import check_organisation
from trainer.storage.organisation.problems import in_use
from trainer.storage.problems import shown
from trainer.translations import in_every_language


class NotAgreed(KnownProblem):
    """Something that cannot be undone was asked for without `--yes`."""


def organisation_command(session: OrganisationSession, options: HrOptions) -> Said:
    """Do one thing with the organisation as a whole."""
    return _WHAT[options.words[0]](session, options)


def _new(session: OrganisationSession, options: HrOptions) -> Said:
    name = options.values["--name"].strip()
    storage = session.set_up(name)
    key = storage.info.key
    told = {
        "organisation": name,
        "folder": str(session.folder.path),
        "fingerprint": fingerprint(key),
        "key": key_id(key),
    }
    return Said(
        told,
        (
            message("“{name}” is set up in {folder}.", name=name, folder=shown(session.folder.path)),
            *sheet_lines(session),
        ),
    )


def sheet_lines(session: OrganisationSession) -> tuple[Message, ...]:
    """Return the recovery sheet, line by line, as it is to be printed and locked away."""
    info = session.storage.info
    return (
        message("RECOVERY SHEET: print it, lock it away, keep no copy on a computer."),
        message("Organisation: {name}", name=info.name),
        message("Fingerprint of the key, to be read aloud: {digits}", digits=fingerprint(info.key)),
        message("Whoever has these letters can open every result and sign in your name:"),
        *(message("   {letters}", letters=line) for line in recovery_text(session.seed()).splitlines()),
        message("To use it: main.py organisation recover, then type the letters and choose a new passphrase."),
    )


def _sheet(session: OrganisationSession, _options: HrOptions) -> Said:
    info = session.storage.info
    lines = sheet_lines(session)
    session.storage.audit.note("recovery-sheet", session.by)
    told = {
        "organisation": info.name,
        "fingerprint": fingerprint(info.key),
        "letters": " ".join(recovery_text(session.seed()).split()),
    }
    return Said(told, lines)


def _recover(session: OrganisationSession, _options: HrOptions) -> Said:
    if has_terminal():
        sys.stderr.write("> ")
    sheet = " ".join(sys.stdin.readline() for _ in range(2)) if has_terminal() else sys.stdin.read(4_000)
    session.recover(sheet)
    key = session.storage.info.key
    return Said({"fingerprint": fingerprint(key)}, (message("The key is back, behind the new passphrase."),))


def _check(session: OrganisationSession, _options: HrOptions) -> Said:
    lines = check_organisation(session.storage.database)
    return Said({"sound": True, "trail": lines}, (message("Everything is as it was written."),))


def _backup(session: OrganisationSession, _options: HrOptions) -> Said:
    made = session.storage.backups.make(session.by.moment.utc_ms)
    return Said(
        {"backup": str(made.path), "bytes": made.bytes},
        (message("A backup was made and read back: {path}", path=shown(made.path)),),
    )


def _restore(session: OrganisationSession, options: HrOptions) -> Said:
    if not session.folder.take():
        raise in_use(session.folder.path)
    used = restore_organisation(session.folder, options.words[1] if len(options.words) > 1 else "")
    session.storage.audit.note("restored", session.by, backup=used.name)
    return Said(
        {"restored": str(used)},
        (message("Went back to the backup {name}; the file there was is set aside beside it.", name=used.name),),
    )


def _forget(session: OrganisationSession, options: HrOptions) -> Said:
    if "--past" in options.flags:
        return _forget_past(session, options)
    kept = session.kept_of(options.words[1])
    if "--yes" not in options.flags:
        raise NotAgreed(
            message(
                "Forgetting cannot be undone: name, code, leaves and reasons go, from backups as well; results stay "
                "under a pseudonym. With --yes it is done."
            )
        )
    forgotten = session.forget(options.words[1])
    return Said(
        {"forgotten": forgotten.pseudonym, "kept": [_kept(one) for one in kept]},
        (
            message(
                "Forgotten: only the pseudonym {pseudonym} is left, in the trail and at what was handed in. Files "
                "that were handed out or sent elsewhere are not in this folder.",
                pseudonym=forgotten.pseudonym,
            ),
            *(message("  {assignment}: {why}", assignment=one.assignment, why=_why(one)) for one in kept),
        ),
    )


def _kept(one: Kept) -> dict[str, object]:
    return {"assignment": one.assignment, "until": one.until, "reason": in_every_language(_why(one))}


def _why(one: Kept) -> Message:
    return message("results are kept under the pseudonym until {day}, as the notice said", day=one.until)


def _forget_past(session: OrganisationSession, options: HrOptions) -> Said:
    """Say what nothing keeps any more; with `--yes` delete it."""
    sure = "--yes" in options.flags
    found = session.delete_past() if sure else session.past()
    told = {"assignments": list(found.assignments), "people": len(found.people), "deleted": sure}
    if not found.assignments and not found.people:
        return Said(told, (message("Everything is still to be kept."),))
    what = counted(
        "results of {assignments}; {count} person who has left",
        "results of {assignments}; {count} people who have left",
        len(found.people),
        assignments=", ".join(found.assignments) or "–",
    )
    done = message("Deleted, from backups as well: {what}.", what=what)
    return Said(told, (done if sure else message("To be deleted (with --yes it is done): {what}.", what=what),))


_WHAT: Mapping[str, Callable[[OrganisationSession, HrOptions], Said]] = {
    "new": _new,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "recovery-sheet": _sheet,
    "recover": _recover,
    "forget": _forget,
}
