"""`python -m trainer`: the same as `python main.py`."""

import sys

from trainer.app import run

sys.exit(run())
