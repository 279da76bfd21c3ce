from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "shangliang.reading.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
