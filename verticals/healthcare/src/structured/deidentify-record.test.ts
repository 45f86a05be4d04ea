import { atOnce } from '@fcc/detection'
import { describe, expect, it } from 'vitest'
import { DEFAULT_KEPT_RULES } from '../deidentify/kept-rules.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { deidentifyRecord } from './deidentify-record.ts'
import { BUNDLE, CLEAN_MESSAGE, LEAKS, MESSAGE, TABLE } from './records.test-data.ts'
import { attestRecord } from './settled.ts'

const vocabulary = readVocabulary()
const made = (text: string) => atOnce(deidentifyRecord(text, vocabulary, DEFAULT_KEPT_RULES))
const unsettled = (text: string) =>
  atOnce(attestRecord(text, vocabulary, DEFAULT_KEPT_RULES)).unsettled

describe('a record that is de-identified by its fields', () => {
  it.each([
    ['a message of HL7', MESSAGE],
    ['a bundle of FHIR', BUNDLE],
    ['a table', TABLE],
  ])('%s holds no identifier, and is attested', (_, text) => {
    const { text: released } = made(text)
    expect(LEAKS.filter((leak) => released.toUpperCase().includes(leak))).toEqual([])
    expect(unsettled(released)).toEqual([])
    expect(unsettled(text).length).toBeGreaterThan(5)
  })

  it('is byte for byte the same where nothing identifies', () => {
    expect(made(CLEAN_MESSAGE)).toMatchObject({ text: CLEAN_MESSAGE, replaced: [] })
    const table = 'sex,age,creatinine\r\nF,"89",1.1\r\n\r\nM,5,<0.9\r\n'
    expect(made(table)).toMatchObject({ text: table, replaced: [] })
    const resource =
      '{"resourceType":"Observation" ,\n "status":"final","valueQuantity":{"value":1.10,"unit":"mg\\/dL"}}'
    expect(made(resource)).toMatchObject({ text: resource, replaced: [] })
  })

  it('keeps the form of a message: separators, empty fields, what is measured and coded', () => {
    const { text, form } = made(MESSAGE)
    expect(form).toBe('HL7 v2')
    const shape = (message: string) =>
      message.split('\r').map((line) => [line.slice(0, 3), line.split('|').length])
    expect(shape(text)).toEqual(shape(MESSAGE))
    expect(text).toContain('OBX|1|NM|2160-0^Creatinine^LN||1.1|mg/dL|0.6-1.2|N|||F')
    expect(text).toContain('[name]^[name]^[name]||1957|F|||[place]^^[place]^WI^547')
    expect(text).toContain(
      'She was seen by [name] today.\\.br\\[name] is doing well and walks without help.',
    )
  })

  it('denies every field of a segment that nobody knows', () => {
    expect(made(MESSAGE).text).toContain('ZPI|[identifier]|[identifier]|[identifier]\r')
    expect(made('PID|1||4711\rQQQ|a|b').text).toContain('QQQ|[identifier]|[identifier]')
  })

  it('keeps FHIR valid: partial dates, masked instants, links that still meet, narratives without attributes', () => {
    const released = JSON.parse(made(BUNDLE).text)
    const [patient, observation] = released.entry.map(
      (entry: { resource: object }) => entry.resource,
    )
    expect(observation.subject.reference).toBe(`Patient/${patient.id}`)
    expect(released.entry[0].fullUrl).toBe(`urn:fcc:${patient.id}`)
    expect(observation.effectiveDateTime).toBe('2026')
    expect(patient.birthDate).toBeUndefined()
    expect(patient._birthDate.extension[0].valueCode).toBe('masked')
    expect(patient.meta._lastUpdated.extension[0].valueCode).toBe('masked')
    expect(patient.text.div).toBe(
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>Seen by <b>[name]</b> today.</p></div>',
    )
    expect(observation.valueQuantity).toEqual(JSON.parse(BUNDLE).entry[1].resource.valueQuantity)
    expect(observation.note[0].text).toBe('[name] is doing well.')
  })

  it('judges the cells of a table by the names of their columns', () => {
    expect(made(TABLE).text.split('\r\n').slice(1, 3)).toEqual([
      '"[name]",[record-number],90,,547,WI,F,1.1,"She was seen by [name], and is doing well."',
      '[name],[record-number],55,1971,000,NH,M,0.9,No fever.',
    ])
  })

  it.each([
    ['a document in a message', 'PID|1||4711\rOBX|1|ED|X^Scan^L||^AP^PDF^Base64^JVBERi0=', 'OBX-5'],
    [
      'a photograph of a patient',
      '{"resourceType":"Patient","photo":[{"contentType":"image/png","data":"iVBORw0="}]}',
      'photo[0].contentType',
    ],
    ['a resource that is one', '{"resourceType":"Binary","data":"iVBORw0="}', 'resourceType'],
    ['a column of pictures', 'age,photo\n5,a.png\n', 'row 1, column 2'],
  ])('is refused with %s, which nobody looked at', (_, text, place) => {
    expect(() => made(text)).toThrow('FCC_HEALTHCARE_RECORD_ATTACHMENT')
    expect(() => made(text)).toThrow(place)
  })

  it.each([
    ['prose', 'Seen today, doing well.'],
    ['JSON that is no resource', '{"PatientId": 12434, "name": "Roe"}'],
    ['a resource that was cut off', '{"resourceType":"Patient","name":[{"fam'],
    ['a member whose name says whose it is', '{"resourceType":"Patient","marenOkonkwo":true}'],
    ['a table without a header', '00482919,92,F\n00517316,55,M\n'],
    ['a table with an open quote', 'age,note\n5,"well\n'],
  ])('is refused where it is %s', (_, text) => {
    expect(() => made(text)).toThrow('FCC_HEALTHCARE_RECORD_UNREADABLE')
  })

  it('is refused where it is nested beyond measure', () => {
    const deep = `{"resourceType":"Basic","extension":${'['.repeat(5000)}${']'.repeat(5000)}}`
    expect(() => made(deep)).toThrow('FCC_HEALTHCARE_RECORD_TOO_DEEP')
  })

  it('takes a text in one case out as a whole, since nothing of it can be proven', () => {
    const message = MESSAGE.replace(
      /She was seen.*help\./,
      'PT ROSE YOUNG SEEN BY DR WHITE FOR CHEST PAIN',
    )
    expect(made(message).text).toContain('|[unproven]')
    const lower = 'age,note\n5,pt rose young seen by mark today\n'
    expect(made(lower).text).toBe('age,note\n5,[unproven]\n')
  })

  it('knows columns by their names however they are written, and no bare name in any other', () => {
    const header = 'firstname,LastName,dateofbirth,phonenumber,zipcode,nickname,drug_name,remark'
    const row = 'rose,mark,1957-04-12,7155550142,54751,grant,aspirin,rose'
    expect(made(`${header}\n${row}\n`).text).toBe(
      `${header}\n[name],[name],1957,[phone],547,[name],aspirin,[unproven]\n`,
    )
  })

  it('lets no header say whose a column is, though it says what is in it', () => {
    const { text } = made('Jane Roe phone,mrn,Zyrianova\n7155550142,4711,5\n')
    expect(text).toBe('[unproven],mrn,[unproven]\n[phone],[record-number],5\n')
    expect(unsettled('age,Zyrianova\n5,6\n').map(({ path }) => path)).toEqual(['header, column 2'])
  })

  it('masks both of two members of one name, and numbers too long to be measured', () => {
    const twice = '{"resourceType":"Patient","gender":"Okonkwo","gender":"female","rank":123456789}'
    const { text } = made(twice)
    expect(text).not.toMatch(/Okonkwo|123456789/)
    expect(() => JSON.parse(text)).not.toThrow()
    expect(unsettled(text)).toEqual([])
  })

  it('says places and kinds, never a value', () => {
    const { replaced } = made(TABLE)
    expect(replaced).toContainEqual({ path: 'row 1, column 2', kind: 'record-number' })
    expect(LEAKS.filter((leak) => JSON.stringify(replaced).toUpperCase().includes(leak))).toEqual(
      [],
    )
  })
})

describe('what attests a record', () => {
  it.each([
    ['a name in its field', 'PID|1||[record-number]||ROE', 'PID-5.1'],
    ['a day of birth', 'PID|1||||[name]||19570412', 'PID-7.1'],
    ['a field of a segment that nobody knows', 'PID|1||[record-number]\rZPI|blue', 'ZPI-1.1'],
    ['a name in a text', 'PID|1\rNTE|1||Seen by Zyrianova today.', 'NTE-3'],
    ['a code that spells a name', 'PID|1|||||||ZYRIANOVA', 'PID-8'],
    ['a ZIP area of few people', 'zip,age\n036,5\n', 'row 1, column 1'],
    ['an age', 'zip,age\n547,92\n', 'row 1, column 2'],
    ['a link of its own', '{"resourceType":"Patient","id":"f001"}', 'id'],
    [
      'a tag that says something',
      '{"resourceType":"Patient","text":{"div":"<div><p title=\\"Roe\\">Well.</p></div>"}}',
      'text.div',
    ],
  ])('finds %s', (_, text, path) => {
    expect(unsettled(text).map((part) => part.path)).toEqual([path])
  })
})
