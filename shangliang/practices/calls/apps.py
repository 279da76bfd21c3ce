from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "shangliang.practices.calls"
    label = "calls"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the practice offers)
