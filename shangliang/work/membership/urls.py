"""Addresses of the roster."""

from django.urls import path

from .views import bodies, changes, handing, importing, people, seats, units

app_name = "membership"
urlpatterns = [
    path("", people.members, name="members"),
    path("me/", people.me, name="me"),
    path("me/change/", changes.ask, name="ask_change"),
    path("add/", seats.add, name="seat"),
    path("<int:pk>/", people.member, name="member"),
    path("<int:pk>/show/<str:what>/", people.show, name="show"),
    path("<int:pk>/end/", seats.end, name="end"),
    path("<int:pk>/sector/", seats.change_sector, name="change_sector"),
    path("<int:pk>/office/", seats.change_office, name="change_office"),
    path("<int:pk>/correct/", seats.correct, name="correct"),
    path("<int:pk>/password/", seats.new_password, name="member_password"),
    path("organs/", bodies.organs, name="organs"),
    path("organs/add/", bodies.add, name="add_organ"),
    path("organs/<int:pk>/", bodies.organ, name="organ"),
    path("organs/<int:pk>/correct/", bodies.correct, name="correct_organ"),
    path("organs/<int:pk>/dissolve/", bodies.dissolve, name="dissolve_organ"),
    path("organs/<int:pk>/take/", bodies.take, name="take_seat"),
    path("places/<int:pk>/leave/", bodies.leave, name="leave_seat"),
    path("units/", units.units, name="units"),
    path("units/add/", units.add, name="add_unit"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/correct/", units.correct, name="correct_unit"),
    path("units/<int:pk>/stop/", units.stop, name="stop_unit"),
    path("units/<int:pk>/appoint/", units.appoint, name="appoint"),
    path("staff/", units.staff, name="staff"),
    path("staff/appoint/", units.appoint, name="appoint_staff"),
    path("staff/passwords/", handing.reissue, name="reissue"),
    path("posts/<int:pk>/relieve/", units.relieve, name="relieve"),
    path("posts/<int:pk>/password/", units.new_password, name="post_password"),
    path("changes/", changes.changes, name="changes"),
    path("changes/<int:pk>/decide/", changes.decide, name="decide_change"),
    path("changes/<int:pk>/withdraw/", changes.withdraw, name="withdraw_change"),
    path("import/", importing.upload, name="import"),
    path("import/preview/", importing.preview, name="import_preview"),
    path("import/confirm/", importing.confirm, name="import_confirm"),
    path("import/turn-over/", importing.turn_over, name="turn_over"),
    path("import/done/", importing.done, name="import_done"),
    path("import/passwords/", handing.fetch_sheet, name="passwords"),
    path("import/template/<str:kind>/", importing.template, name="template"),
    path("export/<str:kind>/", importing.export, name="export"),
]
