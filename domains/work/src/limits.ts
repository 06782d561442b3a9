export const workLimits = {
  title_characters_max: 500,
  requirement_characters_max: 4_000,
  goal_characters_max: 1_000,
  due_characters_max: 200,
  unit_characters_max: 200,
  /** Leads, or assisting units, of one matter. */
  units_of_matter_max: 50,
  /** A group of more units than these stays words: 各中小学校 of a whole city is no list of names. */
  units_of_group_max: 50,
  /** What was thrown away can be brought back as long. */
  trash_days_max: 30,
  /** Of the other drafts that say the same, these are named. */
  alike_max: 5,
  alike_compared_max: 10,
  /** A long report has three hundred tasks. */
  findings_of_call_max: 1_000,
  drafts_rows_max: 500,
  /** Leads and assisting units of one matter, groups of units among them. */
  assignments_of_call_max: 500,
  /** A block that somebody pastes: 50 rows of 6 columns are common. */
  cells_of_call_max: 2_000,
  /** One table for printing. */
  exported_rows_max: 5_000,
} as const
