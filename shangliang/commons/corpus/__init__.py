"""The text of subjects, made searchable, and the question "what is like this?".

    index(Text(subject=ref(proposal), title=…, body=…, on=…))       in the action that hands the text in
    search(viewer, "养老 服务")                                       what the viewer may see, hits marked
    like(viewer, title, body)                                       the likest texts and the words they share
    suggest("category", title, body)                                labels, with the reason
"""
