"""The form that a unit fills in Excel or LibreOffice: written from its plan, and read back as a report."""
