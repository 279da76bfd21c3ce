"""Files at subjects: checked by content, stored under their hash, opened only through the subject's permission."""
