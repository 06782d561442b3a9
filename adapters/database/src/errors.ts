// Every expected failure of the database adapter; the user's sentences stand in messages/.
import { defineErrors } from '@lantai/kernel'

export const databaseErrors = defineErrors('database', {
  'unavailable': {
    kind: 'unavailable',
    when: 'PostgreSQL does not answer just now: it is down, starting, stopping, or every connection is taken.',
  },
  'platform-unsupported': {
    kind: 'invalid',
    when: 'There is no bundled PostgreSQL for this system and processor, or it cannot run there.',
  },
  'binaries-missing': {
    kind: 'invalid',
    when: 'The package with the bundled PostgreSQL is not installed, or a given folder holds no PostgreSQL.',
  },
  'binaries-unusable': {
    kind: 'invalid',
    when: 'The bundled PostgreSQL is there but does not start, or cannot be copied to where its user reaches it.',
  },
  'user-missing': {
    kind: 'invalid',
    when: 'The server runs as root, PostgreSQL refuses to, and the system user it should run as cannot be made.',
  },
  'folder-unreachable': { kind: 'invalid', when: 'The user PostgreSQL runs as cannot reach the data folder.' },
  'folder-in-use': { kind: 'conflict', when: 'Another PostgreSQL works on this data folder and can be neither adopted nor stopped.' },
  'supervised-elsewhere': { kind: 'conflict', when: 'Another living process already supervises the PostgreSQL of this data folder.' },
  'instance-running': { kind: 'conflict', when: 'Another server works on this data folder.' },
  'version-mismatch': { kind: 'conflict', when: 'The data folder was made by another major version of PostgreSQL than the bundled one.' },
  'server-too-old': { kind: 'invalid', when: 'An external PostgreSQL is older than version 17.' },
  'secrets-missing': {
    kind: 'invalid',
    when: 'The data folder exists but the file with the database passwords does not, or cannot be read.',
  },
  'socket-path-too-long': { kind: 'invalid', when: 'The given socket folder makes a socket path longer than the system allows.' },
  'socket-folder-unsafe': { kind: 'invalid', when: 'The socket folder exists but belongs to somebody else or is not a folder.' },
  'initialise-failed': { kind: 'unavailable', when: 'The data folder could not be initialised; nothing half is left.' },
  'start-failed': { kind: 'unavailable', when: 'PostgreSQL did not start within the time it is given.' },
  'disk-full': { kind: 'unavailable', when: 'PostgreSQL cannot write because the disk is full.' },
  'migration-name': { kind: 'invalid', when: 'A file among the migrations is not named like 0042_work_matter.sql.' },
  'migration-number-clash': { kind: 'invalid', when: 'Two migrations carry the same number.' },
  'migration-number-gap': { kind: 'invalid', when: 'A number is missing in the sequence of migrations.' },
  'migration-changed': { kind: 'conflict', when: 'A migration that was applied has been changed since.' },
  'migration-newer': { kind: 'conflict', when: 'The database was migrated by a newer program than this one.' },
  'migration-failed': { kind: 'invalid', when: 'PostgreSQL refused a statement of a migration; the migration left nothing behind.' },
  'migration-transaction': { kind: 'invalid', when: 'A migration ends its transaction itself, so that it could be left half done.' },
  'role-missing': { kind: 'invalid', when: 'A database role the migrations give rights to does not exist.' },
})
