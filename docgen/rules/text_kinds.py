"""What the texts of each field of a visit are: what is served, what is done, who pays … Rules ask by these kinds.

Every text field of every model that a visit holds is in the table; a test compares it with the models.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

#: ``drink`` … ``car``: what the host arranges, where a breach may stand. ``payer``, ``method``, ``receipt``: money.
#: ``subject``: what the visit is called; ``post``, ``person``: what people are, and what is said of them; ``who``: who
#: is responsible. ``letter``: what the letter asks for; ``reported``: what others wrote or said;
#: ``description``: what is known of a place or a dish; ``plain``: names, numbers, choices.
TextKind = Literal[
    "drink", "dish", "thing", "gift", "cost", "doing", "task", "note", "venue", "place", "room", "car", "subject",
    "post", "person", "letter", "who", "payer", "method", "receipt", "reported", "description", "plain",
]  # fmt: skip

#: For each kind of text the fields that hold it, by model: 日程.内容 is Stop.activity.
_FIELDS: Mapping[TextKind, str] = {
    "drink": "Meal.drinks",
    "dish": "Dish.name Dish.ingredients",
    "thing": "Setting.items Supply.name Supply.spec Supply.use",
    "gift": "Gift.name",
    "cost": "Expense.item Expense.note",
    "subject": "Visit.title Visit.purpose",
    "doing": "Stop.activity AgendaItem.content Meal.name Seating.name",
    "task": (
        "Task.item Shift.name Shift.post VolunteerPost.post Reminder.text Contingency.item Contingency.measure "
        "Welcome.form Journey.pickup Press.content"
    ),
    "note": (
        "Visit.grade Visit.dress Stop.note AgendaItem.note Meal.note Seating.note Setting.note Gift.note Task.note "
        "Welcome.note Lodging.note Room.note Vehicle.note Journey.note Shift.note VolunteerPost.note Volunteer.note "
        "VolunteerPost.dress Supply.note Payment.note Approval.opinion"
    ),
    "venue": "Site.name Hotel.name",
    "place": (
        "Setting.place Welcome.place Seating.place Shift.place VolunteerPost.place VolunteerPost.gathering "
        "Journey.place Site.address Hotel.address"
    ),
    "room": "Room.type",
    "car": "Vehicle.name Vehicle.model Vehicle.use Vehicle.source Journey.means",
    "post": "Person.title",
    "person": "Person.role Person.note",
    "letter": "Letter.content Letter.itinerary",
    "who": (
        "Stop.owner Stop.guide AgendaItem.who Task.unit Task.owner Task.partners Contingency.unit Contingency.owner "
        "Press.unit Press.owner VolunteerPost.leader Feedback.owner Feedback.person Feedback.who Gift.to "
        "Supply.requester Supply.source Vehicle.driver Issue.to Issue.who Person.unit Volunteer.unit Approval.by "
        "Site.contact Site.guide Hotel.contact Letter.sender Delegation.name Visit.submit_to Visit.origin "
        "OutgoingLetter.to Exemption.by"
    ),
    "payer": "Meal.payer Room.payer Expense.payer Payment.who",
    "method": "Expense.method",
    "receipt": "Expense.receipt Payment.receipt Payment.item",
    "reported": (
        "Letter.title Feedback.text Feedback.state Feedback.proof LogEntry.text "
        "Exemption.reason OutgoingLetter.title OutgoingLetter.points Visit.terms Visit.agreement"
    ),
    "description": (
        "Site.size Site.intro Site.highlights Site.script Site.agreed Site.walk Site.parking Site.toilets Site.opening "
        "Site.note Hotel.note Dish.region Dish.intro Dish.note Dish.name_en Person.profile Weather.text Person.diet "
        "Dish.allergens Dish.portion Dish.halal Dish.vegetarian Dish.spicy"
    ),
    "plain": (
        "Visit.code Visit.group Visit.tags Visit.secrecy Visit.urgency Visit.brand_name Letter.number "
        "Letter.names OutgoingLetter.number Person.name Person.id Person.ethnicity Person.rank Person.phone "
        "Person.name_en Volunteer.name Volunteer.phone Site.id Site.name_en Site.phone Hotel.id Hotel.name_en "
        "Hotel.phone Dish.id RoomType.name RoomType.price Room.number Room.who Stop.who Stop.escorts Meal.guests "
        "Meal.hosts Meal.slogan Seating.layout Seating.people Seating.guests Seating.hosts Seating.interpreters "
        "Seating.moderator Seating.note_takers Vehicle.no Vehicle.id Vehicle.plate Vehicle.phone Vehicle.who "
        "Vehicle.liaisons Task.phone Task.due Expense.capitals Feedback.due Journey.number Journey.who "
        "Contingency.phone Press.phone Press.due Shift.time Shift.phone VolunteerPost.time "
        "VolunteerPost.languages VolunteerPost.leader_phone Welcome.who Seating.flags Attachment.name Attachment.file "
        "Exemption.rule"
    ),
}
#: The kind of text of each field: Stop.activity is what is done.
KIND_OF_FIELD: Mapping[str, TextKind] = MappingProxyType(
    {field: kind for kind, names in _FIELDS.items() for field in names.split()}
)
#: The kinds of texts that may say what is done on a visit, besides what is bought: everywhere notes may hide it.
ARRANGED: tuple[TextKind, ...] = ("doing", "task", "note", "person", "letter")
#: The same with the expenses.
SAID: tuple[TextKind, ...] = (*ARRANGED, "cost")
#: What people write freely, whose meaning stands in whole sentences.
FREELY_WRITTEN: tuple[TextKind, ...] = (*SAID, "thing")
