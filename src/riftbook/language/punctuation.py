"""How languages punctuate: quotation marks, the spaces at their signs, what stays together."""

from collections.abc import Mapping
from types import MappingProxyType

from riftbook.records import Value, field

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


class Punctuation(Value, kw_only=True):
    """The habits of one language."""

    quotes: tuple[str, ...] = ()
    """Opening and closing mark of quotations, then of quotations inside them; none where marks
    are left as they are written."""
    elided: tuple[str, ...] = ()
    """What is left of words that begin with an apostrophe, in lower case: ``tis``, ``s``."""
    before: Mapping[str, str] = field(default_factory=dict)
    """Sign to the space that stands before it."""
    behind: Mapping[str, str] = field(default_factory=dict)
    """Sign to the space that stands behind it."""
    abbreviations: tuple[tuple[str, ...], ...] = ()
    """Abbreviations of several parts, between which a narrow space stands: ``z.``, ``B.``"""
    titles: tuple[str, ...] = ()
    """What stays with the name behind it: ``Mr.``"""
    counting: tuple[str, ...] = ()
    """What stays with the number behind it: ``p.``"""
    grouping: str = NO_BREAK
    """The space between the groups of a large number, where a blank is written: ``100 000``."""
    clinging: tuple[str, ...] = ()
    """Words that never end a line, in lower case."""


UNITS = (
    "km", "m", "cm", "mm", "µm", "μm", "nm", "km²", "m²", "cm²", "ha", "l", "ml", "kg", "g", "mg",
    "t", "s", "ms", "min", "h", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "kWh", "V", "kV", "mA",
    "°C", "°F", "K", "Pa", "hPa", "kPa", "bar", "J", "kJ", "kcal", "N", "Ω", "px", "pt", "dpi",
    "kB", "MB", "GB", "TB", "%", "‰", "€", "£",
)  # fmt: skip
"""What stays with the number before it."""

_EVERYWHERE = ("§", "§§", "¶", "№")
_GUILLEMETS = ("«»", "“”")
_LOW = ("„“", "‚‘")
_HIGH = ("“”", "‘’")

_ENGLISH = Punctuation(
    quotes=_HIGH,
    elided=(
        "tis", "twas", "twere", "twill", "em", "til", "till", "cause", "bout", "round", "neath",
        "n", "nuff",
    ),
    titles=(
        "Mr.", "Mrs.", "Ms.", "Mx.", "Dr.", "Prof.", "St.", "Mt.", "Rev.", "Hon.", "Capt.", "Col.",
        "Gen.", "Lt.", "Sgt.", "Messrs.", "Mr", "Mrs", "Ms", "Dr", "Prof",
    ),
    counting=(
        *_EVERYWHERE, "No.", "Nos.", "no.", "nos.", "p.", "pp.", "vol.", "vols.", "Vol.", "ch.",
        "chap.", "fig.", "figs.", "Fig.", "sec.", "art.", "ll.", "fol.",
    ),
)  # fmt: skip

_GERMAN = Punctuation(
    quotes=_LOW,
    elided=("s", "n", "ne", "nen", "nem", "ner", "ran", "raus", "rein", "rauf", "runter"),
    abbreviations=tuple(
        tuple(each.split())
        for each in (
            "z. B.", "d. h.", "u. a.", "o. ä.", "u. ä.", "o. Ä.", "u. Ä.", "i. d. R.", "v. a.",
            "z. T.", "u. U.", "s. o.", "s. u.", "d. i.", "m. E.", "i. A.", "i. e.", "a. a. O.",
            "v. Chr.", "n. Chr.", "u. s. w.", "z. Zt.", "o. g.", "i. Allg.", "a. D.", "e. V.",
        )
    ),
    titles=("Dr.", "Prof.", "Hr.", "Fr.", "St.", "Herr", "Frau"),
    counting=(
        *_EVERYWHERE, "S.", "Nr.", "Nrn.", "Bd.", "Bde.", "Abb.", "Tab.", "Kap.", "Art.", "Abs.",
        "Anm.", "Jg.", "H.", "Z.", "Sp.", "Bl.",
    ),
)  # fmt: skip

_FRENCH = Punctuation(
    quotes=_GUILLEMETS,
    before={**dict.fromkeys(";!?»›", NARROW), ":": NO_BREAK},
    behind=dict.fromkeys("«‹", NARROW),
    grouping=NARROW,
    titles=(
        "av.", "apr.", "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Me", "Dr", "Pr", "St",
        "Ste",
    ),
    counting=(
        *_EVERYWHERE, "n°", "nᵒ", "no", "p.", "pp.", "t.", "vol.", "chap.", "fig.", "art.", "col.",
        "f.",
    ),
)  # fmt: skip

_ITALIAN = Punctuation(
    quotes=_GUILLEMETS,
    titles=("Sig.", "Sig.ra", "Dott.", "Prof.", "S."),
    counting=(*_EVERYWHERE, "n.", "nn.", "p.", "pp.", "pag.", "vol.", "cap.", "fig.", "art."),
)

_SPANISH = Punctuation(
    quotes=_GUILLEMETS,
    titles=("Sr.", "Sra.", "Srta.", "D.", "Dª", "Dña.", "Dr.", "Dra.", "Prof.", "Ud.", "Uds."),
    counting=(
        *_EVERYWHERE, "n.º", "núm.", "p.", "pp.", "pág.", "págs.", "vol.", "cap.", "fig.", "art.",
    ),
)  # fmt: skip

_PORTUGUESE = Punctuation(
    quotes=_GUILLEMETS,
    titles=("Sr.", "Sra.", "D.", "Dr.", "Dra.", "Prof.", "Profª"),
    counting=(*_EVERYWHERE, "n.º", "nº", "p.", "pp.", "pág.", "vol.", "cap.", "fig.", "art."),
)

_DUTCH = Punctuation(
    quotes=("„”", "‘’"),
    elided=("s", "t", "n", "k", "m", "r", "ie"),
    titles=("dhr.", "mevr.", "dr.", "prof.", "mr.", "ir.", "St."),
    counting=(*_EVERYWHERE, "nr.", "nrs.", "blz.", "p.", "pp.", "hfst.", "afb.", "fig.", "art."),
)

_SWEDISH = Punctuation(
    quotes=("””", "’’"),
    abbreviations=tuple(tuple(each.split()) for each in ("t. ex.", "bl. a.", "d. v. s.", "f. d.")),
    titles=("hr", "fru", "dr", "prof."),
    counting=(*_EVERYWHERE, "nr", "s.", "sid.", "bd", "kap.", "fig.", "art."),
)

_POLISH = Punctuation(
    quotes=("„”", "«»"),
    titles=("dr", "prof.", "p.", "św.", "ks."),
    counting=(*_EVERYWHERE, "nr", "s.", "str.", "t.", "rozdz.", "rys.", "tab.", "art."),
    clinging=tuple("aiouwz"),
)

_CZECH = Punctuation(
    quotes=_LOW,
    titles=("dr.", "prof.", "p.", "sv."),
    counting=(*_EVERYWHERE, "č.", "s.", "str.", "sv.", "kap.", "obr."),
    clinging=tuple("aikosuvz"),
)

_BY_TAG: Mapping[str, Punctuation] = MappingProxyType(
    {
        "": _ENGLISH,
        "en": _ENGLISH,
        "de": _GERMAN,
        "de-ch": Punctuation(
            quotes=("«»", "‹›"),
            elided=_GERMAN.elided,
            abbreviations=_GERMAN.abbreviations,
            titles=_GERMAN.titles,
            counting=_GERMAN.counting,
        ),
        "fr": _FRENCH,
        "fr-ca": Punctuation(
            quotes=_GUILLEMETS,
            before=dict.fromkeys(":»", NO_BREAK),
            behind={"«": NO_BREAK},
            titles=_FRENCH.titles,
            counting=_FRENCH.counting,
        ),
        "it": _ITALIAN,
        "es": _SPANISH,
        "pt": _PORTUGUESE,
        "pt-br": Punctuation(
            quotes=_HIGH, titles=_PORTUGUESE.titles, counting=_PORTUGUESE.counting
        ),
        "nl": _DUTCH,
        "sv": _SWEDISH,
        "pl": _POLISH,
        "cs": _CZECH,
        "sk": _CZECH,
        "da": Punctuation(quotes=("»«", "›‹"), counting=("§", "nr.", "s.", "bd.")),
        "nb": Punctuation(quotes=("«»", "‘’"), counting=("§", "nr.", "s.", "bd.")),
        "nn": Punctuation(quotes=("«»", "‘’"), counting=("§", "nr.", "s.", "bd.")),
        "no": Punctuation(quotes=("«»", "‘’"), counting=("§", "nr.", "s.", "bd.")),
        "fi": Punctuation(quotes=("””", "’’"), counting=("§", "s.", "nro")),
        "el": Punctuation(quotes=_GUILLEMETS, counting=("§", "σ.", "σσ.", "αρ.")),
        "ru": Punctuation(quotes=("«»", "„“"), counting=("§", "№", "с.", "стр.", "т.", "рис.")),
        "uk": Punctuation(quotes=("«»", "„“"), counting=("§", "№", "с.", "т.", "рис.")),
        "hu": Punctuation(quotes=("„”", "»«")),
        "ro": Punctuation(quotes=("„”", "«»"), counting=("§", "nr.", "p.", "vol.")),
        "tr": Punctuation(quotes=_HIGH),
        "ar": Punctuation(quotes=("«»", "“”")),
        "fa": Punctuation(quotes=("«»", "“”")),
    }
)
"""By tag, in lower case. Not here: languages whose writers type their marks, as 「」 are."""

_NONE = Punctuation(grouping="")


def punctuation(language: str) -> Punctuation:
    """The habits of a language.

    Args:
        language: a BCP 47 tag; a region that has its own habits counts. `""` is English.
    """
    tag = language.lower()
    while tag:
        if tag in _BY_TAG:
            return _BY_TAG[tag]
        tag = tag.rpartition("-")[0]
    return _NONE if language else _ENGLISH
