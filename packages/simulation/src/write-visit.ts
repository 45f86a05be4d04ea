import type { CallRecord, RunRecord, TokenUsage, VisitRecord, VisitRoute } from '@fcc/contracts'
import { addCosts } from '@fcc/contracts/prices'
import type { Conclusion, Gathered } from './conclusion.ts'
import { kindOf } from './place.ts'
import { NOTHING_USED } from './verbs/act/action-result.ts'
import { admissionRequest, release as giveBack } from './verbs/ask-admission.ts'
import { endEntry, record, visitEntry, waitEntry } from './verbs/record.ts'
import type { AuditDraft, VisitPorts } from './visit-ports.ts'

/** Writes one visit down: the run one sequence further, the visit's record and its entries. */
export async function writeVisit(
  ports: VisitPorts,
  before: RunRecord,
  conclusion: Conclusion,
  after: { readonly run: RunRecord; readonly entries: readonly AuditDraft[] },
): Promise<RunRecord> {
  const now = new Date(ports.now()).toISOString()
  const run = { ...after.run, sequence: before.sequence + 1, updatedAt: now }
  if (conclusion.kind === 'wait') {
    const { gathered, waiting } = conclusion
    const counted = withCost(run, unansweredOf(callsOf(gathered)))
    const asks = counted.state === 'waiting' ? counted.waiting : waiting
    const entries = [waitEntry(counted, waiting)]
    if (counted.state === 'waiting' && asks?.node !== waiting.node) entries.push(waitEntry(counted))
    // Nothing was used yet: what was reserved is given back until the visit is made again.
    giveBack(conclusion.visit)
    return record({ ports }, { run: counted, visit: undefined, entries })
  }
  const { gathered, visit } = conclusion
  const counted = withUsage(run, gathered)
  const made = visitRecord(counted, conclusion, routeOf(conclusion, run), now)
  const entries = [visitEntry(counted, made), ...after.entries]
  if (counted.state === 'waiting') entries.push(waitEntry(counted))
  else if (counted.state !== 'running') entries.push(endEntry(counted))
  const used = usedBy(gathered)
  const ledger = ports.admission?.ledger?.settle(admissionRequest(visit), used)
  return record({ ports }, { run: counted, visit: made, entries, ...(ledger ? { ledger } : {}) })
}

function routeOf(
  conclusion: Exclude<Conclusion, { readonly kind: 'wait' }>,
  run: RunRecord,
): VisitRoute {
  const { notTaken } = conclusion.gathered
  const beside = notTaken.length > 0 ? { notTaken } : {}
  const isOver = run.state !== 'running' && run.state !== 'waiting'
  switch (conclusion.kind) {
    case 'forward':
      return isOver
        ? { kind: 'end', to: [], ...beside }
        : { kind: 'forward', to: Object.keys(conclusion.hands), ...beside }
    case 'back':
      return { kind: 'feedback', to: [conclusion.edge.to], ...beside }
    case 'failed':
      return isOver
        ? { kind: 'end', to: [], ...beside }
        : { kind: 'failure', to: Object.keys(conclusion.hands), ...beside }
    case 'cancelled':
      return { kind: 'cancelled', to: [], by: conclusion.by }
    case 'halt':
      return { kind: 'end', to: [] }
  }
}

/** What a visit used, also where it was broken off while it acted. */
function usedBy({ acted, acting }: Gathered): TokenUsage {
  return acted?.usage ?? acting?.tally.usage ?? NOTHING_USED
}

function callsOf({ acting }: Gathered): readonly CallRecord[] {
  return acting?.tally.calls ?? []
}

const BY_NUMBER = new Intl.Collator('en', { numeric: true })

/** By their activities, so that the record does not depend on who answered first. */
function servicesOf({ acting }: Gathered): NonNullable<VisitRecord['services']> {
  const answered = acting?.tally.services ?? []
  return answered.toSorted((one, other) => BY_NUMBER.compare(one.activity, other.activity))
}

/**
 * The failures of the turn that nobody answered: that turn is asked anew, and they come once. What was
 * answered, and what failed before that in its turn, is in the journal and counts with the visit.
 */
function unansweredOf(calls: readonly CallRecord[]): readonly CallRecord[] {
  return calls.slice(calls.findLastIndex(({ failure }) => failure === undefined) + 1)
}

function withCost(run: RunRecord, calls: readonly CallRecord[]): RunRecord {
  const { envelope } = run
  const cost = addCosts(envelope.usage.cost, calls)
  if (cost === envelope.usage.cost) return run
  return { ...run, envelope: { ...envelope, usage: { ...envelope.usage, cost } } }
}

function withUsage(before: RunRecord, gathered: Gathered): RunRecord {
  const run = withCost(before, callsOf(gathered))
  const { usage } = run.envelope
  const used = usedBy(gathered)
  return {
    ...run,
    envelope: {
      ...run.envelope,
      usage: {
        ...usage,
        visits: usage.visits + 1,
        inputTokens: usage.inputTokens + used.inputTokens,
        outputTokens: usage.outputTokens + used.outputTokens,
      },
    },
  }
}

function visitRecord(
  run: RunRecord,
  { visit, gathered }: Conclusion,
  route: VisitRoute,
  endedAt: string,
): VisitRecord {
  const { acted, acting, prepared, outputs } = gathered
  const shown = acting?.showing?.record()
  const calls = callsOf(gathered)
  const services = servicesOf(gathered)
  const choices = gathered.acting?.tally.choices ?? []
  const unfinished = route.kind === 'cancelled' ? visit.ports.journal.unsettled(visit.id) : []
  return {
    id: visit.id,
    run: run.id,
    node: visit.place.instance,
    number: visit.number,
    persona: visit.persona.id,
    personaName: visit.persona.name,
    actor: kindOf(visit.place) === 'map' ? 'map' : visit.node.actor.kind,
    actedBy: acted?.actedBy ?? gathered.refusedBy ?? '',
    startedAt: new Date(visit.now).toISOString(),
    endedAt,
    inputs: Object.values(prepared?.inputs ?? {}).map((held) => held.reference),
    outputs: Object.values(outputs).map((held) => held.reference),
    decisions: gathered.decisions,
    issues: gathered.issues,
    gates: gathered.gates,
    says: acted?.says ?? '',
    route,
    ...(shown ? { shown } : {}),
    ...(calls.length > 0 ? { calls: [...calls] } : {}),
    ...(services.length > 0 ? { services } : {}),
    ...(choices.length > 0 ? { choices } : {}),
    ...(acting && acting.tally.trimmed.length > 0 ? { trimmed: [...acting.tally.trimmed] } : {}),
    ...(acting && acting.tally.repairs > 0 ? { repairs: acting.tally.repairs } : {}),
    ...(unfinished.length > 0 ? { unfinished } : {}),
  }
}
