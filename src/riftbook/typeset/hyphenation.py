"""The hyphenation patterns of a language, which take a while to read."""


def load(language: str) -> None:
    """Have the patterns ready that WeasyPrint will ask for.

    Args:
        language: a BCP 47 tag; a language without patterns is not hyphenated.
    """
    import pyphen

    known = pyphen.language_fallback(language)
    if known:
        pyphen.Pyphen(lang=known)
