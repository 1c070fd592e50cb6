"""Small pictures, drawn by hand as rows of letters.

The letters are the colours of `scenery` in order: Night, Deep, Violet, Rose, Ember, Amber,
Lamp, Stone; a full stop is clear.
"""

PALETTE_LETTERS = "NDVREALS"

GATEHOUSE = (
    "N.N.N.......N.N.N",
    "NNNNE.......NNNNE",
    "NNNNE.......NNNNE",
    ".NNE.........NNE.",
    ".NAE.N.N.N.N.NAE.",
    ".NNNNNNNNNNNNNNE.",
    ".NNNNDNNNNNDNNNE.",
    ".NNNNNNAAANNNNNE.",
    ".NDNNNANANANNNDE.",
    ".NNNNNANANANNNNE.",
    ".NNNNNNNNNNNNNNE.",
    ".NDNNNANANANNDNE.",
    ".NNNNNANANANNNNE.",
)

TURRET = (
    "N.N.N",
    "NNNNE",
    "NDNNE",
    ".NNE.",
    ".NAN.",
    ".NNN.",
    ".NDN.",
    ".NNN.",
    ".NNN.",
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
