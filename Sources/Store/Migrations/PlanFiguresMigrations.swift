/// A step of a plan that is a kind of project keeps the figures it was calculated with.
let planFiguresMigrations: [Migration] = [
    Migration("020 figures of plans", "ALTER TABLE plan_steps ADD COLUMN figures TEXT")
]
