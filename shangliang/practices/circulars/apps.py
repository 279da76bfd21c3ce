from django.apps import AppConfig


class CircularsConfig(AppConfig):
    name = "shangliang.practices.circulars"
    label = "circulars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the practice offers)
