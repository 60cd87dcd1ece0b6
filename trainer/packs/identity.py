"""What facts and questions have in common: ids that are never used twice, and rules set aside."""

import re

from trainer.domain.message import message
from trainer.packs.entry import Entry

_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")


class Ids:
    """The ids of one kind, in one pack."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def take(self, entry: Entry, key: str = "id") -> str:
        """Return the entry's id; notes a malformed or repeated one and then gives ""."""
        word = entry.word(key)
        return word if word and self._add(word, entry, key) else ""

    def retire(self, entry: Entry) -> None:
        """Take the entry's former ids (`was:`) too, so that nothing else gets one."""
        for word in entry.words("was", required=False):
            self._add(word, entry, "was")

    def _add(self, word: str, entry: Entry, key: str) -> bool:
        if not _ID.fullmatch(word):
            entry.fault(
                "E05",
                message('The id "{word}" has characters that ids cannot have.', word=word),
                key=key,
            )
            return False
        if word in self._taken:
            where = self._taken[word]
            entry.fault(
                "E06",
                message('The id "{word}" is already used at {where}.', word=word, where=where),
                key=key,
            )
            return False
        self._taken[word] = entry.place
        return True


def read_waiver(entry: Entry) -> None:
    """Read `lint: {ignore: …, because: …}`: a rule is set aside only with a reason."""
    waiver = entry.entry("lint")
    if waiver is not None:
        waiver.words("ignore")
        waiver.text("because")
