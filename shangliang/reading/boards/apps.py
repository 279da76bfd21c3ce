from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "shangliang.reading.boards"
    label = "boards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
