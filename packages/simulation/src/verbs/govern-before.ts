import type { Decision, LabelSet, Prompt } from '@fcc/contracts'
import { joinLabels } from '@fcc/governance'
import { personaPrompt } from '../compose-prompt.ts'
import { GO, type Verdict } from '../verdict.ts'
import type { Visit } from '../visit.ts'
import { providerOf } from './act.ts'
import { govern } from './govern.ts'
import type { Prepared } from './prepare.ts'

/** What governance left before the actor acts. */
export interface GovernedBefore {
  readonly prompt: Prompt | undefined
  /** The labels of everything the actor sees, joined. */
  readonly labels: LabelSet
  readonly decisions: readonly Decision[]
  readonly verdict: Verdict
}

/**
 * Looks before the actor acts: a skill's call, a model's prompt, and egress where the content
 * would leave the process. `prompt` is decided before the provider is known, `egress` after.
 */
export async function governBefore(visit: Visit, prepared: Prepared): Promise<GovernedBefore> {
  const held = [...Object.values(prepared.inputs), ...Object.values(prepared.feedback)]
  const labels = joinLabels(
    visit.ports.governance.schemes,
    ...held.map(({ reference }) => reference.labels),
  )
  if (prepared.prompt) return governPrompt(visit, prepared.prompt, labels)
  const decisions: Decision[] = []
  const { actor } = visit.node
  if (actor.kind === 'skill' && visit.ports.governance.rulesAt('tool_call') > 0) {
    for (const { artifact } of held) {
      const governed = await govern(visit, {
        at: 'tool_call',
        subject: artifact.name,
        text: artifact.text,
        labels: artifact.labels,
        tool: { id: actor.skill },
      })
      if (governed.decision) decisions.push(governed.decision)
      if (governed.verdict.kind !== 'go') {
        return { prompt: undefined, labels, decisions, verdict: governed.verdict }
      }
    }
  }
  return { prompt: undefined, labels, decisions, verdict: GO }
}

async function governPrompt(
  visit: Visit,
  prompt: Prompt,
  labels: LabelSet,
): Promise<GovernedBefore> {
  const decisions: Decision[] = []
  let current = prompt
  let joined = labels
  // The persona's own prompt is pinned catalogue data; one that a hook changed may hold anything.
  const parts: readonly (keyof Prompt)[] =
    prompt.system === personaPrompt(visit.persona) ? ['user'] : ['user', 'system']
  const id = providerOf(visit)
  const attributes = visit.plan.providerAttributes[id]
  // A provider of which nothing is known is treated as one that content leaves for.
  const leaves = attributes?.location !== 'in-process'
  for (const at of leaves ? (['prompt', 'egress'] as const) : (['prompt'] as const)) {
    for (const part of parts) {
      const governed = await govern(visit, {
        at,
        subject: `${visit.node.id}.${part}`,
        text: current[part],
        labels: joined,
        ...(at === 'egress' ? { provider: { id, ...(attributes ?? UNKNOWN_PROVIDER) } } : {}),
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
