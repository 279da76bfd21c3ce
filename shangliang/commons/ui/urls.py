"""Address of the kit."""

from django.urls import path

from shangliang.commons.ui import views

app_name = "ui"
urlpatterns = [path("", views.kit, name="kit")]
