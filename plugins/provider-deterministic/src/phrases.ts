import type { Action } from '@fcc/contracts'

/** What is said of an expected output, by what was asked for; `{output}` stands for it. */
export const OPENINGS: Readonly<Record<Action, readonly [string, ...string[]]>> = {
  scaffold: [
    'A first structure for {output}, laid out so that others can fill it in.',
    '{output} begins here with its outline and the parts that depend on one another.',
    'The frame of {output}: what belongs in it, in which order, and why.',
  ],
  refactor: [
    '{output}, put in better order with its meaning kept.',
    'The same statements as before, arranged so that {output} can be read in one go.',
    '{output} with doubled parts joined and unclear ones split.',
  ],
  debug: [
    'What was wrong in {output}, where it came from, and what keeps it from coming back.',
    '{output} traced back to the first place where it departs from its sources.',
    'The root cause behind {output}, and the smallest change that mends it.',
  ],
  test: [
    '{output}, examined with cases that could prove it wrong.',
    'The edges at which {output} could fail, and what is seen there.',
    'What {output} must hold up against, case by case.',
  ],
  compare: [
    'The alternatives for {output}, weighed against one another.',
    '{output}: what each choice gives, what it costs, and what it rules out.',
    'How the candidates for {output} differ where it matters.',
  ],
  document: [
    'What {output} is for, and what a reader can do with it.',
    '{output}, written down from the inputs named below.',
    'This part gives {output} to those who have to act on it.',
  ],
}

/** How a responsibility is taken up in a section. */
export const DUTIES: readonly [string, ...string[]] = [
  'It serves this duty of the role: {duty}.',
  'The duty it answers is: {duty}.',
  'Behind it stands the duty: {duty}.',
]

/** How feedback is answered in a section. */
export const REVISIONS: readonly [string, ...string[]] = [
  'Revised after {feedback}: each point raised there is taken up in this section, with the skill of {skill}.',
  'Reworked in answer to {feedback}, point by point, with the skill of {skill}.',
  'Changed because of {feedback}; what it asks for is worked in here, with the skill of {skill}.',
]

/** A phrase with its slots filled. */
export function phrase(text: string, values: Readonly<Record<string, string>>): string {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name)
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}
