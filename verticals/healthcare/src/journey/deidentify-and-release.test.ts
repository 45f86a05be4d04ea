import { readFileSync } from 'node:fs'
import { FccError } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../attest/token.ts'
import { artifactOf, callOf, contributions } from './contributions.ts'
import { walk } from './walk.ts'

const quickstart = new URL('../../../../examples/quickstart/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, quickstart), 'utf8')
const note = read('inputs/healthcare/discharge-note.txt')
const corrected = read('inputs/healthcare/corrected-note.txt')
const identifiers = read('identifiers.txt').trim().split('\n')
const contributed = contributions()
const released = (walked: Awaited<ReturnType<typeof walk>>) =>
  walked.artifacts['release-packet'] ?? ''

describe('the sample note', () => {
  it('holds every identifier of the list', () => {
    expect(identifiers.filter((identifier) => !note.includes(identifier))).toEqual([])
    expect(identifiers.length).toBeGreaterThan(30)
  })

  it('takes the feedback edge once: detection misses what proof does not let pass', async () => {
    const walked = await walk(contributed, note)
    expect(walked.feedbacks).toBe(1)
    expect(walked.facts).toEqual({ 'deidentification.route': 'safe-harbor' })
  })

  it('takes none once the licence number is written in the usual form', async () => {
    const walked = await walk(contributed, corrected)
    expect(walked.feedbacks).toBe(0)
    expect(walked.facts).toEqual({ 'deidentification.route': 'safe-harbor' })
  })

  it('leaves no identifier in any artifact but the note itself', async () => {
    for (const text of [note, corrected]) {
      const { artifacts } = await walk(contributed, text)
      for (const [name, made] of Object.entries(artifacts)) {
        if (name === 'note') continue
        expect(identifiers.filter((identifier) => made.includes(identifier))).toEqual([])
      }
    }
  })

  it('keeps what is no identifier: years, ages up to 89, states, ZIP3, eponyms, codes, doses', async () => {
    const packet = released(await walk(contributed, note))
    for (const kept of [
      '68-year-old',
      'in 2009',
      'in 1998',
      '[date:1957]',
      '[date:2026]',
      'WI [zip:547]',
      'NH [zip:000]',
      '[age:90+]',
      'Hodgkin lymphoma',
      "Parkinson's disease",
      'Foley catheter',
      'I50.23',
      'furosemide 40 mg',
      '158/92 mmHg',
    ]) {
      expect(packet).toContain(kept)
    }
  })

  it('has seven codes of which one is malformed', async () => {
    const walked = await walk(contributed, note)
    expect(walked.measures[1]).toEqual({ codes: 7, doubtful: 1, malformed: 1 })
    expect(released(walked)).toContain('K2I.9, malformed (third character)')
  })

  it('is judged by a code table where the run has one, of which only the needed rows are handed over', async () => {
    const row = (code: string, flag: number, title: string) =>
      `00001 ${code.padEnd(7)} ${flag} ${title.padEnd(60)} ${title}`
    const table = [
      row('A000', 1, 'Cholera due to Vibrio cholerae 01, biovar cholerae'),
      row('I10', 1, 'Essential (primary) hypertension'),
      row('J44', 0, 'Other chronic obstructive pulmonary disease'),
      row('E1165', 1, 'Type 2 diabetes mellitus with hyperglycemia'),
      '',
    ].join('\r\n')
    const walked = await walk(contributed, note, {}, table)
    expect(walked.artifacts['code-rows']?.trim().split('\n')).toHaveLength(3)
    expect(walked.measures[1]).toEqual({ codes: 7, doubtful: 5, malformed: 1 })
    for (const line of ['I10, valid', 'J44, header', 'E11.65, valid', 'N18.31, not-found']) {
      expect(released(walked)).toContain(line)
    }
    expect(walked.facts).toEqual({ 'deidentification.route': 'safe-harbor' })
  })

  it('ends in other bytes when a digit of the record number changes, and says why', async () => {
    const before = released(await walk(contributed, note))
    expect(before).toContain('MRN: [record-number]')
    for (const changed of ['00482918', '10482919', '00482999']) {
      const after = released(await walk(contributed, note.replace('00482919', changed)))
      expect(after).toContain('MRN: [record-number:check-failed]')
      expect(after).toBe(before.replace('[record-number]', '[record-number:check-failed]'))
      expect(after).not.toContain(changed)
    }
  })

  it('does not judge record numbers where the tenant has no check digit', async () => {
    const changed = note.replace('00482919', '00482918')
    const walked = await walk(contributed, changed, { recordNumberCheckDigit: 'none' })
    expect(released(walked)).toContain('MRN: [record-number]')
  })

  it('counts two record numbers where a second one appears', async () => {
    const walked = await walk(contributed, `${note}\nMRN: 00517316\n`)
    expect(walked.measures[0]).toMatchObject({ recordNumbers: 2 })
  })

  it('can be long: its thousandth line is reported like its first', async () => {
    const walked = await walk(contributed, corrected.repeat(40))
    expect(released(walked)).toMatch(/line \d{4}: K2I\.9, malformed/)
    expect(walked.facts).toEqual({ 'deidentification.route': 'safe-harbor' })
  })

  it('gives the same bytes every time', async () => {
    expect((await walk(contributed, note)).artifacts).toEqual(
      (await walk(contributed, note)).artifacts,
    )
  })
})

describe('a note with something nobody foresaw', () => {
  it.each([
    ['a badge', 'Her badge reads QX-77-LAMBDA-4.'],
    ['a name in lower case', 'Her neighbour wendeline oosterhuis drove her home.'],
    ['a spelled number', 'The number is four eight two one three seven.'],
    ['a number in full-width digits', 'Reference ４８２１３７ was noted.'],
    ['a number with zero-width spaces', 'Reference 48\u200b21\u200b37 was noted.'],
    ['a marker made up by the writer', 'She is [name:wendeline].'],
    ['a marker with a detail that may not stay', 'She lives at [zip:036].'],
  ])('is released only once %s is masked', async (_, sentence) => {
    const walked = await walk(contributed, `${corrected}\n${sentence}\n`)
    expect(walked.facts).toEqual({ 'deidentification.route': 'safe-harbor' })
    for (const word of [
      'QX-77',
      'wendeline',
      'oosterhuis',
      'eight two one',
      '４８２',
      '\u200b',
      '036',
    ]) {
      expect(released(walked)).not.toContain(word)
    }
  })
})

describe('the gate', () => {
  const gate = contributed.gates.get('fcc-healthcare/no-residual-identifiers')
  const scorer = contributed.scorers.get('fcc-healthcare/proven-share')
  const validator = contributed.validators.get('fcc-healthcare/residual-identifiers')
  const subjectOf = (text: string) => ({
    name: 'release-packet',
    text,
    mediaType: 'text/markdown' as const,
    labels: artifactOf('x', '').labels,
    inputs: {},
    outputs: {},
    persona: undefined,
  })

  it('asks for every word to be proven', () => {
    expect(gate?.threshold).toBe(1)
    expect(gate?.checks.filter((check) => check.required).map((check) => check.id)).toEqual([
      'residuals',
      'places',
      'note',
      'code-report',
    ])
  })

  it('gives one for an attested packet, less for one with a residual', async () => {
    const packet = released(await walk(contributed, corrected))
    expect(await scorer?.score(subjectOf(packet), callOf())).toMatchObject({
      kind: 'scored',
      value: 1,
    })
    expect(await validator?.validate(subjectOf(packet), callOf())).toEqual([])
    const worse = packet.replace('DISCHARGE SUMMARY', 'DISCHARGE SUMMARY of Okonkwo')
    const score = await scorer?.score(subjectOf(worse), callOf())
    expect(score?.kind === 'scored' && score.value).toBeLessThan(1)
    expect(await validator?.validate(subjectOf(worse), callOf())).toMatchObject([
      { severity: 'error', code: 'capitalised-word' },
    ])
  })

  it('does not measure a packet emptied of content, nor one without sections', async () => {
    for (const text of [
      '# Release packet\n\n## De-identified note\n\n## Code report\n',
      `# Release packet\n\n## De-identified note\n\n${'[name] '.repeat(50)}\n\n## Code report\n`,
      '',
      'She was well.',
    ]) {
      expect(await scorer?.score(subjectOf(text), callOf())).toMatchObject({ kind: 'not_measured' })
    }
    expect(await validator?.validate(subjectOf(''), callOf())).toMatchObject([
      { severity: 'could_not_check' },
    ])
  })
})

describe('the skills', () => {
  it('refuse an empty note', async () => {
    for (const empty of ['', ' \n\t']) {
      const error = await walk(contributed, empty).catch((caught: unknown) => caught)
      expect(FccError.is(error) && error.code).toBe('FCC_HEALTHCARE_NOTE_EMPTY')
    }
  })

  it('never throw on a note with anything in it, and what detection is left with it finds nothing in', async () => {
    const detector = contributed.detectors.get('fcc-healthcare/phi')
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'Dr. Jane Roe',
        'MRN: 123456',
        '03/14/2026',
        '[name]',
        '[date:2026]',
        ' ',
        '\n',
        'E11.65',
        'ICD-10',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 25 }), async (pieces) => {
        const text = `${pieces.join(' ')} x`
        const walked = await walk(contributed, text)
        expect(tokenise(walked.artifacts['deidentified-note'] ?? '').length).toBeGreaterThan(0)
        expect(
          await detector?.detect(walked.artifacts['deidentified-note'] ?? '', callOf()),
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('take a long run of one letter, digit or title', async () => {
    for (const text of ['a'.repeat(300_000), '1 '.repeat(30_000), 'Dr. '.repeat(30_000)]) {
      const walked = await walk(contributed, text)
      expect(walked.artifacts['deidentified-note']?.length).toBeGreaterThan(0)
    }
  })
})
