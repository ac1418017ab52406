"""The structure of drafts that people write in Markdown or plain text, and the slips in them."""
