from django.apps import AppConfig


class PollsConfig(AppConfig):
    name = "shangliang.practices.polls"
    label = "polls"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the practice offers)
