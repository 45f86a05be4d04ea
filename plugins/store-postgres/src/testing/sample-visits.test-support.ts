import {
  type NewAuditEntry,
  type RunCreation,
  type RunHead,
  START_ROW,
  type TenantStore,
  type VisitCommit,
} from '@fcc/contracts'

const DIGEST = new Uint8Array(32).fill(3)

/** The head of a run at a sequence. */
function headOf(tenant: string, run: string, sequence = 0): RunHead {
  return { run, tenant, state: 'running', sequence, awaits: [], text: '{}', digest: DIGEST }
}

/** The creation of a run. */
export function creationOf(tenant: string, run: string): RunCreation {
  return {
    head: headOf(tenant, run),
    rows: [{ ...START_ROW, sequence: 0, text: '{}', digest: DIGEST }],
    contents: [],
    entries: [],
    events: [],
    ledger: [],
  }
}

/** The audit entry of a visit. */
function entryOf(run: string, sequence: number): NewAuditEntry {
  const id = `entry of ${run} ${sequence}`
  const leafHash = new Uint8Array(32).fill(7)
  const visit = `${run}/draft/${sequence}`
  return { id, run, sequence, visit, canonical: JSON.stringify({ id }), leafHash, digest: DIGEST }
}

/** The commit of a visit with something in every table. */
export function commitOf(tenant: string, run: string, sequence: number, bytes = 500): VisitCommit {
  return {
    head: headOf(tenant, run, sequence),
    rows: [{ kind: 'node', key: 'draft', sequence, text: '{"visits":1}', digest: DIGEST }],
    removed: [],
    contents: [
      {
        address: `content of ${run} ${sequence}`,
        sealed: new Uint8Array(bytes).fill(9),
        mediaType: 'text/plain',
        bytes,
        labels: { categories: [], levels: {}, audiences: {} },
        subjects: ['s_1'],
        digest: DIGEST,
      },
    ],
    entries: [entryOf(run, sequence)],
    events: [{ id: `event of ${run} ${sequence}`, run, text: '{}', digest: DIGEST }],
    ledger: [],
    commands: [],
  }
}

/** What is wrong with what a tenant's store holds of runs of such visits; nothing where all is whole. */
export async function problemsOf(
  tenant: TenantStore,
  acknowledged: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  const problems: string[] = []
  const entries = await tenant.readEntries()
  const expectOrder = entries.every(({ insertion }, at) => insertion === at + 1)
  if (!expectOrder) problems.push('the entries are not numbered without gaps')
  for (const [run, sequence] of acknowledged) {
    const stored = (await tenant.readRun(run))?.head?.sequence ?? 0
    if (stored < sequence) problems.push(`${run} lost ${sequence - stored} visits`)
    if (stored > sequence + 1) problems.push(`${run} has ${stored} visits of ${sequence}`)
    const own = entries.filter((entry) => entry.run === run).map((entry) => entry.sequence)
    const whole = Array.from({ length: stored }, (_, at) => at + 1)
    if (own.join() !== whole.join()) problems.push(`${run} has the entries ${own.join()}`)
    for (const each of whole) {
      const content = await tenant.readContent(`content of ${run} ${each}`)
      if (content === undefined) problems.push(`${run} has no content of ${each}`)
    }
    const events = await tenant.readEvents({ run })
    if (events.length !== stored) problems.push(`${run} has ${events.length} events`)
  }
  return problems
}
