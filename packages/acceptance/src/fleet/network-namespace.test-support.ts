import { execFileSync } from 'node:child_process'
import { type KeptProcess, keepProcess } from './kept-process.test-support.ts'

/** A network of its own, joined to this machine by one cable. */
export interface NetworkNamespace {
  /** What a command is begun with so that it is in it. */
  readonly before: readonly string[]
  /** Takes the cable out: what is sent is lost, and nobody is told. */
  cut(): void
  /** Puts it in again. */
  join(): void
  close(): Promise<void>
}

/** Runs `ip`, which is Debian's iproute2; only root may change networks. */
function ip(...words: readonly string[]): void {
  try {
    execFileSync('ip', words, { stdio: 'pipe' })
  } catch (error) {
    const { stderr, message } = error as { readonly stderr?: Buffer; readonly message: string }
    throw new Error(
      `A network namespace needs root and iproute2 (apt-get install iproute2). ip ${words.join(' ')}: ${stderr ?? message}`,
    )
  }
}

/**
 * Makes a namespace in which ports of this machine's loopback are at the ports of its own, by two relays: one in it,
 * one outside. Connections cross the cable between them.
 */
export async function openNamespace(ports: readonly number[]): Promise<NetworkNamespace> {
  const name = `fcc${process.pid}`
  const [outside, inside] = [`${name}o`, `${name}i`]
  // Of the range that is kept for measurements between networks: nobody is there.
  const part = process.pid % 250
  const [hostAddress, address] = [`198.18.${part}.1`, `198.18.${part}.2`]
  const relays: KeptProcess[] = []
  const before = ['ip', 'netns', 'exec', name]
  async function close(): Promise<void> {
    await Promise.all(relays.map((relay) => relay.close()))
    // The cable goes with it.
    ip('netns', 'delete', name)
  }
  ip('netns', 'add', name)
  try {
    ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', name)
    ip('address', 'add', `${hostAddress}/30`, 'dev', outside)
    ip('link', 'set', outside, 'up')
    ip('-n', name, 'address', 'add', `${address}/30`, 'dev', inside)
    ip('-n', name, 'link', 'set', inside, 'up')
    ip('-n', name, 'link', 'set', 'lo', 'up')
    const loopback = (port: number) => ({ host: '127.0.0.1', port })
    const crossing = (port: number) => ({ host: hostAddress, port })
    const out = ports.map((port) => ({ from: crossing(port), to: loopback(port) }))
    const into = ports.map((port) => ({ from: loopback(port), to: crossing(port) }))
    relays.push(keepProcess('./relay.test-support.ts', out))
    relays.push(keepProcess('./relay.test-support.ts', into, { before }))
    await Promise.all(relays.map((relay) => relay.ready()))
  } catch (error) {
    await close()
    throw error
  }
  return {
    before,
    cut: () => ip('link', 'set', outside, 'down'),
    join: () => ip('link', 'set', outside, 'up'),
    close,
  }
}
