import type { AuditEntry, Principal, StoredApproval } from '@fcc/contracts'
import type { TenantServices } from '../tenant-services.ts'
import { readAsReleased } from './read-as-released.ts'
import { readRun } from './read-run.ts'

/** What somebody answered to a question of a run. */
export interface GivenAnswer {
  readonly activity: string
  readonly decision: StoredApproval['decision']
  readonly by: Principal
  readonly at: string
  /** What they wrote with it; absent where they wrote nothing. */
  readonly note?: string | undefined
}

/** What binds the note of an answer to its question: it opens nowhere else. */
export function noteContext(tenant: string, activity: string): string {
  return `${tenant}/note/${activity}`
}

/**
 * The answers that people gave in a run, in their order, with their notes. A note is content of the run: the rules
 * at `release` decide about each for this reader, with the run's labels, and each reading is in the log.
 *
 * @throws FccError FCC_RUN_UNKNOWN, FCC_ARTIFACT_WITHHELD, FCC_SEALING_SHREDDED
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
    const activity = String((data as Readonly<Record<string, unknown>>).activity)
    const stored = await services.store.readApproval(id, activity)
    if (!stored) continue
    const { decision, by, at } = stored
    const note = await noteOf(services, reader, { run, stored })
    given.push({ activity, decision, by, at, ...(note === undefined ? {} : { note }) })
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
): Promise<string | undefined> {
  const { activity, note } = stored
  if (!note) return undefined
  const { vault, tenant } = services
  const { subjects, labels, purpose } = run.envelope
  await vault.prepare(subjects)
  const text = await vault.open(note, { subjects, context: noteContext(tenant, activity) })
  const reference = {
    name: `note of ${activity}`,
    address: vault.address(text, subjects),
    ...{ labels, mediaType: 'text/plain' as const },
  }
  const { text: shown } = await readAsReleased(services, reader, {
    ...{ run, reference, text, purpose, action: 'approvals:read' },
    ...{ facts: {}, waivers: {}, approved: new Set<string>() },
  })
  return shown
}
