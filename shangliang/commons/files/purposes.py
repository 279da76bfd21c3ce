"""What files are for: rooms declare it, so that this floor knows whom to ask without knowing any room."""

from dataclasses import dataclass

from shangliang.foundation.registry import Registry


@dataclass(frozen=True)
class Purpose:
    """Files of one purpose at one type of subject: "proposals.attachment" at "proposals.proposal".

    `attach` is the permission asked of the subject before a file is put to it or taken from it. `see` is one asked before
    a download, beside the subject's own visibility ("" when seeing the subject is enough). `most` limits their number.
    """

    code: str
    subject_type: str
    label: str
    attach: str
    see: str = ""
    most: int = 20


purposes: Registry[Purpose] = Registry("purposes of files")
