import type { Persona } from '@fcc/contracts'
import { listOf, text, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import type { GivenArtifacts } from '../samples/sample-subject.ts'
import { artifacts } from '../samples/subject-case.ts'

/** A text that somebody wrote as this persona, and what a machine has against it. */
export interface PersonaCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** A text as the persona would write it, or would not. */
  readonly text: string
  /** What the persona was handed, by name: what the text may cite. */
  readonly inputs?: GivenArtifacts | undefined
  /** The texts of the checkable constraints it breaks; an empty list says that it keeps them all. */
  readonly breaks?: readonly string[] | undefined
  /** The expected outputs it leaves out; an empty list says that all are there. */
  readonly lacks?: readonly string[] | undefined
}

const rules: CaseRules = {
  given: { text, inputs: artifacts },
  required: ['text'],
  expects: { breaks: listOf(words), lacks: listOf(words) },
}

/** What is wrong with the cases of a persona: also constraints of which nobody sees whether they can be broken and kept. */
export function policePersonaCases(
  cases: readonly PersonaCase[],
  { riscear }: Persona,
): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  const checkable = riscear.constraints.filter(({ check }) => check).map((each) => each.text)
  const broken = cases.flatMap(({ breaks }) => (breaks === undefined ? [] : [breaks]))
  const lacking = cases.flatMap(({ lacks }) => (lacks === undefined ? [] : [lacks]))
  return [
    ...[...new Set(broken.flat())]
      .filter((each) => !checkable.includes(each))
      .map((each) => `A case breaks "${each}", which is no checkable constraint.`),
    ...[...new Set(lacking.flat())]
      .filter((each) => !riscear.expectedOutput.includes(each))
      .map((each) => `A case lacks "${each}", which is no expected output.`),
    ...unseen(checkable, broken, { yes: 'breaks', no: 'keeps' }),
    ...unseen(riscear.expectedOutput, lacking, { yes: 'lacks', no: 'has' }),
  ]
}

function unseen(
  all: readonly string[],
  seen: readonly (readonly string[])[],
  { yes, no }: { readonly yes: string; readonly no: string },
): readonly string[] {
  return all.flatMap((each) => [
    ...(seen.some((list) => list.includes(each)) ? [] : [`No case ${yes} "${each}".`]),
    ...(seen.some((list) => !list.includes(each)) ? [] : [`No case ${no} "${each}".`]),
  ])
}
