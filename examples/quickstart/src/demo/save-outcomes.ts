import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { MediaType, RunRecord } from '@fcc/contracts'
import type { TenantSession } from '@fcc/runtime'
import { exampleDirectory } from '../example-directory.ts'
import { paint, say } from './terminal.ts'

const extensions: Readonly<Partial<Record<MediaType, string>>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/csv': 'csv',
  'application/json': 'json',
}

/** Writes what a run released to `.fcc/out/`, and nothing else of it. */
export async function saveOutcomes(session: TenantSession, run: RunRecord): Promise<void> {
  const folder = join(exampleDirectory, '.fcc', 'out', run.id)
  for (const name of Object.keys(run.released)) {
    const { text, mediaType } = await session.outcome(run.id, name)
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${name}.${extensions[mediaType] ?? 'txt'}`)
    writeFileSync(file, text)
    say(`  released  ${paint('dim', relative(exampleDirectory, file))}`)
  }
}
