from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "shangliang.front"
    label = "front"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shangliang.commons.ledger.naming import tell_names

        from . import accounting, boards, circulating  # noqa: F401  (more accounts of states; offer the boards and the figures of participation, and polls as circulars)
        from .account import actions, standing  # noqa: F401  (declare facts and permissions)
        from .administration import access, facts  # noqa: F401
        from .administration.facts_in_words import FIELDS
        from .honours import wire

        tell_names(FIELDS)
        wire()
