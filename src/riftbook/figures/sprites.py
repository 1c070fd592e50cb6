"""Small pictures, drawn by hand as rows of letters.

The letters are the colours of `scenery` in order: Night, Deep, Violet, Rose, Ember, Amber,
Lamp, Stone; a full stop is clear.
"""

PALETTE_LETTERS = "NDVREALS"

GATEHOUSE = (
    "N.N.S.....N.N.S",
    "NNNNS.....NNNNS",
    "NNDNS.....NNDNS",
    ".NNS.......NNS.",
    ".NAS.N.N.S.NAS.",
    ".NNSNNNNNNSNNS.",
    ".NNSNDNNNNDNNS.",
    ".NDNNNEEENNNNS.",
    ".NNNNEAAAENNDS.",
    ".NNDNNANANNNNS.",
    ".NNNNAANAANNNS.",
    ".NDNNANANANDNS.",
    ".NNNNAANAANNNS.",
)

TURRET = (
    "N.N.S",
    "NNNNS",
    "NDNNS",
    ".NNS.",
    ".NAS.",
    ".NNS.",
    ".NDS.",
    ".NNS.",
    ".NNS.",
)

MOON = (
    ".LL.",
    "LL..",
    "L...",
    "LL..",
    ".LL.",
)

FLAG = (
    "NAAE..",
    "NAEEEE",
    "NAE...",
    "N.....",
)

KEEPER = (
    "NN..",
    "NNNL",
    "NN.S",
    "NN..",
)

CRANE = (
    "NNNNNNNNN...",
    "S..N..NNN...",
    "S.....NDN...",
    "S.....NN....",
    "S.....NDN...",
    "NNN...NN....",
    "......NDN...",
    "......NN....",
    ".....NNNN...",
)

TOLL = (
    "..NNN..",
    ".NNNNN.",
    "..NAN..",
    "..NAN..",
    "ELENN..",
    "..NNN..",
    "..NNN..",
)

HOUSES = (
    (
        "..S..",
        ".SNN.",
        "SNNNN",
        "NANLN",
        "NNNNN",
    ),
    (
        "...N.",
        ".S.N.",
        "SNNNN",
        "NLNNN",
        "NNNAN",
    ),
    (
        "..SS..",
        ".SNNN.",
        "SNNNNN",
        "NANANN",
        "NNNNNN",
    ),
    (
        ".S..",
        "SNN.",
        "SNNN",
        "NLNN",
        "NNNN",
        "NANN",
        "NNNN",
    ),
)
