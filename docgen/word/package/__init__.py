"""The package of a .docx: zip, sanitising, watermark, reading back."""
