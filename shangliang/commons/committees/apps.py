from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "shangliang.commons.committees"
    label = "committees"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares the settings)
