import type {
  Content,
  FactValue,
  ProviderAnswer,
  Skill,
  SkillResult,
  Waiting,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { simulationErrors } from '../diagnostics.ts'
import { isPlainName } from '../plain-name.ts'
import { skillActivity } from '../skill-activity.ts'
import { activityId, type Visit } from '../visit.ts'
import type { Configured } from '../visit-ports.ts'
import { plainModelName } from '../withheld.ts'
import { askHuman } from './ask-human.ts'
import { artifactsOf, type Prepared } from './prepare.ts'

/** What an actor made, or that a person must be waited for. */
export type Acted =
  | {
      readonly kind: 'made'
      readonly contents: Readonly<Record<string, Content>>
      readonly says: string
      readonly facts: Readonly<Record<string, FactValue>>
      readonly actedBy: string
      /** The people who acted, for separations. */
      readonly humans?: readonly string[] | undefined
      readonly usage: { readonly inputTokens: number; readonly outputTokens: number }
    }
  | { readonly kind: 'wait'; readonly waiting: Waiting }
  | { readonly kind: 'refused'; readonly by: string; readonly activity: string }

const nothingUsed = Object.freeze({ inputTokens: 0, outputTokens: 0 })
const noFacts: Readonly<Record<string, FactValue>> = Object.freeze({})

/** Lets the node's actor do its work: a skill, a model or a person. */
export function act(visit: Visit, prepared: Prepared): Promise<Acted> {
  const { actor } = visit.node
  if (actor.kind === 'skill') return actBySkill(visit, prepared, actor.skill)
  if (actor.kind === 'human') return askHuman(visit, prepared, actor)
  return actByModel(visit, prepared)
}

async function actBySkill(visit: Visit, prepared: Prepared, id: string): Promise<Acted> {
  const found = visit.ports.code.skill(id)
  if (!found) throw simulationErrors.skillMissing(id)
  const artifacts = artifactsOf(prepared.inputs)
  for (const name of found.code.input) {
    if (!Object.hasOwn(artifacts, name)) throw simulationErrors.skillInputMissing(id, name)
  }
  const result = await runSkill(visit, prepared, { id, ...found })
  const contents = contentsOf(result)
  if (!Object.keys(result.artifacts).every(isPlainName)) throw simulationErrors.artifactName(id)
  for (const name of found.code.output) {
    if (typeof contents[name]?.text !== 'string') {
      throw simulationErrors.skillOutputMissing(id, name)
    }
  }
  return {
    kind: 'made',
    contents,
    says: sayWith(found.code.says ?? '', result.measures ?? {}),
    facts: result.facts ?? noFacts,
    actedBy: id,
    usage: nothingUsed,
  }
}

function contentsOf({ artifacts }: SkillResult): Readonly<Record<string, Content>> {
  return Object.fromEntries(
    Object.entries(artifacts).map(([name, made]) => [
      name,
      typeof made === 'string' ? { text: made, mediaType: 'text/markdown' as const } : made,
    ]),
  )
}

async function runSkill(
  visit: Visit,
  prepared: Prepared,
  { id, code, settings }: Configured<Skill> & { readonly id: string },
): Promise<SkillResult> {
  try {
    return await code.run(
      {
        artifacts: artifactsOf(prepared.inputs),
        feedback: artifactsOf(prepared.feedback),
        persona: visit.persona,
      },
      {
        settings,
        tenant: visit.ports.tenant,
        signal: visit.ports.signal,
        activity: skillActivity(visit),
      },
    )
  } catch (error) {
    // Our own errors are small letters without content; a stranger's message may quote it.
    if (FccError.is(error) || visit.ports.signal.aborted) throw error
    throw simulationErrors.skillFailed(id, kindOf(error), error)
  }
}

/** `{codes}`, or `{codes|code|codes}`: a measure, or the word for one of it and for any other number. */
const slot = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g

/** The skill's sentence with its measures filled in; anything but a number is left out. */
function sayWith(says: string, measures: Readonly<Record<string, number>>): string {
  return says.replace(slot, (_, name: string, one?: string, many?: string) => {
    const value = measures[name]
    if (one !== undefined && many !== undefined) return value === 1 ? one : many
    return typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : '?'
  })
}

async function actByModel(visit: Visit, prepared: Prepared): Promise<Acted> {
  const { actor } = visit.node
  const id = providerOf(visit)
  const found = visit.ports.code.provider(id)
  if (!found) throw simulationErrors.providerMissing(id)
  const produces = productOf(visit)
  const mediaType = prepared.template?.mediaType ?? 'text/markdown'
  const activity = activityId(visit, 'generate')
  const generate = async (): Promise<ProviderAnswer | Unanswered> => {
    try {
      return await found.code.generate(
        {
          prompt: prepared.prompt ?? { system: '', user: '' },
          persona: visit.persona,
          action: actor.kind === 'model' ? actor.action : 'document',
          template: prepared.template,
          artifacts: artifactsOf(prepared.inputs),
          feedback: artifactsOf(prepared.feedback),
          produces,
          mediaType,
          seed: visit.run.pins.data,
        },
        {
          settings: found.settings,
          tenant: visit.ports.tenant,
          signal: visit.ports.signal,
          idempotencyKey: activity,
        },
      )
    } catch (error) {
      if (visit.ports.signal.aborted) throw error
      return { failed: simulationErrors.providerFailed(id, kindOf(error), error) }
    }
  }
  // What is asked outside is journaled, whatever it says of itself.
  const answer =
    found.code.deterministic && !leavesProcess(visit)
      ? await generate()
      : await answerOf(visit, activity, prepared, generate)
  if ('failed' in answer) return { kind: 'wait', waiting: waitingForProvider(visit, answer.failed) }
  return {
    kind: 'made',
    contents: { [produces]: { text: answer.text, mediaType } },
    says: '',
    facts: noFacts,
    actedBy: `${id} (${plainModelName(answer.model)})`,
    usage: answer.usage,
  }
}

/** A provider that threw: who operates it may mend that, and the run is carried on then. */
interface Unanswered {
  readonly failed: FccError
}

function waitingForProvider(visit: Visit, failed: FccError): Waiting {
  return {
    for: 'provider',
    node: visit.place.instance,
    roles: [],
    ask: `${failed.code}: ${failed.why} ${failed.fix}`,
  }
}

/** An error of ours by its code; of a stranger's only its kind, for its message may quote content. */
function kindOf(error: unknown): string {
  if (FccError.is(error)) return error.code
  return error instanceof Error ? error.name : typeof error
}

/** Asks once: the intent before, the result after, and from then on the journal answers. */
async function answerOf(
  visit: Visit,
  id: string,
  prepared: Prepared,
  generate: () => Promise<ProviderAnswer | Unanswered>,
): Promise<ProviderAnswer | Unanswered> {
  const known = visit.ports.journal.find(id)
  if (known?.result !== undefined) return known.result as ProviderAnswer
  if (!known) {
    await visit.ports.journal.intend(
      {
        id,
        run: visit.run.id,
        visit: visit.id,
        kind: 'provider',
        name: 'generate',
        startedAt: visit.now,
      },
      prepared.prompt,
    )
  }
  const answer = await generate()
  if (!('failed' in answer)) await visit.ports.journal.settle(id, answer)
  return answer
}

/** The provider of a model's node: the caller's wish, the node's own, the tenant's default. */
export function providerOf(visit: Visit): string {
  const { actor } = visit.node
  return (
    (actor.kind === 'model' ? actor.provider : undefined) ??
    visit.run.provider ??
    visit.plan.provider
  )
}

/** Whether a model's node sends content out; a provider of which nothing is known is taken for one that does. */
export function leavesProcess(visit: Visit): boolean {
  return visit.plan.providerAttributes[providerOf(visit)]?.location !== 'in-process'
}

/** The one artifact a model makes: what the node says, or what its first outgoing edge carries anew. */
function productOf(visit: Visit): string {
  const [named] = visit.node.produces
  if (named !== undefined) return named
  for (const edge of visit.graph.forwardFrom.get(visit.node.id) ?? []) {
    const fresh = edge.carries.find((name) => !Object.hasOwn(visit.plan.scenario.inputs, name))
    if (fresh !== undefined) return fresh
  }
  throw simulationErrors.producesNothing(visit.node.id)
}
