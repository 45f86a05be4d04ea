import type {
  ArtifactReference,
  Decision,
  GateOutcome,
  Issue,
  LabelSet,
  Reason,
  RunRecord,
  ScenarioOutcome,
} from '@fcc/contracts'
import { lowerLabels } from '@fcc/governance'
import { simulationErrors } from '../diagnostics.ts'
import { GO, type Verdict } from '../verdict.ts'
import { artifactOfRun } from '../visible-work.ts'
import type { HeldArtifact, Visit } from '../visit.ts'
import type { AuditDraft } from '../visit-ports.ts'
import { judge } from './assess.ts'
import { govern, passedGates } from './govern.ts'
import type { WorkToHand } from './hand-off.ts'
import { holdArtifact } from './work.ts'

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
 * may be lowered by a permitted `declassify`, and is looked at once more at `release`. What a remedy
 * changes on the way out is judged again.
 */
export async function release(visit: Visit, run: RunRecord, work: WorkToHand): Promise<Released> {
  const all: Collected = { released: {}, gates: [], issues: [], decisions: [], entries: [], run }
  for (const [name, outcome] of Object.entries(visit.plan.scenario.outcomes)) {
    // Each of its readers is decided when they read it.
    if (outcome.release === 'to_readers') continue
    const verdict = await releaseOne(visit, work, all, { name, outcome })
    if (verdict.kind !== 'go') return { ...all, verdict }
  }
  return { ...all, verdict: GO }
}

/**
 * Releases what a run that a gate rejects still owes, such as the report on what was wrong: the outcomes
 * marked `owed` that are there and have passed their gates with exactly these bytes. What a rule keeps from
 * leaving stays.
 */
export async function releaseOwed(
  visit: Visit,
  run: RunRecord,
  work: WorkToHand,
): Promise<Released> {
  const all: Collected = { released: {}, gates: [], issues: [], decisions: [], entries: [], run }
  for (const [name, outcome] of Object.entries(visit.plan.scenario.outcomes)) {
    if (outcome.owed !== true) continue
    const found = artifactOfRun(all.run, visit.plan, name)
    if (!found || !passedGates(all.run, found.address).includes(outcome.gate)) continue
    await releaseOne(visit, work, all, { name, outcome })
  }
  return { ...all, verdict: GO }
}

interface Collected {
  readonly released: Record<string, ArtifactReference>
  readonly gates: GateOutcome[]
  readonly issues: Issue[]
  readonly decisions: Decision[]
  readonly entries: AuditDraft[]
  /** With the gates judged so far. */
  run: RunRecord
}

async function releaseOne(
  visit: Visit,
  work: WorkToHand,
  all: Collected,
  { name, outcome }: { readonly name: string; readonly outcome: ScenarioOutcome },
): Promise<Verdict> {
  // The latest artifact of the name, and not what this visit was handed under it.
  const found = artifactOfRun(all.run, visit.plan, name)
  const held = found && (await holdArtifact(visit, name, found))
  // No gate judged it: this is a fault of the scenario, and nobody's verdict.
  if (!held) {
    const { code, why, fix } = simulationErrors.outcomeMissing(visit.plan.scenario.id, name)
    return {
      kind: 'fail',
      reasons: [{ kind: 'error', id: code, say: why, fix, node: visit.place.instance }],
    }
  }
  const judged = { gate: outcome.gate, name, held }
  const isPassed = passedGates(all.run, held.reference.address).includes(outcome.gate)
  if (!isPassed && !(await passes(visit, work, all, judged))) {
    return reject(visit, outcome.gate, `The outcome ${name} did not pass ${outcome.gate}.`)
  }
  const lowered = await lowerAsPermitted(visit, work, all, { name, held, outcome })
  if (lowered.verdict.kind !== 'go') return lowered.verdict
  const { text, labels } = lowered
  const leaving = await govern(
    { ...visit, run: all.run },
    {
      at: 'release',
      subject: name,
      text,
      labels,
      address: held.reference.address,
      facts: work.facts,
    },
  )
  if (leaving.decision) all.decisions.push(leaving.decision)
  if (leaving.verdict.kind !== 'go') return leaving.verdict
  let reference: ArtifactReference = { ...held.reference, labels: leaving.labels }
  if (leaving.text !== held.artifact.text) {
    const { mediaType } = held.artifact
    const { producedBy } = held.reference
    const draft = { name, text: leaving.text, mediaType, labels: leaving.labels, producedBy }
    reference = visit.ports.contents.stage(draft)
    const artifact = { ...held.artifact, text: leaving.text, labels: leaving.labels }
    if (!(await passes(visit, work, all, { ...judged, held: { reference, artifact } }))) {
      const say = `The outcome ${name}, as a remedy left it, did not pass ${outcome.gate}.`
      return reject(visit, outcome.gate, say)
    }
  }
  all.released[name] = reference
  all.entries.push({
    type: 'fcc.artifact.released',
    subject: all.run.id,
    data: {
      envelope: all.run.envelope,
      artifact: name,
      address: reference.address,
      labels: reference.labels,
      gate: outcome.gate,
    },
  })
  return GO
}

/** The outcome with the label lowered that its scenario means to lower, where a permit allows it. */
async function lowerAsPermitted(
  visit: Visit,
  { facts }: WorkToHand,
  all: Collected,
  {
    name,
    held,
    outcome: { declassifies },
  }: {
    readonly name: string
    readonly held: HeldArtifact
    readonly outcome: ScenarioOutcome
  },
): Promise<{ readonly verdict: Verdict; readonly text: string; readonly labels: LabelSet }> {
  const { text, labels } = held.artifact
  if (declassifies === undefined || lowerLabels(labels, declassifies) === labels) {
    return { verdict: GO, text, labels }
  }
  const { address } = held.reference
  const act = { label: declassifies }
  const asked = { at: 'declassify' as const, subject: name, text, labels, address, act, facts }
  const lowering = await govern({ ...visit, run: all.run }, asked)
  if (lowering.decision) all.decisions.push(lowering.decision)
  if (lowering.verdict.kind !== 'go') return { verdict: lowering.verdict, text, labels }
  all.entries.push({
    type: 'fcc.artifact.declassified',
    subject: all.run.id,
    data: {
      envelope: all.run.envelope,
      artifact: name,
      address,
      label: declassifies,
      by: permitsOf(lowering.decision),
    },
  })
  return { verdict: GO, text: lowering.text, labels: lowerLabels(lowering.labels, declassifies) }
}

/** Judges an outcome's bytes by its gate. */
async function passes(
  visit: Visit,
  work: WorkToHand,
  all: Collected,
  {
    gate,
    name,
    held,
  }: { readonly gate: string; readonly name: string; readonly held: HeldArtifact },
): Promise<boolean> {
  const outputs = { ...work.outputs, [name]: held }
  const judged = await judge(visit, { gate, on: name, prepared: work.prepared, outputs })
  all.gates.push(...judged.gates)
  all.issues.push(...judged.issues)
  const [verdict] = judged.gates
  if (!verdict) return false
  all.run = {
    ...all.run,
    gates: { ...all.run.gates, [verdict.gate]: verdict },
  }
  return verdict.passed
}

function permitsOf(decision: Decision | undefined): readonly string[] {
  return (decision?.reasons ?? [])
    .filter((reason) => reason.effect === 'permit')
    .map((reason) => reason.rule)
}

function reject(visit: Visit, gate: string, say: string): Verdict {
  const reason: Reason = { kind: 'gate', id: gate, say, node: visit.place.instance }
  return { kind: 'reject', reasons: [reason] }
}
