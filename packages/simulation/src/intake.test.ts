import type { Scenario, ScenarioInput } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type InputValue, intake } from './intake.ts'

function scenarioOf(inputs: Readonly<Record<string, Partial<ScenarioInput>>>): Scenario {
  return {
    id: 'test/scenario',
    title: 'A scenario',
    purposes: ['test'],
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [
        name,
        { mediaType: 'text/plain', required: true, maxBytes: 20, ...input },
      ]),
    ),
    workflow: 'test/walk',
    outcomes: {},
  }
}

const note = scenarioOf({ note: {} })
const codes = (scenario: Scenario, given: Readonly<Record<string, unknown>>) =>
  intake(scenario, given as Readonly<Record<string, InputValue>>).problems.map(({ code }) => code)
const bytes = (...values: readonly number[]) => Uint8Array.from(values)

describe('intake', () => {
  it('accepts text, and bytes that are the same text', () => {
    const accepted = [{ name: 'note', text: 'größe\n', mediaType: 'text/plain' }]
    expect(intake(note, { note: 'größe\n' })).toEqual({ accepted, problems: [] })
    expect(intake(note, { note: new TextEncoder().encode('größe\n') }).accepted).toEqual(accepted)
  })

  it('takes exactly as many bytes of UTF-8 as the limit says, and not one more', () => {
    expect(codes(note, { note: 'ä'.repeat(10) })).toEqual([])
    expect(codes(note, { note: `${'ä'.repeat(10)}a` })).toEqual(['FCC_INPUT_TOO_LARGE'])
    expect(codes(note, { note: new Uint8Array(21).fill(97) })).toEqual(['FCC_INPUT_TOO_LARGE'])
    const [problem] = intake(note, { note: 'a'.repeat(21) }).problems
    expect(problem?.why).toContain('21 bytes; its limit is 20')
  })

  it.each<[string, unknown, string]>([
    ['nothing at all', '', 'FCC_INPUT_EMPTY'],
    ['white space', ' \n\t', 'FCC_INPUT_EMPTY'],
    ['no bytes', bytes(), 'FCC_INPUT_EMPTY'],
    ['NUL in text', 'a\u0000b', 'FCC_INPUT_BINARY'],
    ['NUL in bytes', bytes(97, 0, 98), 'FCC_INPUT_BINARY'],
    ['an escape sequence', '\u001b[31m', 'FCC_INPUT_BINARY'],
    ['bytes of an image', bytes(0x89, 0x50, 0x4e, 0x47, 0, 1), 'FCC_INPUT_BINARY'],
    ['invalid UTF-8', bytes(0xc3, 0x28), 'FCC_INPUT_NOT_UTF8'],
    ['an overlong encoding', bytes(0xc0, 0xaf), 'FCC_INPUT_NOT_UTF8'],
    ['half a surrogate pair', '\ud800', 'FCC_INPUT_NOT_UTF8'],
    ['a number', 7, 'FCC_INPUT_UNUSABLE'],
    ['null', null, 'FCC_INPUT_UNUSABLE'],
    ['an object', { length: 3 }, 'FCC_INPUT_UNUSABLE'],
    ['undefined', undefined, 'FCC_INPUT_MISSING'],
  ])('refuses %s', (_what, given, code) => {
    const { accepted } = intake(note, { note: given as InputValue })
    expect(accepted).toEqual([])
    expect(codes(note, { note: given })).toEqual([code])
  })

  it('says at which byte a text stops being one', () => {
    expect(intake(note, { note: 'ä\u0001' }).problems[0]?.why).toContain('offset 2')
    expect(intake(note, { note: bytes(97, 255, 0) }).problems[0]?.why).toContain('offset 2')
  })

  it('wants every required input and no unknown one, and shows all problems together', () => {
    const scenario = scenarioOf({ memo: {}, returns: {}, extra: { required: false } })
    const { problems, accepted } = intake(scenario, { memo: '', mamo: 'x', returns: 'y' })
    expect(problems.map(({ code }) => code)).toEqual(['FCC_INPUT_UNKNOWN', 'FCC_INPUT_EMPTY'])
    expect(accepted).toEqual([])
    expect(codes(scenario, {})).toEqual(['FCC_INPUT_MISSING', 'FCC_INPUT_MISSING'])
    expect(codes(scenario, { memo: 'x', returns: 'y' })).toEqual([])
  })

  it('takes no name for known that only every object has', () => {
    expect(codes(note, { note: 'x', constructor: 'y' })).toEqual(['FCC_INPUT_UNKNOWN'])
    expect(codes(scenarioOf({ toString: {} }), {})).toEqual(['FCC_INPUT_MISSING'])
  })

  it('takes a form that is no prose where the scenario says that it is taken apart, and no other', () => {
    const segment = 'PID|1||4711^^^RIV'
    const apart = scenarioOf({ note: { forms: ['HL7 v2'], maxBytes: 200 } })
    expect(codes(apart, { note: segment })).toEqual([])
    expect(codes(scenarioOf({ note: { maxBytes: 200 } }), { note: segment })).toEqual([
      'FCC_INPUT_NOT_AS_DECLARED',
    ])
    expect(codes(apart, { note: '<?xml version="1.0"?><a/>' })).toEqual([
      'FCC_INPUT_NOT_AS_DECLARED',
    ])
  })

  it('wants JSON where the scenario says so', () => {
    const scenario = scenarioOf({ plan: { mediaType: 'application/json' } })
    expect(codes(scenario, { plan: '{"a":1}' })).toEqual([])
    expect(codes(scenario, { plan: '{"a":1' })).toEqual(['FCC_INPUT_INVALID_JSON'])
  })

  it('never lets a control character in, and never quotes what it refuses', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (given) => {
        const { accepted, problems } = intake(scenarioOf({ note: { maxBytes: 100 } }), {
          note: given,
        })
        expect(accepted.length + problems.length).toBe(1)
        const [one] = accepted
        if (!one) return
        expect(one.text).toBe(new TextDecoder().decode(given))
        expect([...one.text].every((each) => each >= ' ' || '\t\n\f\r'.includes(each))).toBe(true)
      }),
      { numRuns: 500 },
    )
    const long = 'the patient is John'
    for (const { why } of intake(scenarioOf({ note: { maxBytes: 3 } }), { note: long }).problems) {
      expect(why).not.toContain('John')
    }
  })
})
