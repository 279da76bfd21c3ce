"""Addresses of reports and figures."""

from django.urls import path

from .views import figures, improving, lists, papers, plans, working

app_name = "reports"
urlpatterns = [
    path("", lists.report_list, name="list"),
    path("new/", lists.new, name="new"),
    path("figures/", figures.browser, name="figures"),
    path("figures/export/", figures.export_all, name="figures_export"),
    path("figures/frozen/<int:version>/", figures.frozen, name="frozen"),
    path("figures/<str:code>/", figures.figure, name="figure"),
    path("figures/<str:code>/export/", figures.export, name="figure_export"),
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.plan_new, name="plan_new"),
    path("plans/export/", plans.plan_export, name="plan_export"),
    path("plans/import/", plans.plan_import, name="plan_import"),
    path("plans/template/", plans.plan_template, name="plan_template"),
    path("plans/figures/", plans.figure_search, name="figure_search"),
    path("plans/<int:pk>/", plans.plan_item, name="plan_item"),
    path("plans/<int:pk>/held/", plans.plan_held, name="plan_held"),
    path("plans/<int:pk>/drop/", plans.plan_drop, name="plan_drop"),
    path("plans/<int:pk>/chase/", plans.plan_chase, name="plan_chase"),
    path("improvements/", improving.improvements, name="improvements"),
    path("improvements/<int:pk>/", improving.improvement, name="improvement"),
    path("<int:pk>/", working.report, name="report"),
    path("<int:pk>/plan/", plans.plan_from, name="plan_from"),
    path("<int:pk>/plan/tell/", plans.plan_tell, name="plan_tell"),
    path("<int:pk>/improvements/", improving.shortcomings, name="shortcomings"),
    path("<int:pk>/improvements/tell/", improving.tell_carried, name="tell_carried"),
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
