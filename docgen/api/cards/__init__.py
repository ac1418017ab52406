"""Cards: from the source of a run to written documents, the record and the printer."""
