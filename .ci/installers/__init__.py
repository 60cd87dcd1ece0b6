"""Builds what people install who have no Python: a folder and a package for Debian, two MSIs for Windows.

`.ci/bundle` is the command; CONTRIBUTING has the decisions. Nothing here is part of the program.
"""
