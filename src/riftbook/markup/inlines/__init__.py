"""Constructs in running text: one file each."""
