// `npm run anomaly:hostile [-- words]`: each file that is made to break whoever opens it is brought to a real server; it must be read or
// refused with a sentence in ten seconds, the server alive and its memory bounded. Prints time and memory of each.
import process from 'node:process'
import { hostileFiles } from './hostile-files.ts'
import { runHostile } from './hostile-run.ts'
import { makeInstanceFolder, removeInstanceFolder, startInstance } from './instance.ts'

const say = (text: string): void => { process.stdout.write(`${text}\n`) }

const folder = makeInstanceFolder()
const faults: string[] = []
try {
  const instance = await startInstance(folder)
  const officer = await instance.signIn()
  const wanted = process.argv.slice(2).join(' ')
  say('| file | sent MB | came to | s | server MB | children MB | sentence |')
  say('|---|---|---|---|---|---|---|')
  for (const file of hostileFiles.filter(({ title }) => title.includes(wanted))) {
    const { sent_mb, brought, watch, faults: found } = await runHostile(instance, officer, file)
    const { outcome, code, seconds, sentence = '', text = '' } = brought
    say(`| ${[
      file.title, sent_mb.toFixed(1), `${outcome}${code ? ` ${code}` : ''}`, seconds.toFixed(1),
      watch.server_mb.toFixed(0), watch.children_mb.toFixed(0), (sentence || text).slice(0, 60).replaceAll('\n', ' '),
    ].join(' | ')} |`)
    faults.push(...found)
  }
  const errors = instance.log.lines.filter(({ step }) => step === 'internal error').length
  if (errors > 0) faults.push(`${errors} errors of the server's own`)
  if (await instance.stop() !== 0) faults.push('The server did not end in order.')
} finally {
  await removeInstanceFolder(folder)
}
for (const fault of faults) say(`FAULT ${fault}`)
say(`${hostileFiles.length} files, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
