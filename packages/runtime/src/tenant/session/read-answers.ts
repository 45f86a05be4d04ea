import type { AuditEntry, Principal, StoredApproval } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { TenantServices } from '../tenant-services.ts'
import type { Answer } from '../tenant-session.ts'
import { readAsReleased } from './read-as-released.ts'
import { readRun } from './read-run.ts'

/** What somebody answered to a question of a run. */
export interface GivenAnswer {
  readonly activity: string
  readonly decision: Answer['decision']
  readonly by: Principal
  readonly at: string
  /** What they wrote with it; absent where they wrote nothing, or where it is withheld. */
  readonly note?: string | undefined
  /** True where the rules keep the note from whoever asks. */
  readonly isNoteWithheld?: true | undefined
}

/** What binds the note of an answer to its question: it opens nowhere else. */
export function noteContext(tenant: string, activity: string): string {
  return `${tenant}/note/${activity}`
}

/**
 * The answers that people gave in a run, in their order, with their notes. A note is content of the run: the rules
 * at `release` decide about each for this reader, with the run's labels, and each reading is in the log.
 *
 * @throws FccError FCC_RUN_UNKNOWN, FCC_SEALING_SHREDDED
 */
export async function readAnswers(
  services: TenantServices,
  reader: Principal,
  id: string,
): Promise<readonly GivenAnswer[]> {
  const run = await readRun(services, id)
  const entries = await services.store.readEntries({ run: id })
  const given: GivenAnswer[] = []
  for (const { canonical } of entries) {
    const { type, data } = JSON.parse(canonical) as AuditEntry
    if (type !== 'fcc.approval.given') continue
    const { activity: asked, seat = asked } = data as Readonly<Record<string, unknown>>
    const activity = String(asked)
    const stored = await services.store.readApproval(id, String(seat))
    if (!stored || stored.decision === 'expired') continue
    const { decision, by, at } = stored
    given.push({ activity, decision, by, at, ...(await noteOf(services, reader, { run, stored })) })
  }
  return given
}

async function noteOf(
  services: TenantServices,
  reader: Principal,
  {
    run,
    stored,
  }: {
    readonly run: Awaited<ReturnType<typeof readRun>>
    readonly stored: Pick<StoredApproval, 'activity' | 'note'>
  },
): Promise<Pick<GivenAnswer, 'note' | 'isNoteWithheld'>> {
  const { activity, note } = stored
  if (!note) return {}
  const { vault, tenant } = services
  const { subjects, labels, purpose } = run.envelope
  await vault.prepare(subjects)
  const text = await vault.open(note, { subjects, context: noteContext(tenant, activity) })
  const reference = {
    name: `note of ${activity}`,
    address: vault.address(text, subjects),
    ...{ labels, mediaType: 'text/plain' as const },
  }
  try {
    const read = await readAsReleased(services, reader, {
      ...{ run, reference, text, purpose, action: 'approvals:read' },
      ...{ facts: {}, waivers: {}, approved: new Set<string>() },
    })
    return { note: read.text }
  } catch (error) {
    // Who answered what is still to be told; that it was asked for, and withheld, is in the log.
    if (FccError.is(error) && error.code === 'FCC_ARTIFACT_WITHHELD')
      return { isNoteWithheld: true }
    throw error
  }
}
