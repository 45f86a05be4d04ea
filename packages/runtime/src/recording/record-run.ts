import { createHash } from 'node:crypto'
import {
  type Decision,
  isFinal,
  type LabelSet,
  type ModelAnswer,
  type ModelRequest,
  type Principal,
  type VisitRecord,
} from '@fcc/contracts'
import { joinLabels } from '@fcc/governance'
import {
  factsOfScope,
  joinTexts,
  mapTexts,
  type RunPlan,
  rootScope,
  textsOf,
  writeDecisions,
} from '@fcc/simulation'
import { actingPrincipal } from '../audit/acting-principal.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { type OpenedActivity, type RecordedRun, readRecordedRun } from '../replay/recorded-run.ts'
import { appendEntry } from '../tenant/session/append-entry.ts'
import { decideReading } from '../tenant/session/decide-reading.ts'
import { readPlan } from '../tenant/session/read-run.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { recordingErrors } from './diagnostics.ts'
import { placeOf, type RecordedAnswer, requestDigest } from './recording.ts'
import { type SealedRecording, sealRecording } from './recording-file.ts'

/** A recording of a run, sealed. */
export interface RunRecording extends SealedRecording {
  readonly run: string
  /** How many answers are in it. */
  readonly answers: number
  /** How many of them rules changed before they left. */
  readonly scrubbed: number
}

/** An exchange with a model, as the journal has it. */
interface Exchange {
  readonly activity: OpenedActivity['activity']
  readonly request: ModelRequest
  readonly provider: string
  readonly answer: ModelAnswer
}

/**
 * Records what models answered in a run that is over. Taking it is a release of its own: each answer is
 * decided about at `release` for whoever takes it, with the labels of its visit, by the rules of today. One
 * that they keep back keeps back all; what they change is recorded as they left it. It is written down
 * before anything is handed over.
 *
 * @throws FccError FCC_RECORDING_RUN_OPEN, FCC_RECORDING_EMPTY, FCC_RECORDING_WITHHELD, FCC_PURPOSE_UNKNOWN,
 * FCC_SEALING_SHREDDED where its subject was erased
 */
export async function recordRun(
  services: TenantServices,
  taker: Principal,
  wanted: { readonly run: string; readonly purpose?: string | undefined },
): Promise<RunRecording> {
  const recorded = await readRecordedRun(services, wanted.run)
  const { run } = recorded
  if (!isFinal(run.state)) throw recordingErrors.runOpen(run.id, run.state)
  const plan = await readPlan(services, run)
  const { purpose = run.envelope.purpose } = wanted
  const { purposes } = plan.scenario
  if (!purposes.includes(purpose)) {
    throw runtimeErrors.unknownPurpose(run.scenario, purpose, purposes)
  }
  const exchanges = exchangesOf(recorded)
  if (exchanges.length === 0) throw recordingErrors.empty(run.id)
  const decisions: Decision[] = []
  const answers: RecordedAnswer[] = []
  let scrubbed = 0
  for (const exchange of exchanges) {
    const { activity, request, provider } = exchange
    const left = await release(services, { recorded, plan, exchange, taker, purpose, decisions })
    if (left !== exchange.answer) scrubbed += 1
    const place = placeOf(activity.id)
    answers.push({ place, request: requestDigest(request), provider, answer: left })
  }
  const sealed = sealRecording({ answers })
  await appendEntry(services, 'recorded', {
    type: 'fcc.run.recorded',
    subject: run.id,
    data: {
      by: actingPrincipal(taker),
      purpose,
      recording: createHash('sha256').update(sealed.bytes).digest('hex'),
      answers: answers.length,
      scrubbed,
      ...writeDecisions(decisions),
    },
  })
  return { run: run.id, ...sealed, answers: answers.length, scrubbed }
}

/** The calls of models that were answered. A call that failed is none: a recording gives answers. */
function exchangesOf({ activities }: RecordedRun): readonly Exchange[] {
  return [...activities.values()].flatMap(({ activity, request, result }) => {
    if (activity.kind !== 'provider' || result === undefined) return []
    const asked = request as Pick<Exchange, 'request' | 'provider'>
    const { answer } = result.value as Pick<Exchange, 'answer'>
    return [{ activity, request: asked.request, provider: asked.provider, answer }]
  })
}

/** An answer as rules let it leave; the same object where they change nothing of it. */
async function release(
  services: TenantServices,
  leaving: {
    readonly recorded: RecordedRun
    readonly plan: RunPlan
    readonly exchange: Exchange
    readonly taker: Principal
    readonly purpose: string
    readonly decisions: Decision[]
  },
): Promise<ModelAnswer> {
  const { recorded, plan, exchange, taker, purpose, decisions } = leaving
  const { run } = recorded
  const { activity, answer } = exchange
  const said = asRequest(answer)
  const joined = joinTexts(textsOf(said))
  const reading = await decideReading(services, {
    ...{ run, text: joined.text, reader: taker, purpose },
    // It is no artifact: no gate has judged it, and nobody has waived or approved anything of it.
    reference: {
      name: placeOf(activity.id),
      address: '',
      labels: labelsOf(services, recorded, activity.visit),
    },
    facts: factsOfScope(run, rootScope(plan)),
    waivers: {},
    approved: new Set(),
  })
  if (reading.decision) decisions.push(reading.decision)
  if (reading.text === joined.text) return answer
  const texts = reading.text === undefined ? undefined : joined.split(reading.text)
  // A remedy that reached across two texts leaves nothing that could be an answer.
  if (texts === undefined) {
    await appendEntry(services, 'denied', {
      type: 'fcc.access.denied',
      subject: run.id,
      data: {
        ...{ by: actingPrincipal(taker), action: 'runs:record', object: run.scenario },
        ...{ because: 'rules', purpose, ...writeDecisions(decisions) },
      },
    })
    throw recordingErrors.withheld(run.id, taker.id, purpose, reading.reasons)
  }
  let next = 0
  const [message] = mapTexts(said, () => texts[next++] ?? '').messages
  return { ...answer, parts: (message?.parts ?? []) as ModelAnswer['parts'] }
}

/** An answer as the one message that it is, so that all its texts are looked at as those of a request are. */
function asRequest({ parts }: ModelAnswer): ModelRequest {
  return {
    messages: [{ role: 'assistant', parts }],
    tools: [],
    wanted: { name: '', mediaType: 'text/plain' },
    seed: '',
    limits: {},
  }
}

/** The labels of what was in its visit; of all that the run had where the visit did not end. */
function labelsOf(
  { governors }: TenantServices,
  { run, visits }: RecordedRun,
  visit: string,
): LabelSet {
  const { schemes } = governors.ofToday().governance
  const ended: VisitRecord | undefined = visits.find(({ id }) => id === visit)
  const references = ended
    ? [...ended.inputs, ...ended.outputs]
    : [...Object.values(run.artifacts), ...visits.flatMap(({ outputs }) => outputs)]
  return joinLabels(schemes, ...references.map(({ labels }) => labels))
}
