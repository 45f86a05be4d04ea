import { RUN_STATES, type RunState, type Scenario } from '@fcc/contracts'
import { listOf, object, oneOf, recordOf, shapeOf, text, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import { type TextExpectation, textExpectation } from '../cases/text-expectation.ts'

/** A person's answer to a run that waits. */
export interface GivenAnswer {
  /** What is answered. */
  readonly decision: 'approved' | 'rejected' | 'waived'
  /** Who answers. */
  readonly by: string
  /** The roles in which it is answered. */
  readonly roles: readonly string[]
  /** Why, as a waiver has to say. */
  readonly note?: string | undefined
}

/** What a scenario is run on, and what becomes of it. */
export interface ScenarioCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** Input → its text. */
  readonly input: Readonly<Record<string, string>>
  /** What the run is for; the first purpose of the scenario where left out. */
  readonly purpose?: string | undefined
  /** Plugin id → settings, instead of the suite's. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined
  /** The provider that the caller asks for. */
  readonly provider?: string | undefined
  /** What people answer, one after the other, while the run waits. */
  readonly answers?: readonly GivenAnswer[] | undefined
  /** The state in which the run ends, or waits. */
  readonly state?: RunState | undefined
  /** Exactly these rules, gates and codes as reasons; `no-badges`, or with its owner `badges/no-badges`. */
  readonly reasons?: readonly string[] | undefined
  /** The roles of whoever reads the outcomes; those of who started the run where left out. */
  readonly readers?: readonly string[] | undefined
  /** Outcome → what was released, or what a reader with these roles is shown. */
  readonly outcomes?: Readonly<Record<string, string | TextExpectation>> | undefined
  /** The nodes visited, in order. */
  readonly visits?: readonly string[] | undefined
  /** The code of the error with which it is refused before anything runs. */
  readonly refused?: string | undefined
}

const answer = shapeOf(
  {
    decision: oneOf(['approved', 'rejected', 'waived']),
    by: words,
    roles: listOf(words),
    note: words,
  },
  ['decision', 'by', 'roles'],
)
const rules: CaseRules = {
  given: {
    input: object,
    purpose: words,
    settings: object,
    provider: words,
    answers: listOf(answer),
    readers: listOf(words),
  },
  required: ['input'],
  expects: {
    state: oneOf(RUN_STATES),
    reasons: listOf(words),
    outcomes: recordOf(textExpectation),
    visits: listOf(words),
    refused: words,
  },
}

/** What is wrong with the cases of a scenario: also outcomes that nobody looks at, and purposes that nobody tries. */
export function policeScenarioCases(
  cases: readonly ScenarioCase[],
  scenario: Scenario,
): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  const looked = new Set(cases.flatMap(({ outcomes = {} }) => Object.keys(outcomes)))
  const tried = new Set(cases.map(({ purpose }) => purpose ?? scenario.purposes[0]))
  return [
    ...cases.flatMap(({ name, input, state, refused }) => [
      ...Object.entries(input)
        .filter(([, value]) => !text.fits(value))
        .map(([key]) => `Case "${name}" gives ${key} no text.`),
      ...(refused === undefined && state === undefined
        ? [`Case "${name}" does not say in which state it ends.`]
        : []),
      ...(refused !== undefined && state !== undefined
        ? [`Case "${name}" expects a refusal and a state.`]
        : []),
    ]),
    ...(cases.some(({ state }) => state === 'completed')
      ? []
      : ['No case completes: a scenario that never does would pass.']),
    ...[...looked]
      .filter((name) => !Object.hasOwn(scenario.outcomes, name))
      .map((name) => `A case expects the outcome ${name}, which the scenario has not.`),
    ...Object.keys(scenario.outcomes)
      .filter((name) => !looked.has(name))
      .map((name) => `No case looks at the outcome ${name}.`),
    ...scenario.purposes
      .filter((purpose) => !tried.has(purpose))
      .map((purpose) => `No case has the purpose ${purpose}.`),
  ]
}
