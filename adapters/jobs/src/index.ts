// The job adapter's only door: background work in PostgreSQL by pg-boss, behind the kernel's port of six verbs.
export { installJobs } from './install.ts'
export type { InstallJobsOptions } from './install.ts'
export { pgBossJobs } from './jobs.ts'
export type { PgBossJobsOptions } from './jobs.ts'
export type { JobsConnection } from './connection.ts'
