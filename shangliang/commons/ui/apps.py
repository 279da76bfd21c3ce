from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design language; it has no tables."""

    name = "shangliang.commons.ui"
    label = "ui"
    verbose_name = "界面"
