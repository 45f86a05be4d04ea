import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textForm } from './text-form.ts'

describe('the form of a text', () => {
  it.each([
    ['a segment', 'PID|1||48210077^^^RIV^MR||OKONKWO^MARIA^T||19610314|F', 'HL7 v2'],
    [
      'a message parted by returns',
      'MSH|^~\\&|LAB|RIV\rPID|1||4711\rOBX|1|NM|K^^LN||4.1',
      'HL7 v2',
    ],
    ['a message below a line of prose', 'forwarded:\nDG1|1||J18.9', 'HL7 v2'],
    ['a resource', '{ "resourceType": "Patient", "name": [] }', 'FHIR JSON'],
    ['a resource that was cut off', '{"resourceType":"Patient","name":[{"fam', 'FHIR JSON'],
    ['an object', '\uFEFF {"age": 92}', 'JSON'],
    ['a list', '[1, 2]', 'JSON'],
    ['an object on each line', '{"a":1}\n{"a":2}\n', 'JSON lines'],
    ['a document with a declaration', '<?xml version="1.0"?><a/>', 'XML'],
    ['a clinical document', '<ClinicalDocument xmlns="urn:hl7-org:v3">', 'XML'],
    ['rows', 'name,age\nroe,92\n', 'CSV'],
    ['quoted rows', '"name","note"\n"roe","well, today"\n', 'CSV'],
    ['rows of another country', 'name;age\r\nroe;92\r\n', 'CSV'],
    ['rows with a ragged one', `a,b\n${'1,2\n'.repeat(30)}1,2,3\n`, 'CSV'],
    ['rows parted by tabs', 'name\tage\tsex\nroe\t92\tF\n', 'CSV'],
  ])('is told of %s', (_what, text, name) => {
    expect(textForm(text)?.name).toBe(name)
  })

  it.each([
    ['a sentence', 'Seen today, doing well.'],
    [
      'sentences with as many commas each',
      'Seen today, well.\nSent home, happy.\nCalls, if worse.',
    ],
    [
      'a note',
      'HISTORY\n\nMs Roe, 92, came with a cough.\nBP 120/80, HR 80.\n\nPlan: rest, fluids.',
    ],
    ['a date in brackets', '[2025] seen in clinic'],
    ['a table of Markdown', '| drug | dose |\n| --- | --- |\n| iron | 1 |'],
    ['values behind tabs', 'BP\t120/80\nHR\t80'],
    ['names of segments in prose', 'The PID segment and PID | were discussed.'],
    ['YAML', 'name: roe\nage: 92\n'],
    ['nothing', ''],
  ])('is none where there is %s', (_what, text) => {
    expect(textForm(text)).toBeUndefined()
  })

  it('is JSON for whatever is written as a JSON object or list', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
        (value) => {
          expect(textForm(JSON.stringify(value))?.name).toMatch(/JSON|HL7/)
        },
      ),
    )
  })

  it('answers for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(['string', 'undefined']).toContain(typeof textForm(text)?.name)
      }),
    )
  })
})
