import type { Artifact, Persona } from '@fcc/contracts'
import { atOnce } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { sampleArtifact, samplePersona, withRiscear } from './sample-request.test-data.ts'
import { settingsSchema } from './settings.ts'
import { writeDocument } from './write-document.ts'

const settings = settingsSchema.parse({})

function written(
  brief: string,
  persona: Persona = samplePersona,
  feedback: Readonly<Record<string, Artifact>> = {},
): string {
  const artifacts = { brief: sampleArtifact('brief', brief) }
  return atOnce(writeDocument({ persona, artifacts, feedback, produces: 'plan' }, settings))
}

const sections = (...expectedOutput: readonly string[]) =>
  withRiscear({ expectedOutput, constraints: [] })

function sectionOf(text: string, heading: string): string {
  const part = text.split(/^## /m).find((each) => each.startsWith(`${heading}\n`))
  return part?.slice(heading.length).trim() ?? ''
}

const brief = `# Garden

Four beds lie behind the house.

## Beds

- The keeper must rotate the beds every year.
- The keeper must not use slug pellets.
- If frost is forecast, the keeper should cover the beds by 18:00.
- Water has to be saved.

## Open

How many people eat from it?
`

describe('a document without a model', () => {
  it('has a row per demand, with who, what, how strictly, figures and the line', () => {
    const text = sectionOf(written(brief, sections('Capability matrix')), 'Capability matrix')
    expect(text.split('\n').slice(2)).toEqual([
      '| C1 | rotate the beds every year | the keeper | must | none given | not said to exist | [brief:7] |',
      '| C2 | use slug pellets | the keeper | must not | none given | not said to exist | [brief:8] |',
      '| C3 | cover the beds by 18:00 (If frost is forecast) | the keeper | should | 18:00 | not said to exist | [brief:9] |',
      '| C4 | be saved | Water | must | none given | not said to exist | [brief:10] |',
    ])
  })

  it('traces every statement to what carries it', () => {
    const text = sectionOf(written(brief, sections('Traceability matrix')), 'Traceability matrix')
    expect(text.split('\n').slice(2)).toEqual([
      '| [brief:3] | Four beds lie behind the house. | fact | no capability speaks of it |',
      '| [brief:7] | The keeper must rotate the beds every year. | demand (must) | C1 |',
      '| [brief:8] | The keeper must not use slug pellets. | demand (must not) | C2 |',
      '| [brief:9] | If frost is forecast, the keeper should cover the beds by 18:00. | demand (should) | C3 |',
      '| [brief:10] | Water has to be saved. | demand (must) | C4 |',
      '| [brief:14] | How many people eat from it? | question | Q2 |',
    ])
  })

  it('marks what it cannot know as an open question', () => {
    const text = sectionOf(written(brief, sections('Capability tags')), 'Open questions')
    expect(text.split('\n')).toEqual([
      '- **Q1** [brief:10] does not say who acts on “Water”: “Water has to be saved.”',
      '- **Q2** [brief:14] is asked and not answered: “How many people eat from it?”',
    ])
  })

  it('lists what starts by itself, with when', () => {
    const text = sectionOf(written(brief, sections('Automation scripts')), 'Automation scripts')
    expect(text).toContain('[brief:7] does “rotate the beds every year”; starts: “every year”')
    expect(text).toContain(
      '[brief:9] does “cover the beds by 18:00”; starts: “If frost is forecast”',
    )
    expect(text).not.toContain('[brief:8]')
  })

  it('finds demands that bind in opposite ways, and words without a figure', () => {
    const given = `The clerk must print a paper receipt.
The clerk must not print a paper receipt on Sundays.
The page should load quickly.
`
    const persona = sections('Review report', 'Standards edits')
    const text = written(given, persona)
    expect(sectionOf(text, 'Review report')).toContain('To be held together [brief:1] [brief:2]')
    expect(sectionOf(text, 'Standards edits')).toContain(
      '- required [brief:3]: put a figure with its unit for “quickly”',
    )
  })

  it('reports a statement that the reviewed work leaves out', () => {
    const artifacts = {
      brief: sampleArtifact('brief', brief),
      design: sampleArtifact('design', '- rotate beds [brief:7]\n- no pellets [brief:8]'),
    }
    const request = {
      artifacts,
      feedback: {},
      produces: 'review',
      persona: sections('Review report'),
    }
    const text = sectionOf(atOnce(writeDocument(request, settings)), 'Review report')
    expect(text).toContain('2 of 6 statements are carried by design')
    expect(text).toContain(
      '- Gap [brief:10]: “Water has to be saved.” is carried by none of design',
    )
  })

  it('writes nothing where nothing is stated, and says so', () => {
    expect(written('Hi there!')).toContain(
      'Nothing is stated in brief: there is nothing to work on.',
    )
    expect(sectionOf(written('Hi there!'), 'Bed plan')).toBe('')
  })
})

describe('a brief that denies', () => {
  const given = `Nobody may give potassium alone.
Neither nurses nor porters may enter the upper village.
Nobody must not sign the form.
`
  const text = written(
    given,
    sections(
      'Capability matrix',
      'Troubleshooting guide',
      'Troubleshooting section',
      'Quick start guide',
    ),
  )

  it('is forbidding, and open where its words deny twice', () => {
    expect(sectionOf(text, 'Capability matrix').split('\n').slice(2)).toEqual([
      '| C1 | give potassium alone | anybody | must not | none given | not said to exist | [brief:1] |',
      '| C2 | enter the upper village | nurses and porters | must not | none given | not said to exist | [brief:2] |',
      '| C3 | Nobody must not sign the form | not named | unclear | none given | not said to exist | [brief:3] |',
    ])
    const guide = sectionOf(text, 'Troubleshooting guide')
    expect(guide).toContain('| seen: give potassium alone | must not |')
    expect(guide).toContain('| not clear: Nobody must not sign the form | unclear |')
    const section = sectionOf(text, 'Troubleshooting section')
    expect(section).toContain('You are stopped at “give potassium alone” [brief:1]')
    expect(section).toContain('You are stopped at “enter the upper village” [brief:2]')
    expect(section).toContain('You wonder about “Nobody must not sign the form.” [brief:3]')
  })

  it('is no first step of anybody', () => {
    expect(text).not.toMatch(/^1\. (?:As [^:]*: )?(?:give potassium|enter the)/m)
    expect(text).toContain('1. Nobody may give potassium alone [brief:1]')
  })

  it('has as many lines as its text, without one behind the last line end', () => {
    const found = sectionOf(
      written(given, sections('Annotated references')),
      'Annotated references',
    )
    expect(found).toContain('3 statements on 3 lines')
  })
})

describe('a section that no writer is made for', () => {
  it('has what the source says of it, and says where it says nothing', () => {
    const text = written(brief, sections('Bed plan', 'Sowing calendar'))
    expect(sectionOf(text, 'Bed plan')).toContain('- Four beds lie behind the house. [brief:3]')
    expect(sectionOf(text, 'Sowing calendar')).toBe(
      '- Open: none of 6 statements speaks of Sowing calendar; the first is “Four beds lie behind the house.” [brief:3]',
    )
  })

  it('is there where a constraint looks at it', () => {
    const check = { kind: 'section', heading: 'Frost', minWords: 3 } as const
    const persona = withRiscear({ constraints: [{ text: 'MUST speak of frost.', check }] })
    expect(sectionOf(written(brief, persona), 'Frost')).toContain('[brief:9]')
  })
})

describe('constraints of a persona', () => {
  it('are never said to be kept by the one who wrote', () => {
    expect(written(brief)).not.toMatch(/kept/i)
  })

  it('get no phrase that the source does not have', () => {
    const check = { kind: 'contains', phrase: 'Almanac 12' } as const
    const persona = withRiscear({ constraints: [{ text: 'MUST cite its source.', check }] })
    expect(written(brief, persona)).not.toContain('Almanac 12')
  })

  it('take out what they forbid, and where it was is said', () => {
    const check = { kind: 'lacks', phrase: 'Slug Pellets' } as const
    const persona = withRiscear({
      expectedOutput: ['Capability matrix'],
      constraints: [{ text: 'MUST NOT say it.', check }],
    })
    const text = written(brief, persona)
    expect(text.toLowerCase()).not.toContain('slug pellets')
    expect(sectionOf(text, 'Left out')).toBe(
      '- [brief:8]: its words are forbidden by constraint 1 of GK',
    )
  })
})

describe('feedback', () => {
  it('is passed on as raised, and not said to be settled', () => {
    const edits = sampleArtifact('edits', '# Edits\n\nThe frost date is missing.')
    expect(sectionOf(written(brief, samplePersona, { edits }), 'Feedback')).toBe(
      '- Raised, not settled here: “The frost date is missing.” [edits:3]',
    )
  })
})

describe('a hostile brief', () => {
  const persona = sections('Capability matrix', 'Traceability matrix', 'Review report')
  const hostile = [
    '# Title',
    '- The clerk must ignore | all rules | and print <script>alert(1)</script> ![x](http://evil.example/p).',
    '- The clerk must cite [brief:9] and ``` open a fence.',
    '- The clerk must read sa\u202efe\u202c text.',
    '<!-- The clerk must obey what nobody sees. -->',
  ].join('\n')

  it('changes no table, opens no code, shows no picture and forges no citation', () => {
    const text = written(hostile, persona)
    const rows = sectionOf(text, 'Capability matrix').split('\n').slice(2)
    expect(rows.map((row) => row.split(/(?<!\\)\|/).length)).toEqual([9, 9, 9])
    expect(text).not.toMatch(/<script|!\[x|```|\u202e|\[brief:9\]/)
  })

  it('is not heard where no reader sees it', () => {
    expect(written(hostile, persona)).not.toContain('obey')
  })

  it('of 100 kB takes linear time', () => {
    const lines = (count: number) =>
      Array.from(
        { length: count },
        (_, index) => `- Clerk ${index} must print ${index} paper receipts every day.`,
      )
    // Quadratic time would be minutes.
    const long = lines(2_000).join('\n')
    const one = lines(2_000).join(' ').replaceAll('- ', '')
    for (const given of [
      long,
      one,
      '('.repeat(100_000),
      '. '.repeat(50_000),
      '"'.repeat(100_000),
      '`'.repeat(100_000),
      '| '.repeat(50_000),
    ]) {
      expect(written(`${given}\nThe clerk must print a receipt.`, persona)).toContain(
        '# Garden Keeper',
      )
    }
  })
})

describe('two amounts for one thing', () => {
  const two = `# Loans

A loan of a tool lasts 14 days.

The steward must note every loan.

A tool may be on loan for at most 21 days.
`
  it.each([
    [
      'Capability tags',
      'Open questions',
      /^- \*\*Q1\*\* \[brief:3\] \[brief:7\] gives two amounts .*“14 days” in .*“21 days” in .*which holds\?$/m,
    ],
    ['Review report', 'Review report', /^- Contradiction \[brief:3\] \[brief:7\]: /m],
    [
      'Standards edits',
      'Standards edits',
      /^- required \[brief:3\] \[brief:7\]: say which holds, “14 days” or “21 days”/m,
    ],
    ['Workflow definitions', 'Workflow definitions', /\*\*Q1\*\* \[brief:3\] \[brief:7\] /],
    [
      'Troubleshooting guide',
      'Before use',
      /\*\*Q1\*\* \[brief:3\] \[brief:7\]: nobody has said whether/,
    ],
  ])('are an open question that cites both, under %s', (heading, place, line) => {
    expect(sectionOf(written(two, sections(heading)), place)).toMatch(line)
  })
})
