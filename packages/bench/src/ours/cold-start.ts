import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { CreateSide } from '../sides/side.ts'

const fileOf = (name: string): string => fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))

/** What a new process runs until it writes `ready`: nothing else, or a runtime with three verticals, or with all. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  empty: ['--eval', "process.stdout.write('ready')"],
  'three-verticals': [fileOf('three-verticals')],
  'whole-catalogue': [fileOf('whole-catalogue')],
}

/**
 * Cold starts: from the start of a process to its word that it is ready. Its end is outside the clock.
 * `code: source` takes our packages from their sources, so that nothing must be built.
 */
export const createSide: CreateSide = async ({ program: chosen = 'empty', code = 'built' }) => ({
  async measure({ count, concurrency }, { stopwatch, sideBySide }) {
    const parameters = PROGRAMS[chosen]
    if (!parameters) throw new Error(`There is no program ${chosen}.`)
    const conditions = code === 'source' ? ['--conditions=source'] : []
    const ends: Promise<unknown>[] = []
    await stopwatch(() =>
      sideBySide(count, concurrency, async () => {
        const child = spawn(process.execPath, [...conditions, ...parameters], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const ended = once(child, 'exit')
        ends.push(ended)
        const said = await Promise.race([
          once(child.stdout, 'data').then(([data]) => String(data)),
          ended.then(([exitCode]) => `ended with code ${exitCode}`),
        ])
        if (said !== 'ready') throw new Error(`The process of ${chosen} ${said}`)
      }),
    )
    await Promise.all(ends)
    return {}
  },
})
