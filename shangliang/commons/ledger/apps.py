from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "shangliang.commons.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import access  # noqa: F401  (declares who may follow it)
