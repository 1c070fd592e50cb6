"""How fast riftbook is, side by side with others: ``python -m benchmarks`` (see README.md)."""
