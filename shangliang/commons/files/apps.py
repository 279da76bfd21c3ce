from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "shangliang.commons.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares settings, permissions and facts)
