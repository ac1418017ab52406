"""The sheets that table signs are printed on."""

from docgen.model.cards import Preset

#: By what ``--size`` calls them. A5 prints a sign twice on a sheet, for both sides of a stand.
SIGN_SHEETS = {
    "A4对折": Preset(name="A4对折", width=210.0, strip_texts=("反 148.5", "正 148.5")),
    "200x100": Preset(name="200x100", width=200.0, strip_texts=("反 100", "正 100")),
    "A4": Preset(name="A4", width=210.0, height=297.0),
    "A5": Preset(name="A5", paper="A4横", width=148.5, height=210.0, columns=2),
}
