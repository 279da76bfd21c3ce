"""Files put to subjects. The content lies in the store; this is its name, its place and who put it there."""

from django.conf import settings
from django.db import models

from shangliang.commons.committees.models import TenantModel

from .kinds import KINDS, Kind


class File(TenantModel):
    """A file at a subject. Removing only marks it: history may still name it, but nobody can open it."""

    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    purpose = models.CharField(max_length=80)
    name = models.CharField("文件名", max_length=150)
    kind = models.CharField(max_length=10)
    mime = models.CharField(max_length=100)
    size = models.BigIntegerField("字节数")
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("上传时间")
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["committee", "subject_type", "subject_id"], name="files_of_a_subject")]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="a_file_has_content"),
            models.CheckConstraint(condition=models.Q(removed_at__isnull=True) | models.Q(removed_at__gte=models.F("at")), name="a_file_is_removed_after_it_came"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def sort(self) -> Kind:
        return KINDS[self.kind]
