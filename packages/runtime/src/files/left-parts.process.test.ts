import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { openContentFile, writeContentFile } from './content-file.ts'

const script = fileURLToPath(new URL('../testing/writing-process.test-support.ts', import.meta.url))

/** Another process in the middle of writing a file. */
async function writerOf(file: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--conditions=source', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

it('what a killed write left of a file is gone after the next, and what others still write of it, or of another, stays', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'a.txt')
  const [killed, live, other] = await Promise.all(
    [file, file, join(folder, 'a.txt.b')].map(writerOf),
  )
  const mine = openContentFile(file, { force: true })
  const alike = `${file}.part`
  writeFileSync(alike, 'somebody’s')
  const parts = () => readdirSync(folder).filter((name) => name.endsWith('.part'))
  expect(parts()).toHaveLength(5)
  try {
    await kill(killed as ChildProcess)
    await kill(other as ChildProcess)
    writeContentFile(file, 'whole', { force: true })
    const left = parts()
    expect(left).toHaveLength(4)
    const of = (pid: number | undefined) =>
      left.filter((name) => name.includes(`-${(pid ?? 0).toString(36)}-`)).length
    expect([killed, live, other, process].map((each) => of(each?.pid))).toEqual([0, 1, 1, 1])
    expect(readFileSync(alike, 'utf8')).toBe('somebody’s')
  } finally {
    await kill(live as ChildProcess)
    await mine.drop()
  }
  writeContentFile(file, 'again', { force: true })
  expect(parts()).toHaveLength(2)
  expect(readFileSync(file, 'utf8')).toBe('again')
})
