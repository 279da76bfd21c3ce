"""Who may change the committee's templates."""

from shangliang.commons.access import Role, anyone, permission

permission("documents.keep_templates", "更换公文模板", (Role.ADMINISTRATOR,))(anyone)
