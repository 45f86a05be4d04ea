import type { FactNamespace, FactValue, Persona } from '@fcc/contracts'
import { anything, type MemberRule, number, object, recordOf, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import { type TextExpectation, textExpectation } from '../cases/text-expectation.ts'
import type { GivenArtifacts } from '../samples/sample-subject.ts'
import { artifacts } from '../samples/subject-case.ts'

/** What a skill is given, and what it makes of it. */
export interface SkillCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** What the skill is given, by the names of its `input`. */
  readonly artifacts: GivenArtifacts
  /** What was sent back to it, by name. */
  readonly feedback?: GivenArtifacts | undefined
  /** Whose work it is. */
  readonly persona?: Persona | undefined
  /** Settings of this case, instead of the suite’s. */
  readonly settings?: unknown
  /** What outside answers, by the name of the activity; `fetch` and `converse` by those names, a tool by its id. */
  readonly activities?: Readonly<Record<string, unknown>> | undefined
  /** Artifact → what it must be. */
  readonly makes?: Readonly<Record<string, string | TextExpectation>> | undefined
  /** Measure → its number. */
  readonly measures?: Readonly<Record<string, number>> | undefined
  /** Fact → its value, as `namespace.name`. */
  readonly facts?: Readonly<Record<string, FactValue>> | undefined
  /** The code of the error with which it refuses this input. */
  readonly refuses?: string | undefined
}

const facts: MemberRule = recordOf(anything)
const rules: CaseRules = {
  given: { artifacts, feedback: artifacts, persona: object, settings: object, activities: object },
  required: ['artifacts'],
  expects: {
    makes: recordOf(textExpectation),
    measures: recordOf(number),
    facts,
    refuses: words,
  },
}

/** What is wrong with the cases of a skill: inputs it does not take, and outputs that nobody looks at. */
export function policeSkillCases(
  cases: readonly SkillCase[],
  { input, output }: { readonly input: readonly string[]; readonly output: readonly string[] },
): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  const looked = new Set(cases.flatMap(({ makes = {} }) => Object.keys(makes)))
  return [
    ...cases.flatMap(({ name, artifacts: given, makes, measures, facts: set, refuses }) => [
      ...input
        .filter((needed) => refuses === undefined && !Object.hasOwn(given, needed))
        .map((needed) => `Case "${name}" leaves out the artifact ${needed}, which it needs.`),
      ...(refuses !== undefined && (makes ?? measures ?? set) !== undefined
        ? [`Case "${name}" expects a refusal and a result.`]
        : []),
    ]),
    ...output
      .filter((made) => !looked.has(made))
      .map((made) => `No case looks at ${made}: it could be anything.`),
  ]
}

/** The namespaces of facts that the skill's plugin contributes, for what the skill may set. */
export type SkillFacts = readonly FactNamespace[]
