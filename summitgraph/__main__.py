"""``python -m summitgraph``: the command line, where the installed script is not on the path."""

import sys

from summitgraph.cli import main

if __name__ == "__main__":
    sys.exit(main())
