"""The memory model of the simulation: the product's own quick one."""

from trainer.scheduling.plain_fsrs import PlainFsrs

__all__ = ["PlainFsrs"]
