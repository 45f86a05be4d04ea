import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '@fcc/cli'
import { onTestFinished } from 'vitest'

const example = fileURLToPath(new URL('..', import.meta.url))

/** What a command wrote and ended with. */
export interface Spoken {
  readonly code: number
  /** All of both streams. */
  readonly text: string
}

/** A project of its own with what is installed in this example. */
export interface Project {
  readonly directory: string
  write(file: string, text: string): void
  fcc(...argv: readonly string[]): Promise<Spoken>
  json<Document>(...argv: readonly string[]): Promise<Document & { readonly code: number }>
}

/** Makes a project in a folder that is taken away after the test. */
export function createProject(config: string, env: Readonly<Record<string, string>> = {}): Project {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-models-')))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  cpSync(join(example, 'package.json'), join(directory, 'package.json'))
  symlinkSync(join(example, 'node_modules'), join(directory, 'node_modules'))
  const write = (file: string, text: string) => writeFileSync(join(directory, file), text)
  write('fcc.yaml', config)
  async function fcc(...argv: readonly string[]): Promise<Spoken> {
    const written: string[] = []
    const stream = { write: (text: string) => written.push(text) > 0 }
    const code = await main(argv, { stdout: stream, stderr: stream, cwd: directory, env })
    return { code, text: written.join('') }
  }
  return {
    directory,
    write,
    fcc,
    async json<Document>(...argv: readonly string[]) {
      const { code, text } = await fcc(...argv, '--json')
      return { ...(JSON.parse(text) as Document), code }
    },
  }
}
