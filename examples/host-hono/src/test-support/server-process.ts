import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const example = fileURLToPath(new URL('../..', import.meta.url))

/** The example's server, running as a process of its own. */
export interface ServerProcess {
  readonly url: string
  /** Resolves with the first line that begins so. */
  said(beginning: string): Promise<string>
  /** Sends the signal, and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<{ readonly code: number | null }>
}

/** A copy of the configuration in a folder of its own, where the data goes too. */
export function configuredFolder(endpoint: string): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-host-'))
  const file = join(folder, 'fcc.yaml')
  cpSync(join(example, 'tenants'), join(folder, 'tenants'), { recursive: true })
  const text = readFileSync(join(example, 'fcc.yaml'), 'utf8')
    .replace('http://127.0.0.1:8090', endpoint)
    // Short, so that a test does not wait long for a killed process's runs.
    .replace('lease_ms: 5000', 'lease_ms: 500')
  writeFileSync(file, text)
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts the server on a free port, and waits until it listens. */
export async function startServer(configFile: string): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', fileURLToPath(new URL('../main.ts', import.meta.url))],
    {
      env: { ...process.env, FCC_CONFIG: configFile, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const lines: string[] = []
  const listeners = new Set<() => void>()
  let pending = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (pending + text).split('\n')
    pending = parts.pop() ?? ''
    lines.push(...parts)
    for (const listener of [...listeners]) listener()
  })
  const ended = new Promise<{ readonly code: number | null }>((resolve) => {
    child.once('close', (code) => resolve({ code }))
  })
  const said = (beginning: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = lines.find((one) => one.startsWith(beginning))
        if (line === undefined) return
        listeners.delete(look)
        resolve(line)
      }
      listeners.add(look)
      look()
      ended.then(() => reject(new Error(`The server ended and never said: ${beginning}`)))
    })
  const url = (await said('listening on ')).slice('listening on '.length)
  return {
    url,
    said,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}
