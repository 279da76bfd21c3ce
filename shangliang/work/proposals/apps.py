from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "shangliang.work.proposals"
    label = "proposals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
