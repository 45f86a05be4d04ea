import { join } from 'node:path'
import { parseCheckpoint } from '@fcc/audit'
import type { MediaType, RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { TenantSession } from '@fcc/runtime'
import { runtimeModule } from '../runtime-module.ts'

/** So many lines of an outcome are shown where it is said where it went. */
const SHOWN_LINES = 3

/** So many characters of each of them. */
const SHOWN_CHARACTERS = 100

/** What was written of a run, and how each outcome begins. */
export interface OutcomesOfRun {
  readonly files: WrittenOutcomes
  /** Outcome name → its first lines that say something. */
  readonly beginnings: Readonly<Record<string, readonly string[]>>
}

/** Where a run's outcomes went. */
export interface WrittenOutcomes {
  readonly directory: string
  /** Outcome name → file. */
  readonly outcomes: Readonly<Record<string, string>>
  /** Outcome name → why whoever acts may not read it. */
  readonly withheld: Readonly<Record<string, string>>
  /** The run's audit entries with their proofs; absent where whoever acts may not explain the run. */
  readonly audit?: string
  /** The key that verifies the audit export; keep it apart from what it verifies. */
  readonly verifierKey?: string
  /** How many entries the log has, in which those of the run are proven to be. */
  readonly logSize?: number
}

const extensions: Readonly<Partial<Record<MediaType, string>>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/csv': 'csv',
  'application/json': 'json',
}

/** What a run released is written again when it is shown again, into its own folder. */
const AGAIN = { force: true } as const

/** Whoever executes a run need not be somebody who may read what it made. */
const KEPT = new Set(['FCC_ARTIFACT_WITHHELD', 'FCC_ACCESS_DENIED'])

/**
 * Writes what a run released, and nothing else of it, beside its audit entries with their proofs where
 * whoever acts may have those.
 *
 * @param to.out the store's folder for what may leave it
 * @param to.directory the run's own folder; below `out` by default
 * @param to.withProofs whether whoever acts may explain the run, and so have its entries
 */
export async function writeOutcomes(
  session: TenantSession,
  run: RunRecord,
  to: {
    readonly out: string
    readonly directory?: string | undefined
    readonly withProofs: boolean
  },
): Promise<OutcomesOfRun> {
  const directory = to.directory ?? join(to.out, run.id)
  const outcomes: Record<string, string> = {}
  const withheld: Record<string, string> = {}
  const beginnings: Record<string, readonly string[]> = {}
  for (const name of Object.keys(run.released)) {
    const read = await session.outcome(run.id, name).catch((error: unknown) => {
      if (!FccError.is(error) || !KEPT.has(error.code)) throw error
      withheld[name] = error.why
    })
    if (!read) continue
    const file = join(directory, `${name}.${extensions[read.mediaType] ?? 'txt'}`)
    runtimeModule().writeContentFile(file, read.text, AGAIN)
    outcomes[name] = file
    beginnings[name] = beginningOf(read.text)
  }
  if (!to.withProofs) return { files: { directory, outcomes, withheld }, beginnings }
  const exported = await session.proofs(run.id)
  const audit = join(directory, runtimeModule().OUTCOMES_AUDIT)
  runtimeModule().writeContentFile(audit, exported.text, AGAIN)
  const verifierKey = join(to.out, `${session.tenant}.pub`)
  runtimeModule().writeContentFile(verifierKey, `${exported.verifierKey}\n`, AGAIN)
  const { size } = parseCheckpoint(exported.checkpoint)
  const files = { directory, outcomes, withheld, audit, verifierKey, logSize: size }
  return { files, beginnings }
}

function beginningOf(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(0, SHOWN_LINES).map((line) => {
    const characters = Array.from(line.trimEnd())
    if (characters.length <= SHOWN_CHARACTERS) return characters.join('')
    return `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`
  })
}
