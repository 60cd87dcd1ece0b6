"""Painting onto paper and into PDF files."""
