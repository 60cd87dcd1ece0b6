"""How much a pack may hold. Beyond it is no pack that somebody could study, and it would freeze or fill the machine."""

from typing import Final

MAX_FILES: Final = 5_000
"""Of facts and questions in one pack."""
MAX_PACK_BYTES: Final = 256 * 1024 * 1024
"""Of all files together, looked at before any is read."""
MAX_FILE_BYTES: Final = 6 * 1024 * 1024
"""Three thousand ordinary questions; what is larger takes longer and more memory than one waits for."""
MAX_QUESTIONS: Final = 120_000
"""Of one pack; of its facts as many."""
MAX_VALUES: Final = 12_000_000
"""Single values in all files together; twice what so many ordinary questions have."""
MAX_PARTS: Final = 100
"""Options, items, pairs, cases, blanks, traps: entries of one list in a question."""
MAX_WORDS: Final = 300
"""Accepted wordings, facts tested: values of one list."""
MAX_READINGS: Final = 300
"""Words whose readings a pack gives."""
MAX_TERMS: Final = 2_000
"""Entries of a pack's dictionary."""
MAX_PARAMETERS: Final = 20
"""Figures drawn for one question."""
MAX_DEPTH: Final = 12
"""Of lists and mappings inside each other."""
MAX_VARIANTS: Final = 40
"""Other wordings of one question; nobody writes more of one case."""
MAX_EXHIBIT_TEXT: Final = 200
"""Characters of a label, a cell or a title in an exhibit."""
MAX_EXHIBIT_PROSE: Final = 1_200
"""Characters of a mail, of what somebody says, or of what a picture shows."""
MAX_COLUMNS: Final = 8
"""Of an exhibit's table; more are not seen at once."""
MAX_ROWS: Final = 20
"""Of an exhibit's table, points, turns or fields."""
MAX_STEPS: Final = 8
"""Of an exhibit's funnel."""
MAX_PICTURE_BYTES: Final = 4 * 1024 * 1024
MAX_PICTURE_SIDE: Final = 4096
"""Pixels."""
MAX_MEDIA_BYTES: Final = 128 * 1024 * 1024
"""Of all pictures of a pack."""
