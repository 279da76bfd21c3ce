from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "shangliang.commons.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import access, declared, facts  # noqa: F401  (declare the permission, the papers, the facts)
