"""All that the membership room offers to the rest of the house."""

from . import access, facts  # noqa: F401  (declares permissions and facts)
