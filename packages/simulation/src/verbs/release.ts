import type {
  ArtifactReference,
  Decision,
  GateOutcome,
  Issue,
  Reason,
  RunRecord,
} from '@fcc/contracts'
import { lowerLabels } from '@fcc/governance'
import { GO, type Verdict } from '../verdict.ts'
import type { Visit } from '../visit.ts'
import type { AuditDraft } from '../visit-ports.ts'
import { judge } from './assess.ts'
import { govern, passedGates } from './govern.ts'
import { heldArtifact, type Work } from './work.ts'

/** What was released at a run's end. */
export interface Released {
  readonly released: Readonly<Record<string, ArtifactReference>>
  readonly gates: readonly GateOutcome[]
  readonly issues: readonly Issue[]
  readonly decisions: readonly Decision[]
  readonly entries: readonly AuditDraft[]
  readonly verdict: Verdict
}

/**
 * Releases the outcomes of a scenario: each must have passed its gate with exactly these bytes,
 * may be lowered by a permitted `declassify`, and is looked at once more at `release`.
 */
export async function release(visit: Visit, run: RunRecord, work: Work): Promise<Released> {
  const collected = {
    released: {} as Record<string, ArtifactReference>,
    gates: [] as GateOutcome[],
    issues: [] as Issue[],
    decisions: [] as Decision[],
    entries: [] as AuditDraft[],
  }
  let current = run
  for (const [name, outcome] of Object.entries(visit.plan.scenario.outcomes)) {
    const held = await heldArtifact({ ...visit, run: current }, work, name)
    if (!held) {
      return {
        ...collected,
        verdict: reject(visit, outcome.gate, `The outcome ${name} was never made.`),
      }
    }
    if (
      !passedGates(current).includes(outcome.gate) ||
      current.gates[outcome.gate]?.artifact !== name
    ) {
      const judged = await judge(visit, {
        gate: outcome.gate,
        on: name,
        prepared: work.prepared,
        outputs: work.outputs,
      })
      collected.gates.push(...judged.gates)
      collected.issues.push(...judged.issues)
      const [verdict] = judged.gates
      if (verdict) current = { ...current, gates: { ...current.gates, [verdict.gate]: verdict } }
      if (!verdict?.passed) {
        return {
          ...collected,
          verdict: reject(visit, outcome.gate, `The outcome ${name} did not pass ${outcome.gate}.`),
        }
      }
    }
    let { labels } = held.artifact
    const { declassifies } = outcome
    if (
      declassifies !== undefined &&
      labels.categories.some((category) => category.startsWith(declassifies))
    ) {
      const lowering = await govern(
        { ...visit, run: current },
        {
          at: 'declassify',
          subject: name,
          text: held.artifact.text,
          labels,
          act: { label: declassifies },
          facts: work.facts,
        },
      )
      if (lowering.decision) collected.decisions.push(lowering.decision)
      if (lowering.verdict.kind !== 'go') return { ...collected, verdict: lowering.verdict }
      labels = lowerLabels(labels, declassifies)
      collected.entries.push({
        type: 'fcc.artifact.declassified',
        subject: run.id,
        data: {
          envelope: run.envelope,
          artifact: name,
          address: held.reference.address,
          label: declassifies,
          by: permitsOf(lowering.decision),
        },
      })
    }
    const leaving = await govern(
      { ...visit, run: current },
      { at: 'release', subject: name, text: held.artifact.text, labels, facts: work.facts },
    )
    if (leaving.decision) collected.decisions.push(leaving.decision)
    if (leaving.verdict.kind !== 'go') return { ...collected, verdict: leaving.verdict }
    const reference =
      leaving.text === held.artifact.text
        ? { ...held.reference, labels: leaving.labels }
        : visit.ports.contents.stage({
            name,
            text: leaving.text,
            mediaType: held.artifact.mediaType,
            labels: leaving.labels,
            producedBy: held.reference.producedBy,
          })
    collected.released[name] = reference
    collected.entries.push({
      type: 'fcc.artifact.released',
      subject: run.id,
      data: {
        envelope: run.envelope,
        artifact: name,
        address: reference.address,
        labels: reference.labels,
        gate: outcome.gate,
      },
    })
  }
  return { ...collected, verdict: GO }
}

function permitsOf(decision: Decision | undefined): readonly string[] {
  return (decision?.reasons ?? [])
    .filter((reason) => reason.effect === 'permit')
    .map((reason) => reason.rule)
}

function reject(visit: Visit, gate: string, say: string): Verdict {
  const reason: Reason = { kind: 'gate', id: gate, say, node: visit.node.id }
  return { kind: 'reject', reasons: [reason] }
}
