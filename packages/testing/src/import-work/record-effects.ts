import childProcess from 'node:child_process'
import dns from 'node:dns'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import workerThreads from 'node:worker_threads'

/** What was done to the world outside, in the order it was done. */
export interface EffectRecord {
  readonly effects: readonly string[]
  /** Global names that were added. */
  newGlobals(): readonly string[]
  /** Variables of the environment that were set, changed or removed. */
  changedEnvironment(): readonly string[]
}

const WRITES = [
  'appendFile',
  'copyFile',
  'cp',
  'createWriteStream',
  'link',
  'mkdir',
  'mkdtemp',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'write',
  'writeFile',
] as const
const SPAWNS = [
  'exec',
  'execFile',
  'execFileSync',
  'execSync',
  'fork',
  'spawn',
  'spawnSync',
] as const
const LOOKUPS = ['lookup', 'resolve', 'resolve4', 'resolve6'] as const

type Functions = Record<string, unknown>

/**
 * Notes what code does outside of itself from here on: files, processes, sockets, threads, output.
 * It is for a process that ends afterwards, since nothing is put back. What is done is done all the
 * same: refusing it would only show what the code does when it is refused.
 */
export function recordEffects(): EffectRecord {
  const effects: string[] = []
  const note = (owner: object, name: string, say: (given: readonly unknown[]) => string) => {
    const original = (owner as Functions)[name]
    if (typeof original !== 'function') return
    const wrapped = function (this: unknown, ...given: readonly unknown[]): unknown {
      effects.push(say(given))
      return Reflect.apply(original, this, given)
    }
    Object.defineProperty(owner, name, { value: wrapped, configurable: true, writable: true })
  }
  for (const name of WRITES) {
    const say = ([path]: readonly unknown[]) => `it calls fs.${name} on ${String(path)}`
    for (const each of [name, `${name}Sync`]) note(fs, each, say)
    note(fs.promises, name, say)
  }
  for (const owner of [fs, fs.promises]) noteOpen(owner)
  for (const name of SPAWNS) note(childProcess, name, ([file]) => `it starts ${String(file)}`)
  for (const owner of [dns, dns.promises]) {
    for (const name of LOOKUPS) note(owner, name, ([host]) => `it looks up ${String(host)}`)
  }
  note(net.Socket.prototype, 'connect', () => 'it opens a connection')
  note(net.Server.prototype, 'listen', () => 'it listens on a port')
  for (const name of ['stdout', 'stderr'] as const) {
    note(
      process[name],
      'write',
      ([text]) => `it writes ${JSON.stringify(String(text).slice(0, 60))} to ${name}`,
    )
  }
  const { Worker } = workerThreads
  workerThreads.Worker = new Proxy(Worker, {
    construct(target, given: ConstructorParameters<typeof Worker>) {
      effects.push('it starts a thread')
      return Reflect.construct(target, given)
    },
  })
  syncBuiltinESMExports()

  // Some globals of Node are made when they are first looked at, and bring others along.
  for (const name of Reflect.ownKeys(globalThis)) Reflect.get(globalThis, name)
  const globals = new Set(Reflect.ownKeys(globalThis))
  const changed = new Set<string>()
  // Watched as it is written: this process may have inherited what another import wrote before.
  process.env = new Proxy(process.env, {
    set: (target, name, value) => {
      changed.add(String(name))
      return Reflect.set(target, name, value)
    },
    deleteProperty: (target, name) => {
      changed.add(String(name))
      return Reflect.deleteProperty(target, name)
    },
  })
  return {
    effects,
    newGlobals: () =>
      Reflect.ownKeys(globalThis)
        .filter((name) => !globals.has(name))
        .map(String),
    changedEnvironment: () => [...changed],
  }

  /** Opening to read is no effect. */
  function noteOpen(owner: object): void {
    for (const name of ['open', 'openSync']) {
      const original = (owner as Functions)[name]
      if (typeof original !== 'function') continue
      const wrapped = function (this: unknown, ...given: readonly unknown[]): unknown {
        const [path, flags = 'r'] = given
        const isReading =
          flags === 'r' || typeof flags === 'function' || flags === fs.constants.O_RDONLY
        if (!isReading) effects.push(`it opens ${String(path)} to write`)
        return Reflect.apply(original, this, given)
      }
      Object.defineProperty(owner, name, { value: wrapped, configurable: true, writable: true })
    }
  }
}
