import { atOnce } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { sampleArtifact } from '../sample-request.test-data.ts'
import { readBrief } from './brief.ts'
import { namesIn } from './names.ts'
import { openQuestions } from './open-questions.ts'
import { quantitiesOf } from './quantities.ts'
import { thingsIn } from './things.ts'

const briefOf = (text: string) => atOnce(readBrief({ brief: sampleArtifact('brief', text) }))

describe('the figures of a sentence', () => {
  it.each([
    ['At most 3 tools for 14 days, by 02:30.', ['3 tools', '14 days', '02:30']],
    ['It costs €1,200.50 or 15 % of it, in 2025.', ['€1,200.50', '15 %', '2025']],
    ['Eleven tools of forty members were lost.', ['Eleven tools', 'forty members']],
    ['The oven stays below 280 °C and 90 minutes.', ['280 °C', '90 minutes']],
    ['Sheet LS-4 says nothing.', []],
  ])('%s: %j', (text, figures) => {
    expect(quantitiesOf(text)).toEqual(figures)
  })

  it('are none where they are part of a name', () => {
    expect(quantitiesOf('It obeys BS EN 131 after 2 years.', ['BS EN 131'])).toEqual(['2 years'])
  })
})

describe('the names in a sentence', () => {
  it.each([
    ['The Raspberry Pi obeys BS EN 131.', ['Raspberry Pi', 'BS EN 131']],
    ['Hollow Lane is a place in Leeds.', ['Hollow Lane', 'Leeds']],
    [
      'Members read https://example.org/a and `config.yaml`.',
      ['https://example.org/a', 'config.yaml'],
    ],
    ['Power tools are lent.', []],
    ['GDPR applies.', ['GDPR']],
    ['Ladders are checked in May, on Mondays and by March 2027.', []],
  ])('%s: %j', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })
})

describe('a brief that is taken apart', () => {
  it.each([
    ['A member must return a tool.', 'a member', 'return a tool', ''],
    [
      'If it rains, the steward must be able to close the roof.',
      'the steward',
      'close the roof',
      'If it rains',
    ],
    [
      'Records must be deleted by the clerk after a year.',
      'the clerk',
      'be deleted by the clerk after a year',
      '',
    ],
    ['Records must be deleted after a year.', '', 'be deleted after a year', ''],
    ['Forty tools lie in the shed.', '', 'Forty tools lie in the shed', ''],
    ['Nobody may give it alone.', 'anybody', 'give it alone', ''],
    ['NO ONE may enter.', 'anybody', 'enter', ''],
    ['Nothing but water may flow.', 'anything but water', 'flow', ''],
    ['No nurse must work alone.', 'nurse', 'work alone', ''],
    ['None of the drivers may smoke.', 'the drivers', 'smoke', ''],
    ['Neither nurses nor porters may lift.', 'nurses and porters', 'lift', ''],
    ['If it is dark, no boat may leave.', 'boat', 'leave', 'If it is dark'],
    ['At night no bus may turn.', 'at night any bus', 'turn', ''],
    ['Drivers never may leave it.', 'Drivers', 'leave it', ''],
    ['A nurse must under no circumstances leave.', 'a nurse', 'leave', ''],
    ['At no time shall the door stand open.', '', 'the door stand open', ''],
    ['Nobody must not sign.', '', 'Nobody must not sign', ''],
  ])('%s is done by “%s”', (text, actor, act, condition) => {
    expect(briefOf(text).capabilities[0]).toMatchObject({ actor, act, condition })
  })

  it('asks for what is said twice once', () => {
    const { facts, capabilities } = briefOf(
      '- Tools must be dry\n- Tools must be dry\n- Tools must be sharp',
    )
    expect(capabilities.map(({ id, fact }) => [id, fact.line])).toEqual([
      ['C1', 1],
      ['C2', 3],
    ])
    expect(facts[1]?.repeats).toBe(facts[0])
  })

  it('has its parts from the headings', () => {
    const { parts } = briefOf(
      'Tools lie here.\n\n# A\n\n- Tools must be dry\n\n# B\n\n- Tools must be sharp',
    )
    expect(parts.map(({ id, title, capabilities }) => [id, title, capabilities.length])).toEqual([
      ['P1', 'brief', 0],
      ['P2', 'A', 1],
      ['P3', 'B', 1],
    ])
  })

  it('takes what cites another artifact for made from it', () => {
    const brief = sampleArtifact('brief', 'Tools must be dry.')
    const design = sampleArtifact('design', 'The tools are dry [brief:1].')
    const { sources, derived } = atOnce(readBrief({ design, brief }))
    expect([sources.map(({ name }) => name), derived.map(({ name }) => name)]).toEqual([
      ['brief'],
      ['design'],
    ])
  })

  it('leaves open what is asked, what has no figure and what nobody does', () => {
    const brief = briefOf(
      'Who pays for it all?\n\nNobody must not sign.\n\nThe page should load quickly.\n\nIt should load quickly, in 2 seconds.\n\nA backup must be made.',
    )
    expect(atOnce(openQuestions(brief)).map(({ id, kind, fact }) => [id, kind, fact.line])).toEqual(
      [
        ['Q1', 'asked', 1],
        ['Q2', 'unclear', 3],
        ['Q3', 'unmeasured', 5],
        ['Q4', 'unnamed', 9],
      ],
    )
  })

  it('speaks of things that are named more than once, and of no measure', () => {
    const { facts } = briefOf(
      'A tool costs 3 days. Each tool is kept for 3 days. A shed holds them.',
    )
    expect(thingsIn(facts, 9).map(({ name }) => name)).toEqual(['tool'])
  })
})
