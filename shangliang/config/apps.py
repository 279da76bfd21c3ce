"""The configuration as an app of its own, so that its checks are found."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "shangliang.config"
    label = "config"

    def ready(self) -> None:
        from shangliang.config import checks  # noqa: F401  registering is its purpose
