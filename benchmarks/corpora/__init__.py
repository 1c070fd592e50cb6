"""What is typeset: books made by the program, the same each time, or any folder of Markdown."""

from benchmarks.corpora.corpus import Corpus as Corpus
from benchmarks.corpora.corpus import from_folder as from_folder
from benchmarks.corpora.novel import novel as novel
from benchmarks.corpora.technical import technical as technical
