"""By what figures about proposals can be split beside what each record says of itself: codes of axes and what they are called."""

BY_PROPOSAL = {
    "proposals.session": "届次", "proposals.lead_unit": "主办单位", "proposals.category": "提案分类", "proposals.sector": "提案人界别",
    "proposals.organ": "集体提案的提出单位", "proposals.member": "提案人",
}  # fmt: skip
