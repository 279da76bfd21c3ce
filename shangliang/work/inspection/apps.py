from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "shangliang.work.inspection"
    label = "inspection"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
