from django.apps import AppConfig


class ScoreboardConfig(AppConfig):
    name = "shangliang.reading.scoreboard"
    label = "scoreboard"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares the settings and permissions)
