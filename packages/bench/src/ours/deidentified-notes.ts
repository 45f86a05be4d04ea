import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRuntime, parseConfig } from '@fcc/runtime'
import type { CreateSide } from '../sides/side.ts'

const NOTE = new URL('../../data/notes/identifiers.txt', import.meta.url)
const HERE = fileURLToPath(new URL('../..', import.meta.url))
/** A note that is made ready before the clock starts. */
const WARM_LENGTH = 20_000

/** Whole runs that de-identify a note full of identifiers and release it, in memory. */
export const createSide: CreateSide = async ({ length = '1000000' }) => ({
  async measure({ count }, { stopwatch }) {
    const config = parseConfig(
      `store: { use: memory }
tenants:
  hospital: { name: Hospital, namespace: 'urn:hospital', plugins: [fcc-healthcare, detectors-common] }
`,
      join(HERE, 'fcc.yaml'),
    )
    const runtime = await createRuntime({ directory: HERE, config })
    try {
      const session = runtime.tenant('hospital').as({ kind: 'service', id: 'bench', roles: [] })
      const release = async (note: string): Promise<void> => {
        const run = await session.start(
          'deidentify-and-release',
          { note },
          { purpose: 'research-release' },
        )
        const { state } = await run.finished()
        if (state !== 'completed') throw new Error(`A run ended as ${state}.`)
      }
      await release(noteOf(WARM_LENGTH, 0))
      await stopwatch(async () => {
        for (let index = 0; index < count; index += 1) {
          await release(noteOf(Number(length), index + 1))
        }
      })
    } finally {
      await runtime.close()
    }
    const { maxRSS } = process.resourceUsage()
    return { memory: `${Math.round(maxRSS / 1000)} MB at most` }
  },
})

/** Each begins elsewhere in the note, so that none is one that was looked into before. */
function noteOf(length: number, shift: number): string {
  const whole = readFileSync(NOTE, 'utf8')
  const end = shift * 37 + length
  return whole.repeat(Math.ceil(end / whole.length)).slice(shift * 37, end)
}
