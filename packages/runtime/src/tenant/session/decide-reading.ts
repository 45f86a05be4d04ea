import {
  type ArtifactReference,
  type Decision,
  type FactValue,
  facts,
  type Principal,
  type Reason,
  type RunRecord,
} from '@fcc/contracts'
import { passedGates, reasonsOf } from '@fcc/simulation'
import { readFacts } from '../tenant-model.ts'
import type { TenantServices } from '../tenant-services.ts'

/** What a reading of an artifact by one person is decided on. */
export interface Reading {
  readonly run: RunRecord
  readonly reference: Pick<ArtifactReference, 'name' | 'address' | 'labels'>
  /** As it is stored. */
  readonly text: string
  readonly reader: Principal
  readonly purpose: string
  /** What the run's skills found out. */
  readonly facts: Readonly<Record<string, FactValue>>
  /** Rule → who waived it for this artifact. */
  readonly waivers: Readonly<Record<string, string>>
  /** Where a run asks the reader about it: it is `waiting`, whatever its other branches do. */
  readonly state?: 'waiting' | undefined
  /** Rules whose approval this artifact has. */
  readonly approved: ReadonlySet<string>
}

/** What a reader gets: the text as the rules leave it, or why none. */
export interface ReadingDecision {
  readonly decision: Decision | undefined
  /** Absent where rules keep it from this reader. */
  readonly text?: string | undefined
  readonly reasons: readonly Reason[]
}

/**
 * Decides whether one person is shown one artifact: a release of its own, with the reader as its principal
 * and what they read it for as its purpose, by the rules of today. Who may give the approval that a rule
 * asks for may read what it is asked for; of a rule that asks several people, only while it is asked.
 */
export async function decideReading(
  services: TenantServices,
  reading: Reading,
): Promise<ReadingDecision> {
  const { model, governors, clock } = services
  const { governance, governor } = governors.ofToday()
  const { run, reference, text, reader, purpose } = reading
  if (governance.rulesAt('release') === 0) return { decision: undefined, text, reasons: [] }
  const namespaces = model.catalogue.all(facts).map(({ value }) => value)
  const { tenant, domain } = run.envelope
  const about = {
    id: run.id,
    scenario: run.scenario,
    purpose,
    domain,
    state: reading.state ?? run.state,
  }
  const envelope = { tenant, purpose, domain }
  const governed = await governor.govern(
    { text, labels: reference.labels },
    {
      at: 'release',
      subject: reference.name,
      run: about,
      tenant: { id: tenant },
      principal: reader,
      gatesPassed: passedGates(run, reference.address),
      facts: { ...reading.facts, ...readFacts(namespaces, clock(), { id: run.id, envelope }) },
      waivers: reading.waivers,
    },
    new AbortController().signal,
  )
  const { decision } = governed
  if (decision.decision !== 'allow') return { decision, reasons: reasonsOf(decision, undefined) }
  // Where several have to approve, one of them reads what is still asked, and nothing as if it were approved.
  const mayAlone = (rule: string): boolean =>
    reading.state === 'waiting' || (governance.termsOf(rule).quorum ?? 1) === 1
  const asked = decision.obligations.find(
    (obligation) =>
      obligation.kind === 'require_approval' &&
      !reading.approved.has(obligation.rule) &&
      !(mayAlone(obligation.rule) && obligation.roles.some((role) => reader.roles.includes(role))),
  )
  if (!asked) return { decision, text: governed.text, reasons: [] }
  const say = `${asked.rule} asks for an approval of this release, and there is none.`
  return { decision, reasons: [{ kind: 'approval', id: asked.rule, say, at: 'release' }] }
}
