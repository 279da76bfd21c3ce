"""Templates a committee has put in the place of shipped ones. None is ever deleted: a paper may be asked for as it was then."""

from django.conf import settings
from django.db import models

from shangliang.commons.committees.models import TenantModel


class Template(TenantModel):
    """One version of a committee's own template of a kind of paper; at most one of a kind is in force."""

    kind = models.CharField(max_length=40)
    number = models.PositiveIntegerField("第几版")
    name = models.CharField("文件名", max_length=150)
    content = models.BinaryField()
    size = models.PositiveIntegerField("字节数")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间")
    in_force = models.BooleanField("使用中", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "kind", "number"], name="a_template_version_is_one"),
            models.UniqueConstraint(fields=["committee", "kind"], condition=models.Q(in_force=True), name="one_template_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} 第 {self.number} 版"
