// Everything has a limit and says so when it is hit. Units stand last in each name.
export const limits = {
  upload_bytes_max: 100 * 1024 * 1024,
  /** A sender slower than this over a window of upload_window_ms is cut, so that 500 dripping sockets cannot hold the server. */
  upload_rate_bytes_per_second_min: 4 * 1024,
  upload_window_ms: 10_000,
  upload_seconds_max: 1_800,
  blob_hours_kept: 24,
  idempotency_days_kept: 7,
  idempotency_key_characters_min: 8,
  idempotency_key_characters_max: 100,
  request_body_bytes_max: 1024 * 1024,
  request_seconds_max: 30,
  name_characters_max: 200,
  list_rows_max: 200,
  list_rows_default: 50,
  free_bytes_min: 2 * 1024 * 1024 * 1024,
  free_share_min: 0.05,
} as const
