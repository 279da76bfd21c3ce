from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "shangliang.work.profiles"
    label = "profiles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
