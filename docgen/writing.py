"""The second face: ledgers and drafts in, figures and papers out."""
