// One queue's settings in pg-boss's terms.
import type { QueueSettings } from '@lantai/kernel'
import type { QueueOptions } from 'pg-boss'

/**
 * Beyond the tries a job may use up by failing, it may lose this many to killed processes. A job that takes its process down
 * each time would otherwise do so for ever; and without any allowance a job killed in its last try would fail for good
 * without having been told that it was the last.
 */
export const kills_max = 10

/** A worker that has not been heard of for this long is dead; pg-boss takes no less. */
export const heartbeat_seconds = 10

/** Finished jobs are of no further use; failed ones are kept until somebody has put them back (see statements.ts). */
const finished_seconds_kept = 3_600

/** A waiting job is never thrown away: pg-boss would do that after 14 days. */
const waiting_seconds_max = 10 * 365 * 86_400

const retry_wait_seconds_max = 300

/** pg-boss gives a run up after this; our own limit comes first, so this only acts when the process no longer can. */
const expiry_margin_seconds = 30

export function queueOptions(settings: QueueSettings): QueueOptions & { notify: boolean } {
  return {
    retryLimit: settings.retries + kills_max,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: retry_wait_seconds_max,
    expireInSeconds: settings.seconds_max + expiry_margin_seconds,
    heartbeatSeconds: heartbeat_seconds,
    retentionSeconds: waiting_seconds_max,
    deleteAfterSeconds: finished_seconds_kept,
    // Notices are sent beside the transaction; see wake.ts.
    notify: false,
  }
}
