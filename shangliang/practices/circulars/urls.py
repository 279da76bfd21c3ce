"""Addresses of this practice."""

from django.urls import path

from . import views

app_name = "circulars"
urlpatterns = [
    path("", views.circulars, name="list"),
    path("<int:pk>/", views.circular, name="circular"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/do/<slug:verb>/", views.do, name="step"),
    path("<int:pk>/read/", views.read, name="read"),
    path("<int:pk>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/paper/", views.paper, name="paper"),
    path("<int:pk>/receipts.xlsx", views.receipts, name="receipts"),
]
