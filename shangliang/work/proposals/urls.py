"""Addresses of the proposals room."""

from django.urls import path

from .views import alike, attaching, cosigning, detail, exports, handing, lists, merging, past, review, writing

app_name = "proposals"
urlpatterns = [
    path("", lists.proposal_list, name="list"),
    path("export/", exports.register, name="export"),
    path("mine/", writing.mine, name="mine"),
    path("new/", writing.new, name="new"),
    path("enter/", writing.new, name="enter"),
    path("review/", review.desk, name="desk"),
    path("review/batch/", review.batch, name="batch_file"),
    path("handing/", handing.desk, name="handing"),
    path("handing/batch/", handing.batch, name="batch_hand_over"),
    path("handing/list/", exports.handing_list, name="handing_list"),
    path("import/", past.upload, name="import"),
    path("import/map/", past.mapping, name="import_map"),
    path("import/done/", past.done, name="import_done"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/write/", writing.write, name="write"),
    path("<int:pk>/autosave/", writing.autosave, name="autosave"),
    path("<int:pk>/word/", writing.read_word, name="read_word"),
    path("<int:pk>/receipt/", writing.receipt, name="receipt"),
    path("<int:pk>/discard/", writing.discard, name="discard"),
    path("<int:pk>/withdraw/", writing.withdraw, name="withdraw"),
    path("<int:pk>/invite/", cosigning.invite, name="invite"),
    path("<int:pk>/answer/", cosigning.answer, name="answer"),
    path("<int:pk>/recall/", cosigning.recall, name="recall"),
    path("<int:pk>/ask-approval/", cosigning.ask_approval, name="ask_approval"),
    path("<int:pk>/approve/", cosigning.approve, name="approve"),
    path("<int:pk>/similar/", alike.similar, name="similar"),
    path("<int:pk>/suggest/", alike.suggest, name="suggest"),
    path("<int:pk>/review/", review.review, name="review"),
    path("<int:pk>/decide/", review.decide, name="decide"),
    path("merge/", merging.merge, name="merge"),
    path("<int:pk>/unmerge/", merging.unmerge, name="unmerge"),
    path("<int:pk>/reopen/", review.reopen, name="reopen"),
    path("<int:pk>/hand-over/", handing.hand_over, name="hand_over"),
    path("<int:pk>/take-back/", handing.take_back, name="take_back"),
    path("<int:pk>/sheet/", exports.sheet, name="sheet"),
    path("<int:pk>/notice/", exports.notice, name="notice"),
    path("<int:pk>/files/", attaching.attach, name="attach"),
    path("<int:pk>/files/<int:file>/remove/", attaching.detach, name="detach"),
    path("<int:pk>/close/", handing.close, name="close"),
]
