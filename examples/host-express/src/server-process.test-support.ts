import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const example = new URL('../', import.meta.url)

/** The example's configuration in a folder of its own, where the data goes too. */
export function configureServer(endpoint: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-express-'))
  cpSync(new URL('tenants', example), join(folder, 'tenants'), { recursive: true })
  const text = readFileSync(new URL('fcc.yaml', example), 'utf8')
    .replace('http://127.0.0.1:8090', endpoint)
    // Short, so that a test does not wait long for a killed process's runs.
    .replace('lease_ms: 5000', 'lease_ms: 500')
  writeFileSync(join(folder, 'fcc.yaml'), text)
  return folder
}

/** Starts the server as a process of its own, on a free port. */
export async function startServer(folder: string) {
  const child = spawn(
    process.execPath,
    ['--conditions=source', fileURLToPath(new URL('src/main.ts', example))],
    {
      env: { ...process.env, PORT: '0', FCC_CONFIG: join(folder, 'fcc.yaml') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const exit = once(child, 'exit')
  const lines: string[] = []
  const output = createInterface(child.stdout).on('line', (line) => lines.push(line))
  async function said(beginning: string): Promise<string> {
    for (;;) {
      const line = lines.find((each) => each.startsWith(beginning))
      if (line !== undefined) return line
      await once(output, 'line')
    }
  }
  return {
    url: (await said('listening on ')).slice('listening on '.length),
    said,
    /** Sends the signal; gives the exit code once it has ended. */
    async end(signal: NodeJS.Signals): Promise<number | null> {
      child.kill(signal)
      const [code] = (await exit) as [number | null]
      return code
    },
  }
}
