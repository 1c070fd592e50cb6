"""Constructs that are blocks of their own: one file each."""
