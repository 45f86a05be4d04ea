import type { Decision, InterventionPoint, LabelSet, Prompt } from '@fcc/contracts'
import { joinLabels } from '@fcc/governance'
import { personaPrompt } from '../compose-prompt.ts'
import { GO, type Verdict } from '../verdict.ts'
import type { HeldArtifact, Visit } from '../visit.ts'
import { leavesProcess, providerOf } from './act.ts'
import { type GovernRequest, govern } from './govern.ts'
import type { Prepared } from './prepare.ts'

/** What governance left before the actor acts. */
export interface GovernedBefore {
  /** What the actor may see: as it was prepared, but for what a remedy changed. */
  readonly prepared: Prepared
  /** The labels of everything the actor sees, joined. */
  readonly labels: LabelSet
  readonly decisions: readonly Decision[]
  readonly verdict: Verdict
}

type Held = Prepared['inputs']

/**
 * Looks before the actor acts: a skill's call, a model's prompt, and egress where the content
 * would leave the process. `prompt` is decided before the provider is known, `egress` after.
 */
export async function governBefore(visit: Visit, prepared: Prepared): Promise<GovernedBefore> {
  const labels = joinLabels(
    visit.ports.governance.schemes,
    ...[...Object.values(prepared.inputs), ...Object.values(prepared.feedback)].map(
      ({ reference }) => reference.labels,
    ),
  )
  const { actor } = visit.node
  if (prepared.prompt) return governModel(visit, prepared, prepared.prompt, labels)
  if (actor.kind !== 'skill' || visit.ports.governance.rulesAt('tool_call') === 0) {
    return { prepared, labels, decisions: [], verdict: GO }
  }
  return governArtifacts(visit, prepared, labels, {
    at: 'tool_call',
    tool: { id: actor.skill },
  })
}

/** Lets governance look at every artifact the actor would see. */
async function governArtifacts(
  visit: Visit,
  prepared: Prepared,
  labels: LabelSet,
  looking: Pick<GovernRequest, 'tool'> & { readonly at: InterventionPoint },
): Promise<GovernedBefore> {
  const decisions: Decision[] = []
  let verdict: Verdict = GO
  const look = async (held: Held): Promise<Held> => {
    const seen: Record<string, HeldArtifact> = {}
    for (const [name, { reference, artifact }] of Object.entries(held)) {
      if (verdict.kind !== 'go') break
      const governed = await govern(visit, {
        ...looking,
        subject: artifact.name,
        text: artifact.text,
        labels: artifact.labels,
        address: reference.address,
      })
      if (governed.decision) decisions.push(governed.decision)
      verdict = governed.verdict
      seen[name] = { reference, artifact: { ...artifact, text: governed.text } }
    }
    return seen
  }
  const inputs = await look(prepared.inputs)
  const feedback = await look(prepared.feedback)
  return { prepared: { ...prepared, inputs, feedback }, labels, decisions, verdict }
}

async function governModel(
  visit: Visit,
  prepared: Prepared,
  prompt: Prompt,
  labels: LabelSet,
): Promise<GovernedBefore> {
  const governed = await governPrompt(visit, prompt, labels)
  const left = { ...prepared, prompt: governed.prompt }
  if (governed.verdict.kind !== 'go') return { ...governed, prepared: left }
  // What leaves is the prompt that was looked at, and nothing beside it.
  if (leavesProcess(visit)) return { ...governed, prepared: { ...left, inputs: {}, feedback: {} } }
  if (governed.prompt.user === prompt.user) return { ...governed, prepared: left }
  // A remedy changed the prompt: the artifacts that stand beside it must not say what it left out.
  const beside = await governArtifacts(visit, left, governed.labels, { at: 'prompt' })
  return { ...beside, decisions: [...governed.decisions, ...beside.decisions] }
}

async function governPrompt(
  visit: Visit,
  prompt: Prompt,
  labels: LabelSet,
): Promise<Omit<GovernedBefore, 'prepared'> & { readonly prompt: Prompt }> {
  const decisions: Decision[] = []
  let current = prompt
  let joined = labels
  // The persona's own prompt is pinned catalogue data; one that a hook changed may hold anything.
  const parts: readonly (keyof Prompt)[] =
    prompt.system === personaPrompt(visit.persona) ? ['user'] : ['user', 'system']
  const id = providerOf(visit)
  const attributes = visit.plan.providerAttributes[id] ?? UNKNOWN_PROVIDER
  const points = leavesProcess(visit) ? (['prompt', 'egress'] as const) : (['prompt'] as const)
  for (const at of points) {
    for (const part of parts) {
      const governed = await govern(visit, {
        at,
        subject: `${visit.node.id}.${part}`,
        text: current[part],
        labels: joined,
        ...(at === 'egress' ? { provider: { id, ...attributes } } : {}),
      })
      if (governed.decision) decisions.push(governed.decision)
      joined = governed.labels
      current = { ...current, [part]: governed.text }
      if (governed.verdict.kind !== 'go') {
        return { prompt: current, labels: joined, decisions, verdict: governed.verdict }
      }
    }
  }
  return { prompt: current, labels: joined, decisions, verdict: GO }
}

/** What is assumed of a provider that nobody described: the worst. */
const UNKNOWN_PROVIDER = Object.freeze({
  location: 'remote',
  region: 'unknown',
  agreements: Object.freeze([]),
  cloud: 'unknown',
  retentionDays: Number.MAX_SAFE_INTEGER,
} as const)
