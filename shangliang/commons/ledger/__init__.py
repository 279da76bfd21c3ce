"""The ledger: every business action writes one append-only fact; everything else reads it.

Declare facts with `shangliang.commons.ledger.declared.fact`; import the door from `shangliang.commons.ledger.acts`.
"""
