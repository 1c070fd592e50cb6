"""Words for numbers behind “Chapter”: “One”, “the First”, “einundzwanzig”, “premier”."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "thirtieth fortieth fiftieth last"
)
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "en": _ENGLISH,
        "de": "eins einund zwei zwo drei vier fünf sechs sech sieben sieb acht neun zehn elf zwölf "
        "zwanzig dreißig dreissig vierzig fünfzig hundert erste zweite dritte vierte fünfte "
        "sechste siebte achte neunte zehnte elfte zwölfte",
        "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize vingt trente quarante cinquante soixante cent premier deuxième second troisième "
        "quatrième cinquième sixième septième huitième neuvième dixième onzième douzième dernier",
        "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós treinta cuarenta "
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo último",
        "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto diciannove venti ventuno ventotto trenta quaranta "
        "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo ultimo",
        "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
        "zestien zeventien achttien negentien twintig eenen dertig veertig vijftig",
        "pt": "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze "
        "quinze dezasseis dezesseis dezassete dezessete dezoito dezanove dezenove vinte trinta "
        "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo último",
        "sv": "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
        "sjutton arton nitton tjugo tjugoett trettio fyrtio femtio",
        "pl": "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście "
        "dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście "
        "dziewiętnaście dwadzieścia trzydzieści pierwszy drugi trzeci czwarty piąty szósty siódmy "
        "ósmy dziewiąty dziesiąty jedenasty dwunasty ostatni",
        "ar": "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي واحد "
        "اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    }
)
"""Language to the words that others are made of, in one string."""
_JOINING: Mapping[str, str] = MappingProxyType({"de": "und", "nl": "en|ën"})
_ARTICLES: Mapping[str, str] = MappingProxyType({"en": "the", "de": "das|der"})
_UNSURE = r"un|une|uno|uma|um|een|één|ett|en"
"""One in some languages, and an article."""
_STOP = r"\s*(?:[.:)]|[–—-]|$)"
_ROMAN = r"(?:XC|XL|L?X{0,3}|C{1,3}(?:XC|XL|L?X{0,3}))(?:IX|IV|V?I{0,3})"


def begins_with_number(text: str, language: str) -> bool:
    """Whether a text begins with a number, in figures, Roman numerals or words.

    A letter, a small Roman numeral and a word that may be an article count only where a stop
    follows or nothing: “A: Sources”, “iv”, “un”.

    Args:
        text: what stands behind “Chapter”.
        language: a BCP 47 tag.
    """
    tag = language.partition("-")[0].lower()
    return _number(tag if tag in _WORDS else "en").match(text) is not None


@lru_cache(maxsize=len(_WORDS))
def _number(tag: str) -> re.Pattern[str]:
    word = f"(?:{'|'.join(sorted(_WORDS[tag].split(), key=len, reverse=True))})"
    joined = f"(?:{_JOINING[tag]})?" if tag in _JOINING else ""
    article = rf"(?:(?:{_ARTICLES[tag]})\s+)?" if tag in _ARTICLES else ""
    spelt = rf"(?i:{article}{word}(?:[-\s]?{joined}{word})*)(?!-?\w)"
    stopped = rf"(?:[^\W\d_]|(?i:{_ROMAN}|{_UNSURE})){_STOP}"
    return re.compile(rf"\d|(?=[IVXLC]){_ROMAN}(?!\w)|{spelt}|(?=\w){stopped}")
