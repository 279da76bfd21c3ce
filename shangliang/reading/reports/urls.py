"""Addresses of reports and figures."""

from django.urls import path

from .views import figures, lists, papers, working

app_name = "reports"
urlpatterns = [
    path("", lists.report_list, name="list"),
    path("new/", lists.new, name="new"),
    path("figures/", figures.browser, name="figures"),
    path("figures/export/", figures.export_all, name="figures_export"),
    path("figures/frozen/<int:version>/", figures.frozen, name="frozen"),
    path("figures/<str:code>/", figures.figure, name="figure"),
    path("figures/<str:code>/export/", figures.export, name="figure_export"),
    path("<int:pk>/", working.report, name="report"),
    path("<int:pk>/chips/<int:position>/", working.decide, name="decide"),
    path("<int:pk>/choose/", working.choose, name="choose"),
    path("<int:pk>/confirm/", working.confirm, name="confirm"),
    path("<int:pk>/refresh/", working.refresh, name="refresh"),
    path("<int:pk>/text/", working.text, name="text"),
    path("<int:pk>/omitted/", working.omitted, name="omitted"),
    path("<int:pk>/versions/", papers.versions, name="versions"),
    path("<int:pk>/remark/", papers.remark, name="remark"),
    path("<int:pk>/issue/", papers.issue, name="issue"),
    path("<int:pk>/reopen/", papers.reopen, name="reopen"),
    path("<int:pk>/drop/", papers.drop, name="drop"),
    path("<int:pk>/paper/", papers.paper, name="paper"),
]
