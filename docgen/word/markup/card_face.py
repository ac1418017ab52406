"""The names by which the engine knows the face of a card in a template, and what our templates draw it with."""

from docgen.model.cards import IDENTITY_GROUPS

#: The name of the text box that is a card's face, and of the box that the brand's emblem is put into.
FACE, EMBLEM = "卡面", "标志"
#: The names of the boxes of which one is printed on a badge, with the word of its group in it.
BARS = tuple(f"{group}条" for group in IDENTITY_GROUPS)
#: The style of the paragraph with which every sheet begins.
SHEET_STYLE = "CardSheet"
#: The outline of a box in our templates: to be seen in Word, never printed.
GUIDE = '<a:ln w="3175"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill><a:prstDash val="sysDash"/></a:ln>'
