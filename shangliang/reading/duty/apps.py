from django.apps import AppConfig


class DutyConfig(AppConfig):
    name = "shangliang.reading.duty"
    label = "duty"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
