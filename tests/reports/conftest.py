from tests.study.conftest import on_disk

__all__ = ["on_disk"]
