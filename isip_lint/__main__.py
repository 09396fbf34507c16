"""``python -m isip_lint`` does what ``isip-lint`` does."""

from isip_lint.cli import main

main()
