from django.apps import AppConfig


class CourseworkConfig(AppConfig):
    name = "shangliang.work.coursework"
    label = "coursework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the room offers)
