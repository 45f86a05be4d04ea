import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ChildMessage, ChildTask } from './child-messages.ts'

/** The entry point of the process: beside the sources here, and beside the build there. */
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('../../hostile-child.ts', import.meta.url)
  : new URL('./hostile-child.js', import.meta.url)

/**
 * Has a process of its own try repetitions on a contribution, and ends it where one of them takes
 * longer than the limit: a search that goes astray blocks its thread, and no timer of that thread
 * would ever run.
 *
 * @returns what went wrong; empty where every repetition was answered in time
 */
export function runInChild(task: ChildTask): Promise<readonly string[]> {
  const { limits } = task
  const child = spawn(
    process.execPath,
    [...nodeFlags(task.reload.conditions ?? []), fileURLToPath(ENTRY)],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], serialization: 'advanced' },
  )
  const errors: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => errors.push(String(chunk)))
  return new Promise((resolve) => {
    let doing = 'loading the contribution'
    let timer = limitOf(limits.loadLimitMs)
    function limitOf(ms: number): NodeJS.Timeout {
      return setTimeout(() => end([`It did not end within ${ms} ms on ${doing}.`]), ms)
    }
    function end(problems: readonly string[]): void {
      clearTimeout(timer)
      child.removeAllListeners()
      // Whoever looks for what was left open afterwards is to find nothing of it.
      if (child.pid === undefined) resolve(problems)
      else child.once('close', () => resolve(problems))
      child.kill('SIGKILL')
    }
    child.on('message', (message: ChildMessage) => {
      clearTimeout(timer)
      if (message.kind === 'done') return end(message.problems)
      if (message.kind === 'begins') doing = message.name
      timer = limitOf(message.kind === 'loaded' ? limits.loadLimitMs : limits.timeLimitMs)
    })
    child.on('error', (cause) => end([`Its process could not be started: ${cause.message}`]))
    child.on('exit', (code, signal) => {
      const said = errors.join('').trim().split('\n').slice(-6).join('\n')
      end([`Its process ended with ${signal ?? code} on ${doing}. ${said}`.trim()])
    })
    child.send(task, (cause) => {
      if (cause) end([`The task could not be sent: ${cause.message}`])
    })
  })
}

/** Flags that let a process find and read the same modules as this one. */
export function nodeFlags(conditions: readonly string[]): readonly string[] {
  const own = process.execArgv.flatMap((word, index, all) => {
    const written = /^(?:--conditions|-C)=(.+)$/.exec(word)?.[1]
    if (written !== undefined) return [written]
    const next = all[index + 1]
    return (word === '--conditions' || word === '-C') && next !== undefined ? [next] : []
  })
  const strips = (process.features as { readonly typescript?: unknown }).typescript
  return [
    '--no-warnings',
    ...(strips ? [] : ['--experimental-strip-types']),
    ...[...new Set([...own, ...conditions])].map((condition) => `--conditions=${condition}`),
  ]
}
