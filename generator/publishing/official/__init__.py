"""Official reports: one document, composed once from the figures, then written as page, PDF, DOCX and XLSX."""
