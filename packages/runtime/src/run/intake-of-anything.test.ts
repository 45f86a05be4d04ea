import { FccError } from '@fcc/plugin-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCare, ownScenario } from '../testing/care-plugin.test-support.ts'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import { openSession } from '../testing/test-runtime.test-support.ts'

const word = fc.constantFrom(
  'ROE',
  'okafor',
  'She',
  'is',
  '92',
  'MRN',
  '48210077',
  'seen',
  'é',
  '☠',
  '#',
  '-',
)
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '))
const lines = (line: fc.Arbitrary<string>, sign: string) =>
  fc.array(line, { minLength: 1, maxLength: 6 }).map((all) => all.join(sign))
const fields = (sign: string) =>
  fc.array(words, { minLength: 2, maxLength: 5 }).map((all) => all.join(sign))

const shapes = {
  bytes: fc.uint8Array({ maxLength: 60 }),
  text: fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 })),
  hl7: lines(
    fc.tuple(fc.constantFrom('PID', 'OBX', 'MSH', 'ZZZ'), fields('|')).map((all) => all.join('|')),
    '\r',
  ),
  fhir: fc
    .record({ resourceType: fc.constantFrom('Patient', 'Observation'), text: words })
    .map((resource) => JSON.stringify(resource)),
  csv: fc.oneof(lines(fields(','), '\n'), lines(fields(', '), '\r\n'), lines(fields(';'), '\n')),
  json: fc.oneof(
    fc.json(),
    fc.json().map((text) => text.slice(0, -1)),
  ),
  yaml: lines(
    fc.tuple(word, words).map(([key, value]) => `${key}: ${value}`),
    '\n',
  ),
  markdown: lines(
    fc.tuple(fc.constantFrom('# ', '- ', '| ', '> ', ''), words).map((all) => all.join('')),
    '\n\n',
  ),
}

/** What is made of each shape; the whole is 10,000 inputs. */
const OF_EACH = 1250

describe('whatever is given to a scenario of a vertical, or to a tenant own one that declares nothing', () => {
  it.each(Object.keys(shapes) as (keyof typeof shapes)[])(
    'ends labelled, refused or not checked, and reaches no provider: %s',
    async (shape) => {
      const care = createCare()
      const directory = ownDocuments({ 'own.yaml': ownScenario('note: { type: text }') })
      const personas = { sources: [`${directory}/own.yaml`], includeCore: true }
      const tenants = { riverside: { personas } }
      const session = await openSession({ plugins: [care.plugin], directory, tenants })
      const given = fc.sample<string | Uint8Array>(shapes[shape], { numRuns: OF_EACH, seed: 10 })
      const ended = { labelled: 0, refused: 0, 'could not check': 0 }
      for (const [index, note] of given.entries()) {
        const scenario = index % 2 === 0 ? 'clinical' : 'own'
        const run = await session.start(scenario, { note }).catch((error: unknown) => error)
        if (FccError.is(run)) {
          expect(run.code).toMatch(/^FCC_INPUT_/)
          ended.refused += 1
          continue
        }
        const { state, reasons, envelope, artifacts } = await (
          run as Awaited<ReturnType<typeof session.start>>
        ).finished()
        expect(envelope.labels.categories).toContain('phi')
        expect(artifacts.note?.labels.categories).toContain('phi')
        if (reasons[0]?.id === 'FCC_CONTENT_NOT_INSPECTED') ended['could not check'] += 1
        else ended.labelled += state === 'halted' ? 1 : 0
      }
      expect(care.sent).toEqual([])
      expect(ended.labelled + ended.refused + ended['could not check']).toBe(OF_EACH)
      expect(ended.refused + ended['could not check']).toBeGreaterThan(0)
    },
  )

  it('would reach the provider if it had no label', async () => {
    const care = createCare()
    const session = await openSession({ plugins: [care.plugin] })
    for (const note of fc.sample(words, { numRuns: 50, seed: 10 })) {
      await (await session.start('bare', { note })).finished()
    }
    expect(care.sent.length).toBeGreaterThan(10)
  })
})
