import { type Skill, type SkillResult, skills } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { judgeText } from '../cases/text-expectation.ts'
import { findCanary, withCanary } from '../checks/canary.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { type Check, defineCheck } from '../checks/check.ts'
import { outlineProblems } from '../checks/outline.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import { findOtherAnswers } from '../checks/same-answers.ts'
import type { CodeSuiteOptions } from '../checks/suite-options.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import { probeSkill } from './probe-skill.ts'
import { callOf, inputOf, runSkill, type SkillGiven } from './run-skill.ts'
import { policeSkillCases, type SkillCase, type SkillFacts } from './skill-case.ts'
import { type SkillResultProblems, skillResultProblems } from './skill-result-problems.ts'

/** What the suite of skills takes. */
export interface SkillSuiteOptions extends CodeSuiteOptions {
  readonly cases: readonly SkillCase[]
  /** The namespaces that the skill's plugin contributes; without any, the skill may set no fact. */
  readonly facts?: SkillFacts | undefined
}

/**
 * The contract of a skill, as checks: what the cases say, and what holds of every skill. It makes the
 * artifacts it declares and none that no case names, the same input gives the same bytes at any moment and for any
 * tenant, and what it cannot use it refuses with an error that has a code and quotes nothing.
 *
 * @example
 * skillChecks(deidentify, {
 *   cases: [{ name: 'a name goes', artifacts: { note: 'Seen by Ann Lee.' }, makes: { 'clean-note': { lacks: ['Ann Lee'] } } }],
 * })
 */
export function skillChecks(skill: Skill<never>, options: SkillSuiteOptions): readonly Check[] {
  const { cases, settings = {}, facts = [] } = options
  const subject = skill as Skill
  const run = (each: SkillCase) => runSkill(subject, each, { settings: each.settings ?? settings })
  const named = [...new Set(cases.flatMap(({ makes = {} }) => Object.keys(makes)))]
  const { output, says } = subject
  const declared = { output, says, named }
  const answering = cases.filter(({ refuses }) => refuses === undefined)
  const overAnswers = (member: keyof SkillResultProblems) => async () => {
    const problems: string[] = []
    for (const each of answering) {
      problems.push(...skillResultProblems(declared, await run(each), facts)[member])
    }
    return problems
  }
  return [
    defineCheck('its cases can be trusted', () => policeSkillCases(cases, subject)),
    defineCheck('its outline is that of a skill', () => outlineOf(skill)),
    ...cases.map((each) =>
      defineCheck(`it does what it should: ${each.name}`, async () =>
        judgeCase(each, await outcomeOf(() => run(each))),
      ),
    ),
    defineCheck(
      'it makes the artifacts that it declares, and none that no case names',
      overAnswers('artifacts'),
    ),
    defineCheck('its measures are numbers, and its sentence finds them', overAnswers('measures')),
    defineCheck('it sets only facts that its plugin declares', overAnswers('facts')),
    defineCheck('the same input gives the same bytes, whatever was asked between', () =>
      findOtherAnswers(
        cases.map((each) => ({
          name: each.name,
          ask: (tenant) => runSkill(subject, each, { settings: each.settings ?? settings, tenant }),
        })),
      ),
    ),
    defineCheck('it leaves its input and its settings as they are', async () => {
      const problems: string[] = []
      for (const each of cases) {
        const given = { input: inputOf(each), settings: each.settings ?? settings }
        const call = callOf(each, given.settings)
        const changes = findChanges(given, () =>
          outcomeOf(async () => subject.run(given.input, call)),
        )
        problems.push(...(await changes))
      }
      return problems
    }),
    defineCheck('what it refuses with quotes nothing of the input', async () => {
      const problems: string[] = []
      for (const each of cases) {
        for (const [name, value] of Object.entries(each.artifacts)) {
          const text = withCanary(typeof value === 'string' ? value : value.text)
          const artifacts = { ...each.artifacts, [name]: text }
          const outcome = await outcomeOf(() => run({ ...each, artifacts }))
          if (outcome.kind === 'refused') {
            problems.push(...findCanary(`${outcome.code} on "${each.name}"`, outcome.said))
          }
        }
      }
      return problems
    }),
    ...hostileChecks({
      pointId: skills.id,
      contribution: subject,
      probe: probeSkill,
      context: { settings, base: { ...givenOf(answering[0] ?? cases[0]), named } },
      own: cases.flatMap(({ artifacts }) =>
        Object.values(artifacts).map((value) => (typeof value === 'string' ? value : value.text)),
      ),
      reload: options.reload,
      limits: options.limits,
    }),
  ]
}

function outlineOf(skill: Skill<never>): readonly string[] {
  const names = [...(skill.input ?? []), ...(skill.output ?? [])]
  return [
    ...outlineProblems(skills as unknown as AnyPoint, skill),
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
