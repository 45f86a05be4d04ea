import {
  type Action,
  type Artifact,
  fillTemplate,
  type Gate,
  type Persona,
  type Prompt,
  personaText,
  type Template,
  type TextPart,
  textPart,
} from '@fcc/contracts'
import { gateText } from './gate-text.ts'

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
 * Composes the prompt of a model's visit from persona, action, template and artifacts: all that a
 * provider will be told. Where a template gives the form, an artifact is in the prompt only if the
 * template names it, or asks in a comment for something to be put there.
 *
 * @example
 * composePrompt({ persona, action: 'document', template: undefined, artifacts: {}, feedback: {} }).system
 */
export function composePrompt(given: {
  readonly persona: Persona
  readonly action: Action
  readonly template: Template | undefined
  readonly artifacts: Readonly<Record<string, Artifact>>
  readonly feedback: Readonly<Record<string, Artifact>>
  /** The gates that what is written has to pass; who is held to them must know them. */
  readonly gates?: readonly Gate[] | undefined
}): Prompt {
  const { persona, action, template } = given
  const artifacts = Object.values(given.artifacts)
  const inputs = artifacts.map((artifact) => artifactPart(artifact, 'input'))
  return {
    system: [textPart(personaText(persona), 'persona', persona.code)],
    user: [
      textPart(preambles[action], 'task', action),
      ...(given.gates ?? []).map((gate) => textPart(gateText(gate), 'task', gate.id)),
      ...(template ? formOf(template, artifacts, inputs) : inputs),
      ...Object.values(given.feedback).map((artifact) => artifactPart(artifact, 'feedback')),
    ],
  }
}

function artifactPart({ name, text, mediaType }: Artifact, source: 'input' | 'feedback'): TextPart {
  return textPart(text, source, name, mediaType)
}

/** A template filled, or with the inputs beside it where its comments ask for what it does not hold. */
function formOf(
  { id, text }: Template,
  artifacts: readonly Artifact[],
  inputs: readonly TextPart[],
): readonly TextPart[] {
  if (text.includes('<!--')) return [textPart(text, 'template', id), ...inputs]
  const texts = Object.fromEntries(artifacts.map((artifact) => [artifact.name, artifact.text]))
  return [textPart(fillTemplate(text, texts), 'form', id)]
}
