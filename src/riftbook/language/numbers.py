"""How numbers are written, by language."""

_COMMA = frozenset(
    ("bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu",
     "id", "is", "it", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru",
     "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi")
)  # fmt: skip
_POINT = frozenset(
    ("de-CH", "de-LI", "es-MX", "es-US", "es-DO", "es-GT", "es-HN", "es-NI", "es-PA", "es-PE",
     "es-PR", "es-SV", "it-CH")
)  # fmt: skip
"""Countries that write a point where their language has a comma elsewhere."""

POINT, COMMA, ARABIC = ".", ",", "\N{ARABIC DECIMAL SEPARATOR}"


def decimal_sign(language: str) -> str:
    """What stands between the whole of a number and its fraction.

    Args:
        language: a BCP 47 tag; a point where it is not known.
    """
    parts = language.replace("_", "-").split("-")
    spoken = parts[0].lower()
    region = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    if spoken in {"ar", "fa"}:
        return ARABIC
    return COMMA if spoken in _COMMA and f"{spoken}-{region}" not in _POINT else POINT
