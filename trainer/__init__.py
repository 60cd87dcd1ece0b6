"""みのり (Minori): a trainer for telling confusable things apart."""

__version__ = "0.1.0"
