import {
  type Action,
  type Artifact,
  fillTemplate,
  type Persona,
  type Prompt,
  type Template,
} from '@fcc/contracts'

/** What each action asks for, put before the work itself. */
const preambles: Readonly<Record<Action, string>> = {
  scaffold: 'Lay out a first structure that follows good practice and the rules that apply.',
  refactor: 'Improve the structure of what you are given and keep what it says correct.',
  debug: 'Find the root cause of what is wrong, mend it, and say how to prevent it.',
  test: 'Examine what you are given with cases that could prove it wrong, edges included.',
  compare: 'Weigh the alternatives by performance, cost and compliance, and say what you give up.',
  document: 'Write down what it is for, how it is used, how it is built and how it is run.',
}

const systems = new WeakMap<Persona, string>()

/** The system prompt of a persona: its ten R.I.S.C.E.A.R. components. Composed once per persona. */
export function personaPrompt(persona: Persona): string {
  const known = systems.get(persona)
  if (known !== undefined) return known
  const { riscear } = persona
  const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')
  const composed = [
    `You are ${persona.name} (${persona.code}), ${persona.roleTitle}.`,
    `Role\n${riscear.role}`,
    `Inputs\n${list(riscear.inputs)}`,
    `Style\n${riscear.style}`,
    `Constraints\n${list(riscear.constraints.map((constraint) => constraint.text))}`,
    `Expected output, one section each\n${list(riscear.expectedOutput)}`,
    `Archetype\n${riscear.archetype}`,
    `Responsibilities\n${list(riscear.responsibilities)}`,
    `Role skills\n${list(riscear.roleSkills)}`,
    `Role collaborators\n${list(riscear.roleCollaborators)}`,
    `Adoption checklist\n${list(riscear.roleAdoptionChecklist)}`,
  ].join('\n\n')
  systems.set(persona, composed)
  return composed
}

/**
 * Composes the prompt of a model's visit from persona, action, template and artifacts.
 *
 * @example
 * composePrompt({ persona, action: 'document', template: undefined, artifacts: {}, feedback: {} }).system
 */
export function composePrompt(parts: {
  readonly persona: Persona
  readonly action: Action
  readonly template: Template | undefined
  readonly artifacts: Readonly<Record<string, Artifact>>
  readonly feedback: Readonly<Record<string, Artifact>>
}): Prompt {
  const sections = [preambles[parts.action]]
  if (parts.template) {
    const texts = Object.fromEntries(
      Object.values(parts.artifacts).map((artifact) => [artifact.name, artifact.text]),
    )
    sections.push(`Follow this form:\n\n${fillTemplate(parts.template.text, texts)}`)
  } else {
    for (const artifact of Object.values(parts.artifacts)) {
      sections.push(`${artifact.name}:\n\n${artifact.text}`)
    }
  }
  for (const artifact of Object.values(parts.feedback)) {
    sections.push(`Feedback on your last work, ${artifact.name}:\n\n${artifact.text}`)
  }
  return { system: personaPrompt(parts.persona), user: sections.join('\n\n') }
}
