"""Which widget shows which kind of field; a new kind is a line here."""

from trainer.packs.plain_values import Path
from trainer.ui.screens.workshop.fields.choosing import FactField, FactsField, OneOfField
from trainer.ui.screens.workshop.fields.field import FieldView, FormSurroundings
from trainer.ui.screens.workshop.fields.nested import GroupField, KindsField
from trainer.ui.screens.workshop.fields.parts import PartsField
from trainer.ui.screens.workshop.fields.texts import AcceptedField, NamedField, WordField, WordsField
from trainer.ui.screens.workshop.form import (
    Accepted,
    Facts,
    Group,
    Kinds,
    Named,
    OneFact,
    OneOf,
    Parts,
    Word,
    Words,
    WrittenField,
)


def field_view(spec: WrittenField, path: Path, around: FormSurroundings, prefix: str = "") -> FieldView:
    """Return a new widget for a field; one of no known kind is a bug."""
    match spec:
        case Words() | Word() | Accepted() | Named():
            return _typed(spec, path, around, prefix)
        case OneOf():
            return OneOfField(spec, path, around, prefix)
        case OneFact():
            return FactField(spec, path, around, prefix)
        case Facts():
            return FactsField(spec, path, around, prefix)
        case Group() | Kinds() | Parts():
            return _nested(spec, path, around, prefix)
        case _:
            raise TypeError(spec)


def _typed(spec: Words | Word | Accepted | Named, path: Path, around: FormSurroundings, prefix: str) -> FieldView:
    match spec:
        case Words():
            return WordsField(spec, path, around, prefix)
        case Word():
            return WordField(spec, path, around, prefix)
        case Accepted():
            return AcceptedField(spec, path, around, prefix)
        case Named():
            return NamedField(spec, path, around, prefix)


def _nested(spec: Group | Kinds | Parts, path: Path, around: FormSurroundings, prefix: str) -> FieldView:
    match spec:
        case Group():
            return GroupField(spec, path, around, prefix)
        case Kinds():
            return KindsField(spec, path, around, prefix)
        case Parts():
            return PartsField(spec, path, around, prefix)
