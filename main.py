"""Start みのり (Minori): `python main.py`. This file also runs on Pythons too old for the rest, to say so."""

import sys

OLDEST = (3, 11)
NEWEST = (3, 14)


def python_problem(version):
    """Return one sentence if this Python cannot run the app, else None."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    major, minor = version[0], version[1]
    return (
        f"みのりは Python 3.11〜3.14 で動きます（いまは {major}.{minor}）。"
        "python3.12 のように番号を付けて呼んでください。"
        f" / Minori needs Python 3.11 to 3.14 (this is {major}.{minor}); call one by its number, e.g. python3.12."
    )


def main():
    """Check the Python, then hand over."""
    problem = python_problem(sys.version_info)
    if problem is not None:
        sys.stderr.write(problem + "\n")
        return 2
    if sys.argv[1:] == ["--check-python"]:
        return 0
    from trainer.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
