"""The sawmill of the journeys, as its owner would tell it."""

import random

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

# What a firm says of a system of orders: 15000 a year for 40000 at the start.
FIGURES = {
    "labourHours": "4000", "labourReduction": "25", "labourCost": "20", "labourUtilisation": "100", "life": "5",
    "cost-equipment": "10000", "cost-software": "20000", "cost-advice": "0", "cost-training": "4000",
    "cost-reorganisation": "6000", "cost-fees": "3000", "cost-support": "2000",
}  # fmt: skip
ORDERS = "&".join(f"{name}={value}" for name, value in FIGURES.items())

# What she says of sensors on her machines: 96 hours of standstill a year; the rest the calculator knows from its sources.
MACHINES = {
    "downtimeHours": "240", "contributionMargin": "180", "life": "6", "cost-equipment": "30000", "cost-software": "6000",
    "cost-advice": "0", "cost-training": "2000", "cost-reorganisation": "1500", "cost-fees": "1200",
    "cost-support": "900", "cost-operation": "600",
}  # fmt: skip


def new_number() -> str:
    """A number of the register (UNP) that nobody has used here yet, with its check digit."""
    while True:
        digits = random.choices(range(1, 10), k=8)
        check = sum(digit * weight for digit, weight in zip(digits, (29, 23, 19, 17, 13, 7, 5, 3), strict=True)) % 11
        if check < 10:
            return "".join(map(str, [*digits, check]))
