from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "shangliang.work.advice"
    label = "advice"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
