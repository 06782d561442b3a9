// `npm run anomaly:mutated -- --n 2000 --seed 20261124`: files of ours, changed by chance, brought to a real server.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { makeInstanceFolder, removeInstanceFolder, startInstance } from './instance.ts'
import { runMutated } from './mutated-run.ts'

const { values } = parseArgs({ options: { n: { type: 'string', default: '200' }, seed: { type: 'string', default: '20261124' } } })
const [seed, count] = [Number(values.seed), Number(values.n)]
const say = (text: string): void => { process.stdout.write(`${text}\n`) }
const folder = makeInstanceFolder()
const began = performance.now()
try {
  const instance = await startInstance(folder)
  const { ends, faults, slowest_s } = await runMutated(instance, await instance.signIn(), { seed, count })
  for (const [end, many] of [...ends].toSorted(([one], [other]) => one.localeCompare(other))) say(`${String(many).padStart(5)} ${end}`)
  for (const fault of faults) say(`FAULT ${fault}`)
  const code = await instance.stop()
  say(`seed ${seed}: ${count} files, ${faults.length} faults, the slowest ${slowest_s.toFixed(1)} s, the server ended with ${code}, `
    + `${((performance.now() - began) / 1000).toFixed(0)} s`)
  process.exitCode = faults.length > 0 || code !== 0 ? 1 : 0
} finally {
  await removeInstanceFolder(folder)
}
