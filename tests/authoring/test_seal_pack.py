"""A pack made in the workshop, handed out as one sealed file."""

from pathlib import Path

import pytest

from tests.authoring.editing.made_workshop import workshop_on
from tests.packs.exhibit_samples import PICTURE, add_picture
from tests.question_types.samples import SAMPLES, write_pack
from trainer.authoring.publish import publish, publish_plan
from trainer.authoring.seal_pack import sealing_of
from trainer.packs.sealed import open_sealed
from trainer.question_types import QUESTION_TYPES
from trainer.sealing.signing import public_key
from trainer.storage.pack_folder import DiskPackFolder

SEED = bytes(range(32))


@pytest.mark.parametrize("seed", [None, SEED], ids=["unsigned", "signed"])
def test_what_is_handed_out_opens_again_with_its_version_and_pictures(seed: bytes | None, tmp_path: Path) -> None:
    """Drafts and notes on changes stay at home."""
    folder = write_pack(tmp_path / "pack", SAMPLES["card"] + PICTURE)
    add_picture(folder)
    workshop = workshop_on(tmp_path)
    workshop.add("questions", {"type": "card", "x-open": ("stem",)}, "questions/role.yaml")
    plan = publish_plan(workshop.snapshot(), None)
    done = publish(
        workshop, plan, DiskPackFolder(folder), "はじめの版", "2026-11-30", sealing_of(folder, QUESTION_TYPES, seed)
    )
    assert done.sealed is not None
    opened = open_sealed(done.sealed)
    assert opened.manifest.version == "1.0.0"
    assert opened.public == (None if seed is None else public_key(seed))
    assert set(opened.files) == {"pack.yaml", "facts/role.yaml", "questions/role.yaml", "media/entrance.png"}
