export const workLimits = {
  title_characters_max: 500,
  requirement_characters_max: 4_000,
  goal_characters_max: 1_000,
  due_characters_max: 200,
  unit_characters_max: 200,
  /** Leads, or assisting units, of one matter. */
  units_of_matter_max: 50,
  /** A long report has three hundred tasks. */
  findings_of_call_max: 1_000,
  drafts_rows_max: 500,
  /** A block that somebody pastes: 50 rows of 6 columns are common. */
  cells_of_call_max: 2_000,
  /** One table for printing. */
  exported_rows_max: 5_000,
} as const
