import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repository } from '../source/repository.ts'

/** A line that a program wrote, and when. */
export interface RecordedLine {
  /** Milliseconds since the first line. */
  readonly at: number
  readonly text: string
}

/** Against a demo that hangs, in milliseconds. */
const PATIENCE_MS = 180_000

/** Runs the beginning of the demo from its sources, and keeps each line with its time. */
export function recordDemo(): Promise<readonly RecordedLine[]> {
  const program = join(repository, 'examples/quickstart/src/demo.ts')
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--conditions=source', '--no-warnings', program, 'three-tenants'],
      {
        env: { ...process.env, NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: PATIENCE_MS,
      },
    )
    const lines: RecordedLine[] = []
    let [rest, errors, began] = ['', '', 0]
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const now = performance.now()
      began ||= now
      const whole = `${rest}${text}`.split('\n')
      rest = whole.pop() ?? ''
      for (const line of whole) lines.push({ at: Math.round(now - began), text: line.trimEnd() })
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0
        ? resolve(lines)
        : reject(new Error(`The demo could not be recorded, exit ${code}:\n${errors}`)),
    )
  })
}
