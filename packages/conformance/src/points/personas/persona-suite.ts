import { type ContentCheck, type Persona, personaSchema, personas } from '@fcc/contracts'
import { nameOf } from '@fcc/plugin-api'
import { DEFAULT_HOSTILE_LIMITS } from '../hostile/hostile-limits.ts'
import { hostileTexts } from '../hostile/hostile-texts.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { documentCheck } from '../suite/shared-checks.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import { type PersonaCase, policePersonaCases } from './persona-case.ts'
import { personaDocument } from './persona-document.ts'

type GivenText = Pick<PersonaCase, 'text' | 'inputs'>

/** What the suite of personas takes. */
export interface PersonaSuiteOptions extends SuiteOptions<PersonaCase> {
  /** How a host finds out whether a content check holds of a text, which may cite what was handed over. */
  readonly holds: (given: GivenText, check: ContentCheck) => boolean | Promise<boolean>
}

type PersonaTrial = Trial<Persona, PersonaSuiteOptions>

/** How strictly a constraint binds, in the words of RFC 2119 section 1 to 5. */
const BINDING = /\b(?:MUST|SHALL|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL)\b/

/** Constraints that a text breaks. */
async function broken({ subject, holds }: PersonaTrial, given: GivenText): Promise<string[]> {
  const all: string[] = []
  for (const { text, check } of subject.riscear.constraints) {
    if (check !== undefined && !(await holds(given, check))) all.push(text)
  }
  return all
}

/** Outputs that a text lacks. */
async function lacking({ subject, holds }: PersonaTrial, given: GivenText): Promise<string[]> {
  const all: string[] = []
  for (const heading of subject.riscear.expectedOutput) {
    if (!(await holds(given, { kind: 'section', heading, minWords: 1 }))) all.push(heading)
  }
  return all
}

/**
 * The contract of a persona: all ten components say something, its constraints say how strictly they
 * bind, what a machine can check tells good texts from bad, and it refers to others only.
 *
 * @example
 * checksOf(personaSuite, gardener, {
 *   holds: ({ text }, check) => check.kind === 'contains' && text.includes(check.phrase),
 *   cases: [
 *     { name: 'a whole plan', text: plan, breaks: [], lacks: [] },
 *     { name: 'an empty one', text: 'Nothing.', breaks: ['MUST name the frost date.'], lacks: ['Bed plan'] },
 *   ],
 * })
 */
export const personaSuite: PointSuite<Persona, PersonaSuiteOptions> = {
  point: personas.id,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => policePersonaCases(cases, subject),
    },
    documentCheck('a persona', personas, { schema: personaSchema, write: personaDocument }),
    {
      name: 'its id ends in its code',
      run: ({ subject: { id, code } }) =>
        nameOf(id) === code ? [] : [`${id} does not end in ${code}.`],
    },
    {
      name: 'each constraint says how strictly it binds (RFC 2119)',
      run: ({ subject }) =>
        subject.riscear.constraints
          .filter(({ text }) => !BINDING.test(text))
          .map(({ text }) => `"${text}" says neither MUST nor SHOULD nor MAY.`),
    },
    { name: 'no list says the same twice', run: ({ subject }) => repeated(subject) },
    {
      name: 'it refers to others, never to itself',
      run: ({ subject }) =>
        referencesOf(subject)
          .filter((other) => other === subject.id || other === subject.code)
          .map((other) => `It refers to itself as ${other}.`),
    },
    {
      name: 'it judges as it should',
      asks: 'each case',
      run: async (trial, each) => [
        ...compare('breaks', each.breaks, await broken(trial, each)),
        ...compare('lacks', each.lacks, await lacking(trial, each)),
      ],
    },
    {
      name: 'nothing that is no document keeps all of it',
      run: async (trial) => {
        const problems: string[] = []
        const inputs = trial.cases[0]?.inputs
        for (const { name, text } of hostileTexts(DEFAULT_HOSTILE_LIMITS)) {
          const given = { text, inputs }
          const faults = [...(await broken(trial, given)), ...(await lacking(trial, given))]
          if (faults.length === 0) problems.push(`A text of ${name} would do.`)
        }
        return problems
      },
    },
  ],
}

function repeated({ riscear, duties, orchestrates }: Persona): readonly string[] {
  const constraints = riscear.constraints.map(({ text }) => text)
  const lists = Object.entries({ ...riscear, constraints, duties, orchestrates })
  return lists.flatMap(([name, list]) =>
    Array.isArray(list)
      ? list
          .filter((each, index) => list.indexOf(each) < index)
          .map((each) => `${name} says "${each}" twice.`)
      : [],
  )
}

function referencesOf(persona: Persona): readonly string[] {
  const { championOf, specialises, orchestrates, riscear } = persona
  const named = [championOf, specialises].filter((each) => each !== undefined)
  return [...named, ...orchestrates, ...riscear.roleCollaborators]
}

function compare(
  verb: string,
  expected: readonly string[] | undefined,
  found: readonly string[],
): readonly string[] {
  if (expected === undefined) return []
  return [
    ...expected
      .filter((each) => !found.includes(each))
      .map((each) => `The text ${verb} "${each}", and nobody noticed.`),
    ...found
      .filter((each) => !expected.includes(each))
      .map((each) => `The text is said to have a fault it has not: it ${verb} "${each}".`),
  ]
}
