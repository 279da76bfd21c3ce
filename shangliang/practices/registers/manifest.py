"""All that registers offer: entries as subjects, photos at them, and the figures they yield."""

from django.urls import reverse

from shangliang.commons.figures import declared as figures
from shangliang.commons.files.purposes import Purpose, purposes
from shangliang.commons.subjects import Subject, subjects

from . import access, facts, notices, queries  # noqa: F401  (declare the permissions, the facts, and who is told what)
from .actions.entering import PHOTOS
from .shipped import MADE

ENTRY, REGISTER = "registers.entry", "registers.register"
subjects.add(
    ENTRY,
    Subject(type=ENTRY, label="台账登记", icon="notebook", link=lambda pk: reverse("registers:entry", args=[pk]), visible=queries.visible_ids, get=queries.get_one),
)
subjects.add(
    REGISTER,
    Subject(
        type=REGISTER, label="台账", icon="notebook", link=lambda pk: reverse("registers:declared", args=[pk]), visible=queries.visible_registers,
        get=queries.register_by_id,
    ),
)
purposes.add(PHOTOS, Purpose(PHOTOS, ENTRY, "照片和附件", attach="registers.attach", most=20))
figures.provide(queries.figures_in_force)
figures.declare(*MADE)
