from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "shangliang.work.membership"
    label = "membership"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares subjects, permissions and facts)
