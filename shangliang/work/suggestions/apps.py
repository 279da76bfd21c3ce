from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    name = "shangliang.work.suggestions"
    label = "suggestions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
