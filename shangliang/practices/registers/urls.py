"""Addresses of this practice."""

from django.urls import path

from .views import declaring, desk, entering, entry, importing, listing, overview

app_name = "registers"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("mine/", overview.mine, name="mine"),
    path("desk/", desk.desk, name="desk"),
    path("desk/confirm/", desk.confirm_many, name="confirm_many"),
    path("entry/<int:pk>/", entry.entry, name="entry"),
    path("entry/<int:pk>/edit/", entering.edit, name="edit"),
    path("entry/<int:pk>/confirm/", desk.confirm, name="confirm"),
    path("entry/<int:pk>/send-back/", desk.send_back, name="send_back"),
    path("entry/<int:pk>/withdraw/", entry.withdraw, name="withdraw"),
    path("entry/<int:pk>/take-back/", entry.take_back, name="take_back"),
    path("entry/<int:pk>/end/", entry.end, name="end"),
    path("entry/<int:pk>/resume/", entry.resume, name="resume"),
    path("entry/<int:pk>/photo/", entry.attach, name="attach"),
    path("entry/<int:pk>/photo/<int:file>/remove/", entry.detach, name="detach"),
    path("declare/", declaring.registers, name="declare"),
    path("declare/new/", declaring.new, name="new"),
    path("declare/id/<int:pk>/", declaring.declared, name="declared"),
    path("declare/<slug:code>/", declaring.edit, name="design"),
    path("declare/<slug:code>/preview/", declaring.preview, name="preview"),
    path("declare/<slug:code>/look/", declaring.look, name="look"),
    path("declare/<slug:code>/use/", declaring.use, name="use"),
    path("declare/<slug:code>/drop/", declaring.drop, name="drop"),
    path("declare/<slug:code>/switch/", declaring.switch, name="switch"),
    path("declare/<slug:code>.json", declaring.download, name="download"),
    path("<slug:code>/", listing.register, name="register"),
    path("<slug:code>/print/", listing.printed, name="print"),
    path("<slug:code>/export.xlsx", listing.export, name="export"),
    path("<slug:code>/enter/", entering.enter, name="enter"),
    path("<slug:code>/template.xlsx", importing.template, name="template"),
    path("<slug:code>/import/", importing.upload, name="import"),
    path("<slug:code>/import/map/", importing.mapping, name="import_map"),
]
