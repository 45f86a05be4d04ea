import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

/** A project of its own with the catalogue and the models. */
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
  symlinkSync(join(example, 'node_modules'), join(directory, 'node_modules'))
  const write = (file: string, text: string) => writeFileSync(join(directory, file), text)
  // Of what is installed here, the catalogue and the models: a vertical has rules of its own.
  const dependencies = { '@fcc/plugin-core-catalog': '*', '@fcc/plugin-provider-ai-sdk': '*' }
  write('package.json', JSON.stringify({ private: true, type: 'module', dependencies }))
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
