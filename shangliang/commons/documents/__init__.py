"""Official documents. Those a committee words itself come from Word templates it may replace (`papers`); ruled forms are laid out here.

    from shangliang.commons.documents import papers
    papers.certificate(Certificate(...))    → .docx by the template of the committee we are in
    pdf.to_pdf([docx])                      → PDF, where LibreOffice is installed
"""
