"""Figures that the field counts in more than one way: each is a setting of the committee, explained by an example."""

from collections.abc import Iterable

from shangliang.commons.committees.preferences import Preference, declare

from .declared import Figure, key_of

GROUP = "指标口径"


def declare_choices(figures: Iterable[Figure]) -> None:
    """Declare the settings of those of these figures that have a choice; rooms call it in their manifest."""
    for figure in figures:
        if figure.choice is None:
            continue
        usual, *_ = formulas = figure.choice.formulas
        choices = [(one.code, f"{one.says}（例：{one.example}）") for one in formulas]
        example = f"例：{figure.choice.given}。各种口径的结果写在后面。改动只影响以后的取数，定稿的总结保留当时的口径。"
        declare(Preference(key_of(figure.code), "text", usual.code, f"“{figure.label}”怎么算", example, GROUP, choices=choices))


def formulas_of(figures: Iterable[Figure]) -> dict[str, str]:
    """Which formula each figure with a choice is made by, to be kept with what is frozen."""
    return {figure.code: figure.formula for figure in figures if figure.choice is not None}


def others(figure: Figure) -> list[str]:
    """In words the ways in which a figure could be counted and is not."""
    return [one.says for one in figure.choice.formulas if one.code != figure.formula] if figure.choice else []
