from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.textfolding import folded


@given(st.text(), st.text())
def test_a_text_is_found_by_any_of_its_words(text: str, other: str) -> None:
    words = folded(text)
    assert folded(words) == words
    assert all(f" {word}" in folded(f"{other} {text}") for word in words.split())
