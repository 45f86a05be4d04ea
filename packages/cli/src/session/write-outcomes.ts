import { join } from 'node:path'
import { parseCheckpoint } from '@fcc/audit'
import type { MediaType, RunRecord } from '@fcc/contracts'
import type { TenantSession } from '@fcc/runtime'
import { writeText } from '../io/write-file.ts'

/** Where a run's outcomes went. */
export interface WrittenOutcomes {
  readonly directory: string
  /** Outcome name → file. */
  readonly outcomes: Readonly<Record<string, string>>
  readonly audit: string
  /** The key that verifies the audit export; keep it apart from what it verifies. */
  readonly verifierKey: string
  /** How many entries the export has: those of every run before it, too. */
  readonly auditEntries: number
}

const extensions: Readonly<Record<MediaType, string>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/csv': 'csv',
  'application/json': 'json',
}

/**
 * Writes what a run released, and nothing else of it, beside an export of the audit log.
 *
 * @param to.out the store's folder for what may leave it
 * @param to.directory the run's own folder; below `out` by default
 */
export async function writeOutcomes(
  session: TenantSession,
  run: RunRecord,
  to: { readonly out: string; readonly directory?: string | undefined },
): Promise<WrittenOutcomes> {
  const directory = to.directory ?? join(to.out, run.id)
  const outcomes: Record<string, string> = {}
  for (const name of Object.keys(run.released)) {
    const { text, mediaType } = await session.outcome(run.id, name)
    const file = join(directory, `${name}.${extensions[mediaType]}`)
    writeText(file, text)
    outcomes[name] = file
  }
  const exported = await session.exportAudit()
  const audit = join(directory, 'audit.jsonl')
  writeText(audit, exported.text)
  const verifierKey = join(to.out, `${session.tenant}.pub`)
  writeText(verifierKey, `${exported.verifierKey}\n`)
  const { size } = parseCheckpoint(exported.checkpoint)
  return { directory, outcomes, audit, verifierKey, auditEntries: size }
}
