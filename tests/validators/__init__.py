"""The validators of the trade, asked in one batch: EPUBCheck, Ace, veraPDF and qpdf.

`verdicts` is all that tests need. EPUBCheck and veraPDF share one JVM and all books one
Chromium; a verdict is kept by the file's digest and the validators' versions, so that an
unchanged book is asked about once.
"""

from validators.batch import verdicts as verdicts
from validators.verdict import Message as Message
from validators.verdict import Verdict as Verdict
