"""What a committee may decide about files, and what files say to the ledger."""

from shangliang.commons.committees.preferences import Preference, declare

from . import access, facts  # noqa: F401  (declares permissions and facts)

EXTENSIONS = ["docx", "xlsx", "pptx", "pdf", "ofd", "jpg", "jpeg", "png", "heic", "doc", "xls", "wps", "et"]

declare(
    Preference("files.extensions", "lines", EXTENSIONS, "可以上传的附件格式", "一行一个扩展名。文件按内容判断，改扩展名不起作用。", "附件"),
    Preference("files.most_mb", "int", 20, "每份附件最大多少 MB", "", "附件", low=1, high=200),
)
