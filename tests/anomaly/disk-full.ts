// `node tools/run.mjs tests/anomaly/disk-full.ts [--megabytes 800] [--seed N]`: fills a small disk under a running server.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { diskFullRun } from './disk-full-run.ts'
import { mountSmallDisk, obstacleToMounting } from './small-disk.ts'

const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '800' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const say = (text: string): void => { process.stdout.write(`${text}\n`) }

const obstacle = obstacleToMounting()
if (obstacle) {
  say(obstacle)
} else {
  const disk = mountSmallDisk(Number(values.megabytes))
  try {
    const { low, wall, freed, ...result } = await diskFullRun(disk, seed)
    const told = ({ status, body, headers }: typeof low.upload): string =>
      `${status} ${body?.code ?? ''} ${body?.message ?? ''}${headers['retry-after'] ? ` (Retry-After ${headers['retry-after']})` : ''}`
    say(`seed ${seed}, ${values.megabytes} MB`)
    say(`below the reserve: noticed after ${Math.round(low.noticed_ms)} ms`)
    say(`  upload: ${told(low.upload)}\n  receive: ${told(low.receive)}`)
    say(`  reading ${JSON.stringify(low.reading)}, marking ${JSON.stringify(low.marking)}`)
    say(`at the wall: database ${wall.databaseDied ? 'died' : 'lived'}\n  upload underway: ${told(wall.upload)}`)
    say(`  reading ${JSON.stringify(wall.reading)}, marking ${JSON.stringify(wall.marking)}, strange ${JSON.stringify(wall.strange)}`)
    say(`  reading again ${Math.round(wall.readingAgain_ms)} ms after the last byte, then ${JSON.stringify(wall.readingAfter)}`)
    say(`freed: reading after ${Math.round(freed.reading_ms)} ms, receiving after ${Math.round(freed.receiving_ms)} ms`)
    say(`start on the full disk, with the reserve: ${result.starts.withReserve}\n  without it: ${result.starts.without}`)
    say(`${result.acknowledged} documents acknowledged; problems ${JSON.stringify([...result.problems, ...result.problemsAfterRestart])}`)
    process.exitCode = result.problems.length + result.problemsAfterRestart.length + wall.strange.length > 0 ? 1 : 0
  } finally {
    disk.unmount()
  }
}
