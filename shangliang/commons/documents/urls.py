"""The address where a PDF is waited for."""

from django.urls import path

from . import views

app_name = "documents"
urlpatterns = [path("<str:token>/", views.waiting, name="waiting")]
