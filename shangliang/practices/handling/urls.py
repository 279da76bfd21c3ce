"""Addresses of this room."""

from django.urls import path

from .views import attaching, desk, rating, replying, unit, working

app_name = "handling"
urlpatterns = [
    path("", unit.inbox, name="inbox"),
    path("done/", unit.done, name="done"),
    path("unit/", unit.unit, name="unit"),
    path("unit/export.xlsx", unit.export, name="unit_export"),
    path("<int:pk>/", unit.part, name="part"),
    path("<int:pk>/sign/", working.sign, name="sign"),
    path("<int:pk>/return/", working.ask_return, name="return"),
    path("<int:pk>/extension/", working.ask_extension, name="extension"),
    path("<int:pk>/contact/", working.contact, name="contact"),
    path("<int:pk>/opinion/", working.opinion, name="opinion"),
    path("<int:pk>/reply/", replying.reply, name="reply"),
    path("<int:pk>/reply/save/", replying.save_reply, name="save_reply"),
    path("<int:pk>/reply/send-up/", replying.send_up, name="send_up"),
    path("<int:pk>/reply/send-back/", replying.send_back, name="send_back"),
    path("<int:pk>/reply/issue/", replying.issue, name="issue"),
    path("<int:pk>/reply/letter-<int:nth>.docx", replying.letter, name="letter"),
    path("<int:pk>/record/", attaching.attach, {"what": "record"}, name="attach_record"),
    path("<int:pk>/record/<int:file>/remove/", attaching.detach, {"what": "record"}, name="detach_record"),
    path("<int:pk>/reply/enclosure/", attaching.attach, {"what": "enclosure"}, name="attach_enclosure"),
    path("<int:pk>/reply/enclosure/<int:file>/remove/", attaching.detach, {"what": "enclosure"}, name="detach_enclosure"),
    path("<int:pk>/return/decide/", desk.decide_return, name="decide_return"),
    path("<int:pk>/extension/decide/", desk.decide_extension, name="decide_extension"),
    path("<int:pk>/remind/", desk.remind, name="remind"),
    path("desk/", desk.desk, name="desk"),
    path("desk/remind/", desk.remind_many, name="remind_many"),
    path("desk/export.xlsx", desk.export, name="desk_export"),
    path("matter/<int:pk>/", unit.matter, name="matter"),
    path("matter/<int:pk>/sheet.docx", replying.sheet, name="sheet"),
    path("matter/<int:pk>/reassign/", desk.reassign, name="reassign"),
    path("matter/<int:pk>/redo/", desk.redo, name="redo"),
    path("rate/", rating.waiting, name="to_rate"),
    path("rate/<int:pk>/", rating.rate, name="rate"),
]
