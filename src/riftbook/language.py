"""The words that riftbook prints of its own, by language; never written in a template."""
