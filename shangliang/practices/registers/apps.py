from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "shangliang.practices.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import manifest  # noqa: F401  (declares what the practice offers)
