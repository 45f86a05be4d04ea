import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The command that is installed with the example. */
const program = fileURLToPath(new URL('../node_modules/@fcc/cli/bin/fcc.js', import.meta.url))

/**
 * Starts `fcc` with some words, in the folder `FLEET_FOLDER`. It is in a group of its own: Ctrl-C in a terminal goes to the fleet alone, which
 * ends its processes one after the other.
 */
export function startFcc(words: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, program, ...words], {
    cwd: env.FLEET_FOLDER,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs `fcc` to its end. @throws Error with what it said, where it did not succeed */
export async function fcc(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = startFcc(words, env)
  let out = ''
  let errors = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`fcc ${words.join(' ')} ended with ${code}: ${errors}${out}`)
  return out
}
