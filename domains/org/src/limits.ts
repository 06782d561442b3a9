/** Limits of this domain; units last. */
export const orgLimits = {
  failed_sign_ins_max: 5,
  lock_minutes: 15,
  browser_idle_minutes: 120,
  session_hours: 12,
  /** A session is marked as seen at most this often, so that reading does not become writing. */
  seen_seconds: 60,
  secret_characters_min: 10,
  secret_characters_max: 200,
  set_up_hours: 24,
  units_max: 10_000,
  tree_levels_max: 12,
  rows_max: 2_000,
  calendar_days_max: 366,
  deputy_days_max: 366,
  register_bytes_max: 20 * 1024 * 1024,
  register_rows_max: 20_000,
  register_people_max: 100_000,
} as const
