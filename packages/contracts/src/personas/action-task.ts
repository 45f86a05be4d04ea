import type { Action } from '../workflows/workflow.ts'
import type { Persona } from './persona.ts'

const listed = (items: readonly string[]): string =>
  items.map((item) => item.replace(/\.$/, '')).join('; ')

const TASKS: Readonly<Record<Action, (persona: Persona) => string>> = {
  scaffold: ({ riscear }) =>
    `Lay out a first structure of what you are expected to give (${listed(riscear.expectedOutput)}), and say in each part what is still open.`,
  refactor: ({ riscear }) =>
    `Rework what you are handed without changing what it says, until it keeps your limits: ${listed(riscear.constraints.map(({ text }) => text))}.`,
  debug: ({ riscear }) =>
    `Find where what you are handed fails those who rely on it for this: ${listed(riscear.responsibilities)}. Name the place, what is wrong there and the smallest repair.`,
  test: ({ riscear }) =>
    `Try what you are handed on this list, and say of each item whether it holds and what shows it: ${listed(riscear.roleAdoptionChecklist)}.`,
  compare: ({ riscear }) =>
    `Compare what you are handed with what you work from (${listed(riscear.inputs)}): what is there, what is missing, what disagrees.`,
  document: ({ riscear }) =>
    `Write what you are expected to give (${listed(riscear.expectedOutput)}) for those who take it over (${listed(riscear.roleCollaborators) || 'whoever asks'}), from what you are handed and nothing else.`,
}

/**
 * What a persona is asked for by one of the six actions: in the words of its author where there are any
 * (`actions` of its document), else made of its own components.
 *
 * @example
 * actionTask(persona, 'test') // 'Try what you are handed on this list, …'
 */
export function actionTask(persona: Persona, action: Action): string {
  return persona.actions?.[action] ?? TASKS[action](persona)
}
