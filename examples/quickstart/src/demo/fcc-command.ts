import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { exampleDirectory } from '../example-directory.ts'
import { paint, quote, say } from './terminal.ts'

/** How a command ended and what it said. */
export interface CommandResult {
  readonly code: number | null
  readonly output: string
}

/** A command that is under way. */
export interface StartedCommand {
  /** Resolves with the first match in what it says; rejects when it ends without one. */
  said(pattern: RegExp): Promise<RegExpExecArray>
  readonly ended: Promise<CommandResult>
}

/** Runs a command of the command line in a process of its own, and shows what it says. */
export function fcc(words: readonly string[], who = 'fcc'): Promise<CommandResult> {
  return startFcc(words, who).ended
}

/** As `fcc`, and lets others continue while it works. */
export function startFcc(words: readonly string[], who = 'fcc'): StartedCommand {
  say(`  ${paint('bold', `$ fcc ${words.join(' ')}`)}`)
  const child = spawn(process.execPath, [...process.execArgv, launcher(), ...words], {
    cwd: exampleDirectory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  })
  return follow(child, who)
}

function follow(child: ChildProcessByStdio<null, Readable, Readable>, who: string): StartedCommand {
  let output = ''
  const listeners = new Set<() => void>()
  const hear = (text: string): void => {
    output += text
    quote(who, text)
    for (const listener of listeners) listener()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
  return {
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output)
          if (!match) return
          listeners.delete(look)
          resolve(match)
        }
        listeners.add(look)
        look()
        ended.then(() => reject(new Error(`It ended without saying ${pattern}.`)), reject)
      }),
  }
}

/** The `fcc` of this project's own dependencies. */
function launcher(): string {
  const file = createRequire(import.meta.url).resolve('@fcc/cli/package.json')
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { readonly bin: { fcc: string } }
  return join(dirname(file), bin.fcc)
}
