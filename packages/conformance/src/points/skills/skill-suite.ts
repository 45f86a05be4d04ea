import { type Skill, type SkillResult, skills } from '@fcc/contracts'
import { judgeText } from '../cases/text-expectation.ts'
import { findCanary, withCanary } from '../checks/canary.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import type { CaseCheck, PointSuite, Trial } from '../suite/point-suite.ts'
import { outlineCheck, sameAnswersCheck } from '../suite/shared-checks.ts'
import { isAnswered, type SuiteOptions, settingsOf } from '../suite/suite-options.ts'
import { probeSkill } from './probe-skill.ts'
import { callOf, inputOf, runSkill, type SkillGiven } from './run-skill.ts'
import { policeSkillCases, type SkillCase, type SkillFacts } from './skill-case.ts'
import { type SkillResultProblems, skillResultProblems } from './skill-result-problems.ts'

/** What the suite of skills takes. */
export interface SkillSuiteOptions extends SuiteOptions<SkillCase> {
  /** The namespaces that the skill's plugin contributes; without any, the skill may set no fact. */
  readonly facts?: SkillFacts | undefined
}

type SkillTrial = Trial<Skill, SkillSuiteOptions>

const run = (
  trial: SkillTrial,
  each: SkillCase,
  tenant?: Parameters<typeof callOf>[2],
): Promise<SkillResult> =>
  runSkill(trial.subject, each, { settings: settingsOf(trial, each), tenant })

/** Artifacts that some case expects, besides those that the skill declares. */
const namedIn = (cases: readonly SkillCase[]): readonly string[] => [
  ...new Set(cases.flatMap(({ makes = {} }) => Object.keys(makes))),
]

const textOf = (value: SkillCase['artifacts'][string]): string =>
  typeof value === 'string' ? value : value.text

/** A row that judges one member of every result. */
function resultsCheck(
  name: string,
  member: keyof SkillResultProblems,
): CaseCheck<Skill, SkillSuiteOptions> {
  return {
    name,
    asks: 'all cases',
    of: isAnswered,
    run: async (trial, each) => {
      const { output, says } = trial.subject
      const declared = { output, says, named: namedIn(trial.cases) }
      return skillResultProblems(declared, await run(trial, each), trial.facts ?? [])[member]
    },
  }
}

/**
 * The contract of a skill: what the cases say, and what holds of every skill. It makes the artifacts
 * it declares and none that no case names, the same input gives the same bytes at any moment and for
 * any tenant, and what it cannot use it refuses with an error that has a code and quotes nothing.
 *
 * @example
 * checksOf(skillSuite, deidentify, {
 *   cases: [{ name: 'a name goes', artifacts: { note: 'Seen by Ann Lee.' }, makes: { 'clean-note': { lacks: ['Ann Lee'] } } }],
 * })
 */
export const skillSuite: PointSuite<Skill, SkillSuiteOptions> = {
  point: skills.id,
  probe: probeSkill,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => policeSkillCases(cases, subject),
    },
    outlineCheck('a skill', skills, nameProblems),
    {
      name: 'it does what it should',
      asks: 'each case',
      run: async (trial, each) => judgeCase(each, await outcomeOf(() => run(trial, each))),
    },
    resultsCheck(
      'it makes the artifacts that it declares, and none that no case names',
      'artifacts',
    ),
    resultsCheck('its measures are numbers, and its sentence finds them', 'measures'),
    resultsCheck('it sets only facts that its plugin declares', 'facts'),
    sameAnswersCheck('the same input gives the same bytes, whatever was asked between', run),
    {
      name: 'it leaves its input and its settings as they are',
      asks: 'all cases',
      run: (trial, each) => {
        const given = { input: inputOf(each), settings: settingsOf(trial, each) }
        const call = callOf(each, given.settings)
        return findChanges(given, () => outcomeOf(async () => trial.subject.run(given.input, call)))
      },
    },
    {
      name: 'what it refuses with quotes nothing of the input',
      asks: 'all cases',
      run: async (trial, each) => {
        const problems: string[] = []
        for (const [name, value] of Object.entries(each.artifacts)) {
          const artifacts = { ...each.artifacts, [name]: withCanary(textOf(value)) }
          const outcome = await outcomeOf(() => run(trial, { ...each, artifacts }))
          if (outcome.kind === 'refused') {
            problems.push(...findCanary(`${outcome.code} on "${each.name}"`, outcome.said))
          }
        }
        return problems
      },
    },
    ...hostileChecks<Skill, SkillSuiteOptions>({
      point: skills.id,
      probe: probeSkill,
      base: ({ cases }) => ({
        ...givenOf(cases.find(isAnswered) ?? cases[0]),
        named: namedIn(cases),
      }),
      own: ({ cases }) => cases.flatMap(({ artifacts }) => Object.values(artifacts).map(textOf)),
    }),
  ],
}

function nameProblems(skill: Skill): readonly string[] {
  const names = [...(skill.input ?? []), ...(skill.output ?? [])]
  return [
    ...(skill.output?.length === 0 ? ['It makes nothing.'] : []),
    ...names
      .filter((name) => typeof name !== 'string' || name.trim() === '')
      .map((name) => `${JSON.stringify(name)} is no artifact's name.`),
    ...['input', 'output'].flatMap((list) => {
      const all = (skill as unknown as Readonly<Record<string, readonly string[]>>)[list] ?? []
      return all
        .filter((name, index) => all.indexOf(name) < index)
        .map((name) => `Its ${list} names ${name} twice.`)
    }),
  ]
}

function givenOf(first: SkillCase | undefined): SkillGiven {
  if (first === undefined) return { artifacts: {} }
  const { artifacts, feedback, persona, activities } = first
  return { artifacts, feedback, persona, activities }
}

function judgeCase(
  { makes = {}, measures = {}, facts = {}, refuses }: SkillCase,
  outcome: Outcome<SkillResult>,
): readonly string[] {
  if (outcome.kind === 'threw') return [`It threw no typed error: ${tellThrown(outcome.cause)}`]
  if (outcome.kind === 'refused') {
    return outcome.code === refuses ? [] : [`It refused with ${outcome.code}: ${outcome.said}`]
  }
  if (refuses !== undefined) return [`It did not refuse with ${refuses}.`]
  const { result } = outcome
  return [
    ...Object.entries(makes).flatMap(([name, expected]) => {
      const made = result.artifacts[name]
      return judgeText(name, typeof made === 'object' ? made.text : made, expected)
    }),
    ...differing('measure', measures, result.measures),
    ...differing('fact', facts, result.facts),
  ]
}

function differing(
  what: string,
  expected: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  return Object.entries(expected)
    .filter(([name, value]) => canonicalText(found[name]) !== canonicalText(value))
    .map(([name, value]) => {
      const shown = JSON.stringify(found[name]) ?? 'missing'
      return `The ${what} ${name} is ${shown}, expected ${JSON.stringify(value)}.`
    })
}
