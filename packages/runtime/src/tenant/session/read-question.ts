import {
  type ArtifactReference,
  type Decision,
  type Principal,
  questionsOf,
  type RunRecord,
  type Waiting,
} from '@fcc/contracts'
import type { Governance } from '@fcc/governance'
import { factsAt, placeAt, writeDecisions } from '@fcc/simulation'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import { answersTo } from '../../run/first-settled.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'
import { decideReading } from './decide-reading.ts'
import type { InboxItem, Question, ShownArtifact } from './inbox-item.ts'
import { openArtifact } from './open-artifact.ts'
import { readPlan, readRun } from './read-run.ts'

/** A question that people are asked: it has a name. */
export type OpenQuestion = Waiting & { readonly activity: string }

/** The question of a run that is named, else the first that is open. @throws FccError FCC_RUN_NOT_WAITING */
export function questionOf(run: RunRecord, activity: string | undefined): OpenQuestion {
  const questions = questionsOf(run).filter((each) => each.activity !== undefined)
  const found =
    activity === undefined
      ? questions[0]
      : questions.find((question) => question.activity === activity)
  if (!found) throw runtimeErrors.notWaiting(run.id, run.state)
  return found as OpenQuestion
}

/** Whether a question is put to somebody with these roles. */
export function isPutTo(waiting: Waiting, { roles }: Principal): boolean {
  return waiting.roles.length === 0 || waiting.roles.some((role) => roles.includes(role))
}

/** Shows what a question is about to whoever is asked, and writes down what they were shown. */
export async function readQuestion(
  services: TenantServices,
  reader: Principal,
  wanted: { readonly run: string; readonly activity?: string | undefined },
): Promise<Question> {
  const run = await readRun(services, wanted.run)
  const waiting = questionOf(run, wanted.activity)
  await assertAsked(services, reader, { run, waiting, action: 'approvals:read' })
  const { question, decisions } = await showQuestion(services, reader, { run, waiting })
  const isShown = ({ name }: ArtifactReference) =>
    question.artifacts.some((each) => each.name === name && each.text !== undefined)
  const about = waiting.about ?? []
  await appendEntry(services, 'read', {
    type: 'fcc.artifact.read',
    subject: run.id,
    data: {
      by: actingPrincipal(reader),
      purpose: run.envelope.purpose,
      activity: waiting.activity,
      artifacts: about.filter(isShown).map(({ name, address }) => ({ name, address })),
      withheld: about.filter((each) => !isShown(each)).map(({ name }) => name),
      shown: question.shown,
      ...writeDecisions(decisions),
    },
  })
  return question
}

/** Refuses, and writes down, who is not asked. @throws FccError FCC_APPROVAL_ROLE */
export async function assertAsked(
  services: TenantServices,
  principal: Principal,
  asked: { readonly run: RunRecord; readonly waiting: Waiting; readonly action: string },
): Promise<void> {
  const { run, waiting, action } = asked
  if (isPutTo(waiting, principal)) return
  await appendEntry(services, 'denied', {
    type: 'fcc.access.denied',
    subject: run.id,
    data: { by: actingPrincipal(principal), action, object: run.scenario, because: 'roles' },
  })
  throw runtimeErrors.notAllowedToAnswer(run.id, principal.id, waiting.roles)
}

/** What somebody is shown of a question now, with what was decided of it. Writes nothing. */
export async function showQuestion(
  services: TenantServices,
  reader: Principal,
  { run, waiting }: { readonly run: RunRecord; readonly waiting: OpenQuestion },
): Promise<{ readonly question: Question; readonly decisions: readonly Decision[] }> {
  const plan = await readPlan(services, run)
  const place = waiting.node === undefined ? undefined : placeAt(plan, waiting.node)
  const facts = place ? factsAt(run, place) : {}
  const { purpose } = run.envelope
  const waivers = waivableBy(services, reader, waiting)
  const artifacts: ShownArtifact[] = []
  const decisions: Decision[] = []
  for (const reference of waiting.about ?? []) {
    const text = await openArtifact(services, reference)
    if (text === undefined) {
      throw runtimeErrors.unknownArtifact(run.id, reference.name, Object.keys(run.released))
    }
    const reading = await decideReading(services, {
      ...{ run, reference, text, reader, purpose, facts, waivers },
      state: 'waiting',
      approved: escalatedTo(services.governors.ofToday().governance, reader.roles, waiting),
    })
    if (reading.decision) decisions.push(reading.decision)
    const { name, mediaType, labels } = reference
    const isWhole = reading.text === text
    const findings = (isWhole && waiting.decision?.findings) || []
    const shown = reading.text === undefined ? {} : { text: reading.text }
    artifacts.push({ name, mediaType, labels, ...shown, withheld: reading.reasons, findings })
  }
  const rules = waiting.decision?.reasons ?? []
  const item = await inboxItem(services, run, waiting)
  const { digest } = services.vault
  const shown = digest(
    JSON.stringify([
      ...[waiting.activity, waiting.binding, reader.id, waiting.ask],
      rules.map(({ rule }) => rule),
      artifacts.map(({ name, text, withheld }) => [
        name,
        text === undefined ? withheld.map(({ id }) => id) : digest(text),
      ]),
    ]),
  )
  return { question: { ...item, artifacts, rules, shown }, decisions }
}

/** A question as it is listed. */
export async function inboxItem(
  { store }: Pick<TenantServices, 'store'>,
  run: RunRecord,
  waiting: OpenQuestion,
): Promise<InboxItem> {
  const { activity, node, asks = 'answer', ask, roles, quorum = 1, deadline } = waiting
  const answers = await answersTo(store, run.id, waiting)
  const { asked = run.updatedAt, until, onExpiry, escalatedFrom } = deadline ?? {}
  return {
    ...{ run: run.id, title: run.title, scenario: run.scenario, since: asked },
    purpose: run.envelope.purpose,
    startedBy: run.envelope.principal.id,
    ...{ activity, asks, ask, roles, needed: quorum },
    signed: answers.filter(({ decision }) => decision !== 'rejected').map(({ by }) => by.id),
    ...(node === undefined ? {} : { node }),
    ...(until === undefined ? {} : { until, onExpiry }),
    ...(escalatedFrom === undefined ? {} : { escalatedFrom }),
  }
}

/** Who may waive a rule may read what it holds back: for this reading it counts as waived. */
function waivableBy(
  { governors }: TenantServices,
  { id, roles }: Principal,
  waiting: Waiting,
): Readonly<Record<string, string>> {
  if (waiting.asks !== 'waiver') return {}
  const { governance } = governors.ofToday()
  const escalated = escalatedTo(governance, roles, waiting)
  const rules = (waiting.decision?.reasons ?? []).filter(
    ({ rule, effect }) =>
      effect === 'forbid' &&
      (escalated.has(rule) || governance.waivableBy(rule).some((role) => roles.includes(role))),
  )
  return Object.fromEntries(rules.map(({ rule }) => [rule, id]))
}

/** The rules of a question that went to others, of which these roles are: who is asked may read it. */
function escalatedTo(
  { termsOf }: Pick<Governance, 'termsOf'>,
  roles: readonly string[],
  { decision, deadline }: Waiting,
): ReadonlySet<string> {
  if (!deadline?.escalatedFrom) return new Set()
  const rules = (decision?.reasons ?? []).map(({ rule }) => rule)
  return new Set(
    rules.filter((rule) => termsOf(rule).escalateTo?.some((role) => roles.includes(role))),
  )
}
