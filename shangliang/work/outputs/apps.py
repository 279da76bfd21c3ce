from django.apps import AppConfig


class OutputsConfig(AppConfig):
    name = "shangliang.work.outputs"
    label = "outputs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
