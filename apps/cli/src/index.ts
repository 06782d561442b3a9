// The command line has no library face; the door exists so that its version can be asked for.
export { version } from './help.ts'
