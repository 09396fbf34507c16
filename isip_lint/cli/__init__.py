"""The command line; what is heavy is imported when a command needs it."""

from __future__ import annotations

import gc
import sys

# A run makes many objects and few circles of them: looking for these costs a tenth of it.
_COLLECT_AFTER = 50_000


def main() -> None:
    """Run the command line and end the process with its exit status."""
    if sys.argv[1:] == ["--version"]:
        from isip_lint.resources import tool_version

        print(f"isip-lint {tool_version()}")
        return
    from isip_lint.cli.app import app

    gc.set_threshold(_COLLECT_AFTER)
    app()
