import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from './sentences.ts'
import { demandsOf, readStatements, readStatementsSteps } from './statement.ts'

const read = (text: string) =>
  readStatements(text).map(({ line, text: said }) => [line, said] as const)

describe('the statements of a text', () => {
  it('are sentences, items and rows, each with its line', () => {
    const text = `# Goal

Members share tools. They want to know
who has which tool.

- Login
2. A member must return
   a tool in 14 days.
> The shed stands in Mill Lane.

| Group | Count | Deposit |
|:--|---|--:|
| Hand tools | 90 | |
| Ladders \\| steps | 12 | 10 EUR |
`
    expect(read(text)).toEqual([
      [3, 'Members share tools.'],
      [3, 'They want to know who has which tool.'],
      [6, 'Login'],
      [7, 'A member must return a tool in 14 days.'],
      [9, 'The shed stands in Mill Lane.'],
      [13, 'Hand tools: count 90'],
      [14, 'Ladders | steps: count 12, deposit 10 EUR'],
    ])
  })

  it('are the fields of a form, one by one', () => {
    expect(
      read('Patient: Ada Korver\nDate of birth: 03/14/1961\nSeen for a cough\nthat lasted.'),
    ).toEqual([
      [1, 'Patient: Ada Korver'],
      [2, 'Date of birth: 03/14/1961'],
      [3, 'Seen for a cough that lasted.'],
    ])
  })

  it('know their heading, their lines and whether they ask', () => {
    const [first, second] = readStatements(
      'Title\n=====\n\nThe tank must\nbe full. Who fills it up?',
    )
    expect(first).toMatchObject({ section: 'Title', line: 4, endLine: 5, level: 'must' })
    expect(second).toMatchObject({ line: 5, isQuestion: true })
  })

  it.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['two words', 'Good luck'],
    ['a greeting', 'Hello everybody, and thank you!'],
    ['a greeting of another script', 'こんにちは'],
    ['a greeting in a list', '- Hi\n- Hello'],
    ['headings', '# A plan of the shed\n\nThe plan of a shed\n---\n'],
    ['comments', '<!-- A member must return a tool. -->'],
    ['code', '```\nA member must return a tool.\n```'],
    ['rules and marks', '---\n***\n| | |\n...'],
  ])('are none in %s', (_, text) => {
    expect(read(text)).toEqual([])
  })

  it.each([
    ['abbreviations', 'Ask Dr. Lee, e.g. about no. 4 of the list. Then go home early.', 2],
    ['lower case behind a quoted stop', 'She asked “who is it?” before the door was opened.', 1],
    ['stops of other scripts', '读者必须归还图书。司机不得单独驾驶。', 2],
    ['figures', 'The oven takes 3.5 hours at 02.30 in the night.', 1],
  ])('are cut rightly at %s', (_, text, count) => {
    expect(read(text)).toHaveLength(count)
  })

  it('are the same for line ends of any kind', () => {
    const text =
      '# A\n\nMembers share\nmany tools.\n\n- Tools are kept dry\n\n| a | b |\n|---|---|\n| one | two |\n'
    for (const end of ['\r\n', '\r']) {
      expect(readStatements(text.replaceAll('\n', end))).toEqual(readStatements(text))
    }
  })

  it('lie on lines of the text, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        const text = `${one}\nA member must return a tool.\n${other}`
        const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).length
        let before = 1
        for (const { line, endLine } of readStatements(text)) {
          expect(line).toBeGreaterThanOrEqual(before)
          expect(endLine).toBeGreaterThanOrEqual(line)
          expect(endLine).toBeLessThanOrEqual(lines)
          before = line
        }
      }),
    )
  })

  it('are read in linear time, whatever the text', () => {
    // Quadratic time would be minutes.
    for (const piece of [
      '.',
      '. ',
      '"',
      '| ',
      '> ',
      '- ',
      '`',
      '<!--',
      '#',
      '[',
      'x',
      '\n',
      'must ',
      '“”',
      '1) ',
    ]) {
      readStatements(`${piece.repeat(200_000)}x`)
    }
    expect(readStatements('A tool is kept dry. '.repeat(10_000))).toHaveLength(10_000)
  })
})

describe('how strictly a statement binds', () => {
  it.each([
    ['A member must return it.', 'must'],
    ['A member MUST NOT keep it.', 'must not'],
    ['A member can’t keep the tool. It shall be lent.', 'must not'],
    ['The page should not blink.', 'should not'],
    ['A guest may borrow, but must ask.', 'may'],
    ['Ladders are checked each May in the yard.', undefined],
    ['Der Fahrer darf nicht ohne Begleitung fahren.', 'must not'],
    ['Die Leserin muss das Buch zurückgeben.', 'must'],
    ['Le lecteur doit rendre le livre.', 'must'],
    ['El lector no puede copiar el libro.', 'must not'],
    ['Il lettore deve restituire il libro.', 'must'],
    ['读者必须归还图书。', 'must'],
    ['司机不得单独驾驶。', 'must not'],
    ['Mustard is kept in the larder of the house.', undefined],
  ])('%s: %s', (text, level) => {
    expect(readStatements(text)[0]?.level).toBe(level)
  })
})

describe('what has to be answered', () => {
  it.each([
    [
      'what binds',
      'Tools lie in the shed.\nA member must return them.\nWho pays for them?',
      ['A member must return them.'],
    ],
    [
      'what is stated, where nothing binds',
      'Tools lie in the shed.\nWho pays for them?',
      ['Tools lie in the shed.'],
    ],
    [
      'what is asked, where nothing is stated',
      'Which pump fails most often?',
      ['Which pump fails most often?'],
    ],
  ])('is %s', (_, text, expected) => {
    const lines = text.split('\n').join('\n\n')
    expect(demandsOf(readStatements(lines)).map((each) => each.text)).toEqual(expected)
  })
})

describe('the statements of a long text', () => {
  const long = `${'A member must return a drill within 14 days. '.repeat(2_000)}\n\n${'x '.repeat(50_000)}\n\n${'y'.repeat(50_000)}`

  it('are read in steps of a sentence, and no sentence is endless', () => {
    const steps = readStatementsSteps(long)
    const sizes: number[] = []
    let step = steps.next()
    for (; !step.done; step = steps.next()) sizes.push(step.value)
    expect(step.value).toEqual(readStatements(long))
    expect(sizes.length).toBeGreaterThan(2_000)
    expect(Math.max(...step.value.map(({ text }) => text.length))).toBeLessThanOrEqual(4_000)
    // Cut into lines, and each block into sentences: all else is a sentence at most.
    expect(sizes.filter((size) => size > 4_000 * 16).length).toBeLessThan(8)
  })

  it('lose nothing where a sentence is cut', () => {
    const words = Array.from({ length: 3_000 }, (_, at) => `word${at}`)
    const said = readStatements(words.join(' ')).map(({ text }) => text)
    expect(said.length).toBeGreaterThan(1)
    expect(said.join(' ').split(' ')).toEqual(words)
    expect(splitSentences('😀'.repeat(4_001)).every(({ text }) => text.isWellFormed())).toBe(true)
  })
})
