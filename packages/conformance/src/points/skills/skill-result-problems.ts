import { type FactNamespace, MEDIA_TYPES, type Skill, type SkillResult } from '@fcc/contracts'
import { factValueProblems } from '../facts/fact-value-problems.ts'

/** What is wrong with a result, by what it is about. */
export interface SkillResultProblems {
  readonly artifacts: readonly string[]
  readonly measures: readonly string[]
  readonly facts: readonly string[]
}

/**
 * Judges what a skill gave back by what the skill says of itself. Pure.
 *
 * @param skill what it declares, and under `named` what it makes at times, as cases say
 */
export function skillResultProblems(
  skill: Pick<Skill, 'output' | 'says'> & { readonly named?: readonly string[] },
  given: unknown,
  namespaces: readonly FactNamespace[] | undefined,
): SkillResultProblems {
  const { artifacts, measures = {}, facts = {} } = (given ?? {}) as Partial<SkillResult>
  if (typeof artifacts !== 'object' || artifacts === null) {
    return { artifacts: ['It gave no artifacts.'], measures: [], facts: [] }
  }
  const names = Object.keys(artifacts)
  const asked = [...(skill.says ?? '').matchAll(/\{(\w+)(?:\|[^{}]*)?\}/g)].map(
    ([, name = '']) => name,
  )
  return {
    artifacts: [
      ...names
        .filter((name) => !skill.output.includes(name) && !skill.named?.includes(name))
        .map((name) => `It made ${name}, which it does not declare and no case names.`),
      ...skill.output
        .filter((name) => !Object.hasOwn(artifacts, name))
        .map((name) => `It did not make ${name}, which it declares.`),
      ...Object.entries(artifacts).flatMap(([name, made]) => contentProblems(name, made)),
    ],
    measures: [
      ...Object.entries(measures)
        .filter(([, value]) => !Number.isFinite(value))
        .map(([name, value]) => `The measure ${name} is ${String(value)}, not a finite number.`),
      ...asked
        .filter((name) => !Object.hasOwn(measures, name))
        .map((name) => `Its sentence speaks of {${name}}, and no such measure was given.`),
    ],
    facts: namespaces === undefined ? [] : factProblems(facts, namespaces),
  }
}

/** Everything that is wrong, in one list. */
export function allSkillResultProblems(
  ...given: Parameters<typeof skillResultProblems>
): readonly string[] {
  const { artifacts, measures, facts } = skillResultProblems(...given)
  return [...artifacts, ...measures, ...facts]
}

function contentProblems(name: string, made: unknown): readonly string[] {
  if (typeof made === 'string') return wellFormed(name, made)
  const { text, mediaType } = (made ?? {}) as {
    readonly text?: unknown
    readonly mediaType?: unknown
  }
  if (typeof text !== 'string') return [`${name} is neither a text nor content with a text.`]
  return [
    ...wellFormed(name, text),
    ...(MEDIA_TYPES.some((each) => each === mediaType)
      ? []
      : [`${name} has the media type ${JSON.stringify(mediaType)}.`]),
  ]
}

/** How a problem says that a text is not well formed. */
export const HALF = 'holds half a character'

/** Half a surrogate pair has no UTF-8: it would be stored as another character. */
function wellFormed(name: string, text: string): readonly string[] {
  return text.isWellFormed() ? [] : [`${name} ${HALF}.`]
}

function factProblems(
  facts: Readonly<Record<string, unknown>>,
  namespaces: readonly FactNamespace[],
): readonly string[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const [namespace, key = ''] = name.split('.')
    const found = namespaces.find((each) => each.namespace === namespace)
    const definition = found && Object.hasOwn(found.facts, key) ? found.facts[key] : undefined
    if (definition === undefined) return [`It sets ${name}, which its plugin does not declare.`]
    const needsValues = definition.type === 'string' || definition.type === 'list<string>'
    if (needsValues && definition.values === undefined) {
      return [`It sets ${name}, whose values are not listed; content could hide in it.`]
    }
    return factValueProblems(name, definition, value)
  })
}
