import {
  type Action,
  type Artifact,
  type Constitution,
  fillTemplate,
  type Gate,
  type MediaType,
  type Persona,
  type Prompt,
  personaText,
  type Template,
  type TextPart,
  textPart,
} from '@fcc/contracts'
import { gateText } from './gate-text.ts'
import { rulesText } from './rules-text.ts'
import { schemaText } from './schema-text.ts'

/** What each action asks for, put before the work itself. */
const preambles: Readonly<Record<Action, string>> = {
  scaffold: 'Lay out a first structure that follows good practice and the rules that apply.',
  refactor: 'Improve the structure of what you are given and keep what it says correct.',
  debug: 'Find the root cause of what is wrong, fix it, and say how to prevent it.',
  test: 'Examine what you are given with cases that could prove it wrong, edges included.',
  compare: 'Weigh the alternatives by performance, cost and compliance, and say what you give up.',
  document: 'Write down what it is for, how it is used, how it is built and how it is run.',
}

/**
 * Composes the prompt of a model's visit from persona, rules, action, gates, template and artifacts: all
 * that a provider will be told. Pure. Where a template gives the form, an artifact is in the prompt only if
 * the template names it, or asks in a comment for something to be put there; where it has a schema, all are.
 *
 * @example
 * composePrompt({ persona, action: 'document', template: undefined, artifacts: {}, feedback: {} }).system
 */
export function composePrompt(given: {
  readonly persona: Persona
  readonly action: Action
  /** What is asked for, in place of what the action says. */
  readonly task?: string | undefined
  readonly template: Template | undefined
  readonly artifacts: Readonly<Record<string, Artifact>>
  readonly feedback: Readonly<Record<string, Artifact>>
  /** What is wanted; nothing is said of it where absent. */
  readonly product?: { readonly name: string; readonly mediaType: MediaType } | undefined
  /** Whose rules in words, and whose advice, hold for the work. */
  readonly constitutions?: readonly Constitution[] | undefined
  /** The gates that what is written has to pass; who is held to them must know them. */
  readonly gates?: readonly Gate[] | undefined
  /** What terms of the field mean, in words. */
  readonly terms?: string | undefined
}): Prompt {
  const { persona, action, template } = given
  const artifacts = Object.values(given.artifacts)
  const inputs = artifacts.map((artifact) => artifactPart(artifact, 'input'))
  const rules = rulesText(given.constitutions ?? [])
  return {
    system: [
      textPart(personaText(persona), 'persona', persona.code),
      ...(rules === undefined ? [] : [textPart(rules, 'rules', 'constitutions')]),
      ...(given.terms === undefined ? [] : [textPart(given.terms, 'terms', 'vocabularies')]),
    ],
    user: [
      textPart(taskText(given.task ?? preambles[action], given.product), 'task', action),
      ...(given.gates ?? []).map((gate) => textPart(gateText(gate), 'task', gate.id)),
      ...(template ? formOf(template, artifacts, inputs) : inputs),
      ...Object.values(given.feedback).map((artifact) => artifactPart(artifact, 'feedback')),
    ],
  }
}

function taskText(
  asked: string,
  product: { readonly name: string; readonly mediaType: MediaType } | undefined,
): string {
  if (product === undefined) return asked
  return `${asked}\nYou write ${product.name}, as ${product.mediaType}: your answer is that text and nothing beside it.`
}

function artifactPart({ name, text, mediaType }: Artifact, source: 'input' | 'feedback'): TextPart {
  return textPart(text, source, name, mediaType)
}

/**
 * A template filled, or with the inputs beside it where its comments ask for what it does not hold. One with
 * a schema is filled from the answer: what is told is the schema.
 */
function formOf(
  { id, text, schema, mediaType }: Template,
  artifacts: readonly Artifact[],
  inputs: readonly TextPart[],
): readonly TextPart[] {
  if (schema !== undefined) {
    const isValue = mediaType === 'application/json'
    const asked = isValue ? [textPart(text, 'task', id)] : []
    return [...asked, textPart(schemaText(schema, !isValue), 'task', id), ...inputs]
  }
  if (text.includes('<!--')) return [textPart(text, 'template', id), ...inputs]
  const texts = Object.fromEntries(artifacts.map((artifact) => [artifact.name, artifact.text]))
  return [textPart(fillTemplate(text, texts), 'form', id)]
}
