"""PyYAML's pure event parser, for a PyYAML without libyaml: the same events, slower."""

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class PureEventParser(Reader, Scanner, Parser):
    """Reader, scanner and parser in one, as PyYAML puts them together."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)
