from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "shangliang.reading.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares the permission)
