"""Expressions of numeric questions: our own small grammar over Decimal, never Python's."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException
from typing import NamedTuple, TypeAlias

from trainer.domain.message import Message, message
from trainer.domain.problem import KnownProblem

MAX_CHARACTERS = 400
MAX_DEPTH = 20
_CONTEXT = Context(prec=28, rounding=ROUND_HALF_UP, Emax=1000, Emin=-1000)
_TOKEN = re.compile(
    r" *(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>[=!<>]=|[-+*/%()<>,]))", re.ASCII
)
_TRUE, _FALSE = Decimal(1), Decimal(0)
Names: TypeAlias = Mapping[str, Decimal]
Step: TypeAlias = Callable[[Names], Decimal]


class ExpressionFault(KnownProblem):
    """An expression that cannot be read or has no value."""


class Expression(NamedTuple):
    """An expression ready to be worked out any number of times."""

    text: str
    names: frozenset[str]
    """The parameters it mentions."""
    step: Step

    def __eq__(self, other: object) -> bool:
        """Return whether both are written alike: what they are made of is made anew for each."""
        return isinstance(other, Expression) and self.text == other.text

    def __hash__(self) -> int:
        """Return what equal ones share."""
        return hash(self.text)

    def value(self, names: Names) -> Decimal:
        """Return its value; a comparison gives 1 or 0. Raises ExpressionFault for an unknown name or no value."""
        unknown = sorted(self.names.difference(names))
        if unknown:
            raise _fault(self.text, message('There is no parameter "{unknown}".', unknown=unknown[0]))
        try:
            value = self.step(names)
        except DecimalException as error:
            raise _fault(self.text, message("It has no value (a division by zero, perhaps).")) from error
        return value


def parse_expression(text: str) -> Expression:
    """Return the expression written in `text`; raises ExpressionFault.

    Numbers, parameters, + - * / %, ( ), == != < <= > >=, and, or, min(…), max(…), round(x) and round(x, places).
    """
    if len(text) > MAX_CHARACTERS:
        raise _fault(text, message("It is longer than {max_characters} characters.", max_characters=MAX_CHARACTERS))
    reader = _Reader(text)
    step = reader.any_of()
    if reader.left():
        raise reader.unexpected()
    return Expression(text, frozenset(reader.names), step)


def _fault(text: str, what: Message) -> ExpressionFault:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return ExpressionFault(message('The expression "{shown}": {what}', shown=shown, what=what))


_SHOWN = 60


class _Reader:
    """Recursive descent: or → and → comparison → sum → product → sign → atom."""

    def __init__(self, text: str) -> None:
        self.names: set[str] = set()
        self._text = text
        self._tokens = _tokens(text)
        self._at = 0
        self._depth = 0

    def left(self) -> bool:
        return self._at < len(self._tokens)

    def unexpected(self) -> ExpressionFault:
        if not self.left():
            return _fault(self._text, message("It ends too early."))
        token = self._tokens[self._at]
        return _fault(self._text, message('"{token}" cannot stand here.', token=token))

    def any_of(self) -> Step:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _fault(self._text, message("Deeper than {max_depth} brackets.", max_depth=MAX_DEPTH))
        steps = [self._all_of()]
        while self._take("or"):
            steps.append(self._all_of())
        self._depth -= 1
        if len(steps) == 1:
            return steps[0]
        return lambda names: _truth(any(step(names) != 0 for step in steps))

    def _all_of(self) -> Step:
        steps = [self._comparison()]
        while self._take("and"):
            steps.append(self._comparison())
        if len(steps) == 1:
            return steps[0]
        return lambda names: _truth(all(step(names) != 0 for step in steps))

    def _comparison(self) -> Step:
        left = self._sum()
        compare = _COMPARISONS.get(self._peek())
        if compare is None:
            return left
        self._at += 1
        right = self._sum()
        if self._peek() in _COMPARISONS:
            raise self.unexpected()
        return lambda names: _truth(compare(left(names), right(names)))

    def _sum(self) -> Step:
        return self._chain(self._product, _SUMS)

    def _product(self) -> Step:
        return self._chain(self._signed, _PRODUCTS)

    def _chain(self, part: Callable[[], Step], signs: Mapping[str, "_Operation"]) -> Step:
        first = part()
        rest: list[tuple[_Operation, Step]] = []
        while (operation := signs.get(self._peek())) is not None:
            self._at += 1
            rest.append((operation, part()))
        if not rest:
            return first

        def chain(names: Names) -> Decimal:
            value = first(names)
            for operation, step in rest:
                value = operation(value, step(names))
            return value

        return chain

    def _signed(self) -> Step:
        negative = False
        while self._peek() in {"-", "+"}:
            negative ^= self._peek() == "-"
            self._at += 1
        atom = self._atom()
        return (lambda names: _CONTEXT.minus(atom(names))) if negative else atom

    def _atom(self) -> Step:
        token = self._peek()
        if token == "(":  # noqa: S105 - a token of the grammar, no password
            return self._bracketed()
        if token[:1].isdigit():
            self._at += 1
            number = Decimal(token)
            return lambda _: number
        if token in _FUNCTIONS:
            self._at += 1
            return self._call(token)
        if not token or token in _WORDS or not (token[0].isalpha() or token[0] == "_"):
            raise self.unexpected()
        self._at += 1
        self.names.add(token)
        return lambda names: names[token]

    def _bracketed(self) -> Step:
        self._expect("(")
        step = self.any_of()
        self._expect(")")
        return step

    def _call(self, name: str) -> Step:
        self._expect("(")
        arguments = [self.any_of()]
        while self._take(","):
            arguments.append(self.any_of())
        self._expect(")")
        most, function = _FUNCTIONS[name]
        if len(arguments) > most:
            raise _fault(self._text, message('"{name}" takes at most {most}.', name=name, most=most))
        return lambda names: function([argument(names) for argument in arguments])

    def _peek(self) -> str:
        return self._tokens[self._at] if self.left() else ""

    def _take(self, token: str) -> bool:
        if self._peek() != token:
            return False
        self._at += 1
        return True

    def _expect(self, token: str) -> None:
        if not self._take(token):
            raise self.unexpected()


def _tokens(text: str) -> list[str]:
    tokens = []
    at, end = 0, len(text.rstrip(" "))
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            sign = text[at:].lstrip(" ")[0]
            raise _fault(text, message('"{sign}" cannot be used in an expression.', sign=sign))
        tokens.append(match[0].strip(" "))
        at = match.end()
    return tokens


def _truth(holds: bool) -> Decimal:  # noqa: FBT001 - the one thing it is about
    return _TRUE if holds else _FALSE


def _rounded(arguments: Sequence[Decimal]) -> Decimal:
    places = arguments[1] if len(arguments) > 1 else _FALSE
    if places != places.to_integral_value() or not 0 <= places <= _MAX_PLACES:
        raise DecimalException
    return arguments[0].quantize(Decimal(1).scaleb(-int(places)), context=_CONTEXT)


_Operation: TypeAlias = Callable[[Decimal, Decimal], Decimal]
_MAX_PLACES = 12
_MAX_ARGUMENTS = 20
_SUMS: dict[str, _Operation] = {"+": _CONTEXT.add, "-": _CONTEXT.subtract}
_PRODUCTS: dict[str, _Operation] = {"*": _CONTEXT.multiply, "/": _CONTEXT.divide, "%": _CONTEXT.remainder}
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
_FUNCTIONS: dict[str, tuple[int, Callable[[Sequence[Decimal]], Decimal]]] = {
    "min": (_MAX_ARGUMENTS, min),
    "max": (_MAX_ARGUMENTS, max),
    "round": (2, _rounded),
}
_WORDS = frozenset({"and", "or"})
