from __future__ import annotations

import pytest

from isip_lint.engine.checks.identity import is_register_number


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("85041203758", True),
        ("02031804193", True),
        ("85041203711", False),
        ("85541203758", False),
        ("85043903758", False),
        ("85241203754", (97 - 852412037 % 97) == 54),
    ],
)
def test_check_digits_and_date_of_a_register_number(digits, valid):
    assert is_register_number(digits) is valid
