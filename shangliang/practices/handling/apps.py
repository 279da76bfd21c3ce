from django.apps import AppConfig


class HandlingConfig(AppConfig):
    name = "shangliang.practices.handling"
    label = "handling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the practice offers)
