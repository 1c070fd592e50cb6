"""`python -m riftbook`."""

import sys

from riftbook.cli import main

if __name__ == "__main__":
    sys.exit(main())
