"""The words that lean on what follows: no phrase may end with one of them."""

_SMALL = {
    "ar": "أن أو إلى إن بين ثم على عن في كل لا لم لن ما مع من هذا هذه هو هي",
    "de": "als am an auf aus bei bis das dem den der des die ein eine einem einen einer eines für "
    "im in mit nach oder ohne seit über um und unter vom von vor wie zu zum zur",
    "en": "a an and as at but by for from if in into nor of on or over so than that the to under "
    "upon when with",
    "es": "a al con de del desde e el en entre la las lo los o para por que según sin sobre su u "
    "un una unas unos y",
    "fr": "a au aux avec chez dans de des du en et la le les mais ou où par pour que sans ses son "
    "sous sur un une à",
    "it": "a ad ai al alla alle con da dal dalla dei del della delle di e ed fra gli i il in la le "
    "lo ma nei nel nella o per su sul sulla tra un una uno",
    "nl": "aan als bij dat de door een en het in met na naar of om onder op over te tot uit van "
    "voor zonder",
    "pl": "a aby ale bez dla do i jak lecz lub na nad o od po pod przed przez przy u w we z za ze "
    "że",
    "pt": "a ao aos as com da das de do dos e em entre na nas no nos o os ou para pela pelo por "
    "que se sem sobre um uma",
    "sv": "att av den det efter eller en ett från för i med men mot och om på som till under ur "
    "vid över",
}
_SETS = {tag: frozenset(words.split()) for tag, words in _SMALL.items()}


def small_words(language: str) -> frozenset[str]:
    """Articles, prepositions and conjunctions of a BCP 47 tag's language; none if unknown."""
    return _SETS.get(language.partition("-")[0].lower(), frozenset())
