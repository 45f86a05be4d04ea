import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The pinned tools are those of the repository this file is in, whatever tree is looked at. */
const binaries = fileURLToPath(new URL('../../../../node_modules/.bin', import.meta.url))

/** How a child process ended, with all that it said. */
export interface ToolResult {
  /** `null` where a signal ended it. */
  readonly code: number | null
  readonly output: string
}

/**
 * Runs one of the workspace's pinned tools and collects its output, colours off.
 *
 * @throws Error where the tool cannot be started at all: could not check is never passed
 * @example
 * const { code, output } = await runTool(root, 'knip', ['--no-progress'])
 */
export function runTool(
  folder: string,
  tool: string,
  parameters: readonly string[],
): Promise<ToolResult> {
  const PATH = [binaries, process.env.PATH].join(delimiter)
  return new Promise((resolve, reject) => {
    const child = spawn(tool, parameters, {
      cwd: folder,
      env: { ...process.env, PATH, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }))
  })
}
