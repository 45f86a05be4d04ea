import { spawn } from 'node:child_process'

/**
 * Runs a program to its end; what it says is shown where it fails.
 *
 * @throws Error with the program and the end of what it said
 */
export function runCommand(
  program: string,
  parameters: readonly string[],
  directory: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (cause) => reject(new Error(`${program} cannot be run.`, { cause })))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ended with ${code}:\n${said}`))
    })
  })
}
