import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const example = new URL('../../', import.meta.url)

/** The example's configuration in a folder of its own, where the data goes too. */
export function copyConfig() {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-gateway-'))
  const file = join(folder, 'fcc.yaml')
  copyFileSync(new URL('fcc.yaml', example), file)
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts it with the one command that its README names, on ports that are free. */
export async function startGateway(configFile: string) {
  const child = spawn(
    process.execPath,
    ['--conditions=source', fileURLToPath(new URL('src/main.ts', example))],
    {
      env: { ...process.env, PORT: '0', ISSUER_PORT: '0', FCC_CONFIG: configFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const exit = once(child, 'exit')
  const lines: string[] = []
  const errors: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  const output = createInterface(child.stdout).on('line', (line) => lines.push(line))
  async function said(beginning: string): Promise<string> {
    for (;;) {
      const line = lines.find((each) => each.startsWith(beginning))
      if (line !== undefined) return line.slice(beginning.length)
      const ended = await Promise.race([
        once(output, 'line').then(() => false),
        exit.then(() => true),
      ])
      if (ended) throw new Error(`It ended without: ${beginning}\n${errors.join('')}`)
    }
  }
  return {
    url: await said('listening on '),
    said,
    errors: () => errors.join(''),
    /** Sends the signal; gives the exit code once it has ended. */
    async end(signal: NodeJS.Signals): Promise<number | null> {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      const [code] = (await exit) as [number | null]
      return code
    },
  }
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>
