"""What can go wrong with the learner's file, each as a sentence: what, where, how to mend it. Standard library only."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from trainer.domain.problem import KnownProblem
from trainer.domain.text import Text


class StorageProblem(KnownProblem):
    """Any known failure of this room."""


class UnreadableDatabase(StorageProblem):
    """The learner's file is damaged or no database; `backup` is the newest verified backup, if there is one."""

    def __init__(self, sentence: Text, backup: Path | None = None) -> None:
        super().__init__(sentence)
        self.backup = backup


class MissingDatabase(UnreadableDatabase):
    """The file is gone although backups of it exist."""


class NewerDatabase(StorageProblem):
    """The file was written by a newer version of this program."""


class ForeignDatabase(StorageProblem):
    """The file is a database of another program."""


class ReadOnlyFolder(StorageProblem):
    """The folder or the file cannot be written."""


class DiskFull(StorageProblem):
    """No space is left."""


class DatabaseLocked(StorageProblem):
    """Another program holds the file."""


class DiskFault(StorageProblem):
    """The disk did not read or write."""


class UnusableBackup(StorageProblem):
    """A backup could not be verified, or is not one."""


def _mend(backup: Path | None) -> Text:
    if backup is None:
        return Text(
            ja="控えはまだありません。ファイルを別の場所に移すと、新しい記録で始められます。",
            en="There is no backup yet. Move the file elsewhere to start with a new record.",
        )
    return Text(
        ja=f"最新の控え「{backup.name}」から元に戻せます（今のファイルは消さずに別名で残します）。",
        en=f"You can restore the newest backup, “{backup.name}” (the present file is kept under another name).",
    )


def damaged(path: Path, backup: Path | None) -> UnreadableDatabase:
    """Say that the file is damaged."""
    mend = _mend(backup)
    return UnreadableDatabase(
        Text(
            ja=f"学習の記録が壊れていて読めません: {path}。{mend.ja}",
            en=f"The learning record is damaged and cannot be read: {path}. {mend.en}",
        ),
        backup,
    )


def not_a_database(path: Path, backup: Path | None) -> UnreadableDatabase:
    """Say that the file holds something else, or nothing although there were answers."""
    mend = _mend(backup)
    return UnreadableDatabase(
        Text(
            ja=f"学習の記録のはずのファイルが、データベースではありません: {path}。{mend.ja}",
            en=f"The file of the learning record is not a database: {path}. {mend.en}",
        ),
        backup,
    )


def missing(path: Path, backup: Path) -> MissingDatabase:
    """Say that the file is gone."""
    mend = _mend(backup)
    return MissingDatabase(
        Text(
            ja=f"控えはあるのに、学習の記録のファイルが見つかりません: {path}。{mend.ja}",
            en=f"There are backups, but the file of the learning record is missing: {path}. {mend.en}",
        ),
        backup,
    )


def newer(path: Path, found: int, known: int) -> NewerDatabase:
    """Say that the program is too old for the file."""
    return NewerDatabase(
        Text(
            ja="学習の記録が新しい版の「みのり」で書かれています"
            f"（形式{found}、この版が読めるのは{known}まで）: {path}。"
            "「みのり」を新しい版にしてください。ファイルには何も書き込んでいません。",
            en=f"The learning record was written by a newer version of Minori (format {found}; this version reads "
            f"up to {known}): {path}. Please update Minori. Nothing was written to the file.",
        )
    )


def foreign(path: Path) -> ForeignDatabase:
    """Say that the file belongs to another program."""
    return ForeignDatabase(
        Text(
            ja=f"このファイルは「みのり」の学習の記録ではなく、別のソフトのデータベースです: {path}。"
            "別の場所に移すか、--data で別のフォルダを指定してください。ファイルには何も書き込んでいません。",
            en=f"This file is not Minori's learning record but another program's database: {path}. Move it elsewhere "
            "or name another folder with --data. Nothing was written to the file.",
        )
    )


def read_only(path: Path) -> ReadOnlyFolder:
    """Say that nothing can be written there."""
    return ReadOnlyFolder(
        Text(
            ja=f"学習の記録を書き込めない場所です: {path}。"
            "書き込みを許可するか、--data で書き込めるフォルダを指定してください。",
            en=f"The learning record cannot be written there: {path}. Allow writing, or name a folder that can be "
            "written with --data.",
        )
    )


def full(path: Path) -> DiskFull:
    """Say that the disk is full."""
    return DiskFull(
        Text(
            ja=f"ディスクの空きがないため、書き込めませんでした: {path}。"
            "空きを作ってから、もう一度お試しください。これまでの記録は無事です。",
            en=f"The disk is full, so nothing could be written: {path}. Free some space, then try again. "
            "Everything recorded before is safe.",
        )
    )


def locked(path: Path) -> DatabaseLocked:
    """Say that another program holds the file."""
    return DatabaseLocked(
        Text(
            ja=f"ほかのソフトが学習の記録を使っているため、開けませんでした: {path}。"
            "そのソフト（同期やバックアップのソフトなど）が終わってから、もう一度お試しください。",
            en=f"Another program is using the learning record: {path}. Try again when that program (a sync or backup "
            "program, for example) has finished.",
        )
    )


def fault(path: Path) -> DiskFault:
    """Say that the disk did not do what it was asked to."""
    return DiskFault(
        Text(
            ja=f"ディスクへの読み書きに失敗しました: {path}。空き容量と、ディスクやUSBの接続を確かめてから、"
            "もう一度お試しください。これまでの記録は無事です。",
            en=f"Reading from or writing to the disk failed: {path}. Check the free space and the disk or USB "
            "connection, then try again. Everything recorded before is safe.",
        )
    )


def unusable_backup(path: Path) -> UnusableBackup:
    """Say that a backup is none."""
    return UnusableBackup(
        Text(
            ja=f"この控えは読めないか、控えではありません: {path}。"
            "別の控えを選んでください。今の記録は変えていません。",
            en=f"This backup cannot be read or is not one: {path}. "
            "Choose another one. The present record is unchanged.",
        )
    )


_BY_ERRNO: Final[Mapping[int, Callable[[Path], StorageProblem]]] = {
    errno.EACCES: read_only,
    errno.EPERM: read_only,
    errno.EROFS: read_only,
    errno.ENOTDIR: read_only,
    errno.EEXIST: read_only,
    errno.ENOSPC: full,
    errno.EDQUOT: full,
    errno.EFBIG: full,
}


def of_os(error: OSError, path: Path) -> StorageProblem:
    """Return the known problem behind an error of the operating system."""
    return _BY_ERRNO.get(error.errno or 0, fault)(path)
