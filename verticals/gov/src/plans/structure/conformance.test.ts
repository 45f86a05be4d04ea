import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateStructure } from '../../../scripts/generate-structure.ts'
import { dataFolder } from '../../data-folder.ts'
import { planProblems } from '../plan-problems.ts'
import { samplePlan } from '../sample-plan.test-data.ts'
import { checkStructure } from './check-structure.ts'
import { planStructure } from './structure.ts'

const published =
  process.env.FCC_CONFORMANCE_DATA ??
  fileURLToPath(new URL('../../../../../../shared/data', import.meta.url))

function isAbsent(): boolean {
  if (existsSync(published)) return false
  expect(process.env.CI, 'conformance data must be there in CI').not.toBe('true')
  console.info('skipped: no conformance data')
  return true
}

const read = (name: string) => readFileSync(`${published}/${name}`, 'utf8')

/** What a mutated document gets in the place of one of its values. */
const REPLACEMENTS: readonly unknown[] = [
  undefined,
  null,
  '',
  ' x',
  'two words',
  '7',
  7,
  true,
  [],
  {},
  [{}],
  '01890a5d-ac96-774b-bcce-b302099a8057',
  'd1b1f9c4-7c1e-4d52-9a35-6f2f0c0d9e10',
  '2026-03-01T12:00:00',
  '2026-02-30T12:00:00Z',
  '2026-03-01T12:00:00.5+02:00',
  'https://example.test/a?b=c#d',
  'not a reference',
  '#x',
  'operational',
  'implemented',
]

describe('the structure of an OSCAL system security plan', () => {
  it('is what the published schema says', () => {
    if (isAbsent()) return
    const committed = readFileSync(new URL('ssp-structure.json', dataFolder), 'utf8')
    expect(JSON.parse(committed)).toEqual(JSON.parse(generateStructure(published)))
  })

  it('agrees with the schema on published, made-up and mutated plans', () => {
    if (isAbsent()) return
    const ajv = new Ajv({ strict: false, allErrors: false, logger: false })
    addFormats.default(ajv)
    const isValid = ajv.compile(JSON.parse(read('oscal/oscal_ssp_schema.json')))
    const bases = [JSON.parse(read('oscal/ssp-example.json')), samplePlan()]
    for (const base of bases) expect(isValid(base)).toBe(true)
    const differences: string[] = []
    fc.assert(
      fc.property(
        fc.constantFrom(...bases.keys()),
        fc.nat(),
        fc.constantFrom(...REPLACEMENTS),
        fc.boolean(),
        (which, where, replacement, isAdded) => {
          const { document, place } = mutated(bases[which], { where, replacement, isAdded })
          const plan = (document as Record<string, unknown>)['system-security-plan']
          const ours = checkStructure(plan, planStructure()).length === 0
          if (ours !== isValid(document)) {
            differences.push(`${place} = ${JSON.stringify(replacement)}: ours ${ours}`)
          }
        },
      ),
      { numRuns: 4000 },
    )
    expect([...new Set(differences)]).toEqual([])
  })

  it('holds the published example sound, its references too', () => {
    if (isAbsent()) return
    expect(planProblems(read('oscal/ssp-example.json'))).toEqual([])
  })

  it('tells the other published documents by their names', () => {
    if (isAbsent()) return
    const say = (name: string) => planProblems(read(name)).map(({ what }) => what)
    const takes = 'the scenario takes a system security plan in JSON'
    expect(say('oscal/assessment-results-example.json')).toEqual([
      `this is assessment results; ${takes}`,
    ])
    expect(say('fedramp/FedRAMP_rev5_HIGH-baseline_profile.json')).toEqual([
      `this is a profile; ${takes}`,
    ])
  })
})

/** A copy with one value replaced, or with one member added beside it. */
function mutated(
  base: unknown,
  by: { readonly where: number; readonly replacement: unknown; readonly isAdded: boolean },
): { readonly document: unknown; readonly place: string } {
  const document = structuredClone(base)
  const places: { readonly holder: Record<string, unknown>; readonly name: string }[] = []
  collect((document as Record<string, unknown>)['system-security-plan'])
  const { holder, name } = places[by.where % places.length] as (typeof places)[number]
  if (by.isAdded && !Array.isArray(holder)) holder.added = by.replacement
  else if (by.replacement === undefined && !Array.isArray(holder)) delete holder[name]
  else holder[name] = by.replacement ?? null
  return { document: JSON.parse(JSON.stringify(document)), place: name }

  function collect(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    for (const [member, child] of Object.entries(value)) {
      places.push({ holder: value as Record<string, unknown>, name: member })
      collect(child)
    }
  }
}
