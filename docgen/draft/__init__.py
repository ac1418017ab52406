"""Drafts as people write them, Markdown or plain text, into their structure."""
