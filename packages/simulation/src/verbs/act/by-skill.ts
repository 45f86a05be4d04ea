import type { FactValue } from '@fcc/contracts'
import { simulationErrors } from '../../diagnostics.ts'
import { isReferenceData } from '../../reference-data.ts'
import type { HeldArtifact } from '../../visit.ts'
import { artifactsOf, type Prepared } from '../prepare.ts'
import type { Acting } from './acting.ts'
import type { ActionMade } from './action-result.ts'
import { governActing } from './govern-acting.ts'
import { runSkill } from './run-skill.ts'

const noFacts: Readonly<Record<string, FactValue>> = Object.freeze({})

/** A skill at its node: what it is handed is looked at as `tool_call`, by the node. */
export async function actBySkill(
  acting: Acting,
  prepared: Prepared,
  id: string,
): Promise<ActionMade> {
  const { visit } = acting
  const found = visit.ports.code.skill(id)
  if (!found) throw simulationErrors.skillMissing(id)
  for (const name of found.code.input) {
    if (!Object.hasOwn(prepared.inputs, name)) throw simulationErrors.skillInputMissing(id, name)
  }
  const inputs = await lookedAt(acting, prepared.inputs, id)
  const feedback = await lookedAt(acting, prepared.feedback, id)
  const input = {
    artifacts: artifactsOf(inputs),
    feedback: artifactsOf(feedback),
    persona: visit.persona,
  }
  const { contents, result } = await runSkill(acting, { id, ...found }, input, 0)
  return {
    kind: 'made',
    contents,
    says: sayWith(found.code.says ?? '', result.measures ?? {}),
    facts: result.facts ?? noFacts,
    actedBy: id,
    usage: acting.tally.usage,
    labels: acting.labels,
  }
}

async function lookedAt(
  acting: Acting,
  held: Prepared['inputs'],
  skill: string,
): Promise<Prepared['inputs']> {
  if (acting.visit.ports.governance.rulesAt('tool_call') === 0) return held
  const seen: Record<string, HeldArtifact> = {}
  for (const [name, { reference, artifact }] of Object.entries(held)) {
    // The skill at a node reads reference data: rules look at its labels, and nothing scans it.
    const isReference = isReferenceData(acting.visit.plan, reference)
    const text = await governActing(acting, {
      at: 'tool_call',
      subject: artifact.name,
      text: isReference ? '' : artifact.text,
      address: reference.address,
      tool: { id: skill, by: 'node' },
    })
    seen[name] = isReference
      ? { reference, artifact }
      : { reference, artifact: { ...artifact, text } }
  }
  return seen
}

/** `{codes}`, or `{codes|code|codes}`: a measure, or the word for one of it and for any other number. */
const slot = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g

/** The skill's sentence with its measures filled in; anything but a number is left out. */
function sayWith(says: string, measures: Readonly<Record<string, number>>): string {
  return says.replace(slot, (_, name: string, one?: string, many?: string) => {
    const value = measures[name]
    if (one !== undefined && many !== undefined) return value === 1 ? one : many
    return typeof value === 'number' ? measureText(value) : '?'
  })
}

/** The largest measure that is written out; a larger one has room for an identifier. */
const MAX_MEASURE = 999_999

function measureText(value: number): string {
  if (Math.abs(value) > MAX_MEASURE) return `more than ${MAX_MEASURE}`
  return String(Math.round(value * 1000) / 1000)
}
