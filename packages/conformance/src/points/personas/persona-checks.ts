import { type ContentCheck, type Persona, personaSchema, personas } from '@fcc/contracts'
import { type AnyPoint, nameOf } from '@fcc/plugin-api'
import { type Check, defineCheck } from '../checks/check.ts'
import { documentProblems } from '../checks/document-problems.ts'
import { DEFAULT_HOSTILE_LIMITS } from '../hostile/hostile-limits.ts'
import { hostileTexts } from '../hostile/hostile-texts.ts'
import { type PersonaCase, policePersonaCases } from './persona-case.ts'
import { personaDocument } from './persona-document.ts'

/** What the suite of personas takes. */
export interface PersonaSuiteOptions {
  readonly cases: readonly PersonaCase[]
  /** How a host finds out whether a content check holds of a text, which may cite what was handed over. */
  readonly holds: (
    given: Pick<PersonaCase, 'text' | 'inputs'>,
    check: ContentCheck,
  ) => boolean | Promise<boolean>
}

/** How strictly a constraint binds, in the words of RFC 2119 section 1 to 5. */
const BINDING = /\b(?:MUST|SHALL|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL)\b/

/**
 * The contract of a persona, as checks: all ten components say something, its constraints say how
 * strictly they bind, what a machine can check tells good texts from bad, and it refers to others only.
 *
 * @example
 * personaChecks(gardener, {
 *   holds: ({ text }, check) => check.kind === 'contains' && text.includes(check.phrase),
 *   cases: [
 *     { name: 'a whole plan', text: plan, breaks: [], lacks: [] },
 *     { name: 'an empty one', text: 'Nothing.', breaks: ['MUST name the frost date.'], lacks: ['Bed plan'] },
 *   ],
 * })
 */
export function personaChecks(
  persona: Persona,
  { cases, holds }: PersonaSuiteOptions,
): readonly Check[] {
  const broken = async (
    given: Pick<PersonaCase, 'text' | 'inputs'>,
  ): Promise<readonly string[]> => {
    const all: string[] = []
    for (const constraint of persona.riscear.constraints) {
      const { check } = constraint
      if (check !== undefined && !(await holds(given, check))) all.push(constraint.text)
    }
    return all
  }
  const lacking = async (
    given: Pick<PersonaCase, 'text' | 'inputs'>,
  ): Promise<readonly string[]> => {
    const all: string[] = []
    for (const heading of persona.riscear.expectedOutput) {
      if (!(await holds(given, { kind: 'section', heading, minWords: 1 }))) all.push(heading)
    }
    return all
  }
  return [
    defineCheck('its cases can be trusted', () => policePersonaCases(cases, persona)),
    defineCheck('all that makes a persona is there and valid', () =>
      documentProblems(personas as unknown as AnyPoint, persona, {
        schema: personaSchema,
        write: () => personaDocument(persona),
      }),
    ),
    defineCheck('its id ends in its code', () =>
      nameOf(persona.id) === persona.code ? [] : [`${persona.id} does not end in ${persona.code}.`],
    ),
    defineCheck('each constraint says how strictly it binds (RFC 2119)', () =>
      persona.riscear.constraints
        .filter(({ text }) => !BINDING.test(text))
        .map(({ text }) => `"${text}" says neither MUST nor SHOULD nor MAY.`),
    ),
    defineCheck('no list says the same twice', () => repeated(persona)),
    defineCheck('it refers to others, never to itself', () =>
      referencesOf(persona)
        .filter((other) => other === persona.id || other === persona.code)
        .map((other) => `It refers to itself as ${other}.`),
    ),
    ...cases.map((each) =>
      defineCheck(`it judges as it should: ${each.name}`, async () => [
        ...compare('breaks', each.breaks, await broken(each)),
        ...compare('lacks', each.lacks, await lacking(each)),
      ]),
    ),
    defineCheck('nothing that is no document keeps all of it', async () => {
      const problems: string[] = []
      const inputs = cases[0]?.inputs
      for (const { name, text } of hostileTexts(DEFAULT_HOSTILE_LIMITS)) {
        const faults = [...(await broken({ text, inputs })), ...(await lacking({ text, inputs }))]
        if (faults.length === 0) problems.push(`A text of ${name} would do.`)
      }
      return problems
    }),
  ]
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
