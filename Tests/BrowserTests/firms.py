"""The sawmill of the journeys, as its owner would tell it."""

# What the owner types into the one box.
PROBLEM = {"be": "станкі спыняюцца", "ru": "станки останавливаются", "en": "machines stop"}

# What she answers when asked; the rest she skips.
SAWMILL = {
    "employees": "38",
    "ownership": "private",
    "activity": "C16",
    "region": "BY-HR",
    "turnover": "1200000",
    "legalForm": "company",
    "founded": "2009-05-14",
    "womenLed": "no",
}
