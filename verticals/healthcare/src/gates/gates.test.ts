import type { Issue } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { BUNDLE } from '../structured/records.test-data.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { clinicalAccuracy } from './clinical-accuracy.ts'
import { dataIntegrity } from './data-integrity.ts'
import { dicomAttributes } from './dicom-attributes.ts'
import { electronicRecords } from './electronic-records.ts'
import { createFhirConformance } from './fhir-conformance.ts'
import { traceability } from './traceability.ts'
import { variantClass, variantClassification } from './variant-class.ts'

const fhir = createFhirConformance(readVocabulary())

async function codes(
  validator: { validate: typeof traceability.validate },
  text: string,
  inputs: object = {},
) {
  const issues = await validator.validate({ text, inputs, name: 'it' } as never, {} as never)
  return issues.map(({ code, severity }: Issue) =>
    severity === 'could_not_check' ? severity : code,
  )
}

describe('the class of a variant', () => {
  it.each([
    ['PVS1 PS1', 'pathogenic'],
    ['PVS1 PM1 PM2', 'pathogenic'],
    ['PVS1 PM2 PP3', 'pathogenic'],
    ['PVS1 PP1 PP3', 'pathogenic'],
    ['PS1 PS3', 'pathogenic'],
    ['PS1 PM1 PM2 PM5', 'pathogenic'],
    ['PS1 PM1 PM2 PP1 PP3', 'pathogenic'],
    ['PS1 PM1 PP1 PP2 PP3 PP4', 'pathogenic'],
    ['PVS1 PM2', 'likely pathogenic'],
    ['PS1 PM2', 'likely pathogenic'],
    ['PS1 PP1 PP3', 'likely pathogenic'],
    ['PM1 PM2 PM5', 'likely pathogenic'],
    ['PM1 PM2 PP1 PP3', 'likely pathogenic'],
    ['PM1 PP1 PP2 PP3 PP4', 'likely pathogenic'],
    ['BA1', 'benign'],
    ['BS1 BS2', 'benign'],
    ['BS1 BP4', 'likely benign'],
    ['BP4 BP7', 'likely benign'],
    ['PVS1', 'uncertain significance'],
    ['PM2 PP3', 'uncertain significance'],
    ['BS1', 'uncertain significance'],
    ['PVS1 PS1 BS1 BS2', 'uncertain significance'],
    ['PVS1_Strong PM2_Supporting PP3', 'likely pathogenic'],
    ['PP1 PP1 PP1 PP1 PM1', 'uncertain significance'],
    ['PX1', undefined],
    ['', 'uncertain significance'],
  ])('of %s is %s', (criteria, expected) => {
    expect(variantClass(criteria.split(' ').filter((each) => each !== ''))).toBe(expected)
  })

  it('is held against what a table says', async () => {
    const table = 'variant,criteria,classification\nc.1A>G,PVS1 PS1,Pathogenic\n'
    expect(await codes(variantClassification, table)).toEqual([])
    expect(await codes(variantClassification, table.replace('PVS1 PS1', 'PM2'))).toEqual([
      'class-differs',
    ])
    expect(await codes(variantClassification, table.replace('PVS1', 'PVS9'))).toEqual([
      'unknown-criterion',
    ])
    expect(await codes(variantClassification, 'variant,class\na,b\n')).toEqual(['could_not_check'])
  })
})

describe('a traceability matrix', () => {
  const HEAD = 'requirement,class,risk,control,design,test,result\n'
  it.each([
    ['R1,C,H1,M1,D1,T1,passed\nR2,A,,,,,\n', []],
    ['R1,C,,,D1,T1,planned\n', ['not-passed']],
    ['R1,B,,,,,\n', ['no-test', 'not-passed']],
    ['R1,C,,,,T1,passed\n', ['no-design']],
    ['R1,B,H1,,,T1,passed\n', ['no-control']],
    ['R1,D,,,,T1,passed\n', ['no-class']],
    ['R1,A,,,,,\nR1,A,,,,,\n', ['twice']],
  ])('with %j has %j', async (rows, expected) => {
    expect(await codes(traceability, `${HEAD}${rows}`)).toEqual(expected)
  })
})

describe('electronic records', () => {
  const signature = { signer: 'Ada', signedAt: '2026-03-02T12:00:00Z', meaning: 'approval' }
  const record = { id: 'r1', createdAt: '2026-03-02T10:00:00Z', signatures: [signature] }
  const change = { at: '2026-03-02T11:00:00Z', by: 'Grace', what: 'dose' }
  it.each([
    ['signed after its last change', { ...record, changes: [change] }, []],
    ['without a signature', { ...record, signatures: [] }, ['no-signature']],
    [
      'with a signature of no meaning',
      { ...record, signatures: [{ ...signature, meaning: 'liked' }] },
      ['signature-incomplete'],
    ],
    [
      'changed after it was signed',
      { ...record, changes: [{ ...change, at: '2026-03-03T00:00:00Z' }] },
      ['signed-before'],
    ],
    [
      'with a change by nobody',
      { ...record, changes: [{ ...change, by: '' }] },
      ['change-incomplete'],
    ],
    [
      'changed before it was made',
      { ...record, changes: [{ ...change, at: '2026-03-01T00:00:00Z' }] },
      ['not-in-order'],
    ],
  ])('%s', async (_, one, expected) => {
    expect(await codes(electronicRecords, JSON.stringify({ records: [one] }))).toEqual(expected)
  })

  it('that are none could not be checked', async () => {
    expect(await codes(electronicRecords, '{"records":[]}')).toEqual(['could_not_check'])
    expect(await codes(electronicRecords, 'signed')).toEqual(['could_not_check'])
  })
})

describe('attributes of a study', () => {
  const instance = {
    '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.2'] },
    '00080018': { vr: 'UI', Value: ['1.2.3'] },
    '00120062': { vr: 'CS', Value: ['YES'] },
    '00280301': { vr: 'CS', Value: ['NO'] },
    '00100010': { vr: 'PN' },
  }
  it.each([
    ['de-identified', instance, []],
    ['with a name', { ...instance, '00100010': { vr: 'PN', Value: [{}] } }, ['identifying']],
    ['with a private attribute', { ...instance, '00091001': { vr: 'LO' } }, ['private']],
    ['of unknown pixels', { ...instance, '00280301': undefined }, ['burned-in']],
    ['that declares nothing', { ...instance, '00120062': undefined }, ['not-declared']],
    ['without a class', { ...instance, '00080016': undefined }, ['no-class']],
    ['with a member that is no tag', { ...instance, patient: {} }, ['no-tag']],
  ])('%s', async (_, one, expected) => {
    expect(await codes(dicomAttributes, JSON.stringify([one]))).toEqual(expected)
  })

  it('that are none could not be checked', async () => {
    for (const text of ['x', '[]', '[1]']) {
      expect(await codes(dicomAttributes, text)).toEqual(['could_not_check'])
    }
  })
})

describe('the conformance of FHIR', () => {
  it('is that of elements, codes, ids and references', async () => {
    expect(await codes(fhir, BUNDLE)).toEqual([])
    expect(await codes(fhir, BUNDLE.replace('"2160-0"', '"2160-1"'))).toEqual(['code'])
    expect(await codes(fhir, BUNDLE.replace('"o-77"', '"o 77"'))).toEqual(['id'])
    expect(await codes(fhir, BUNDLE.replace('Patient/6f1b', 'urn:uuid:other'))).toEqual([
      'reference',
    ])
    expect(await codes(fhir, 'Seen today.')).toEqual(['could_not_check'])
  })
})

describe('the integrity of a table', () => {
  const score = async (text: string) => {
    const scored = await dataIntegrity.score({ text } as never, {} as never)
    return scored.kind === 'scored' ? Math.round(scored.value * 100) / 100 : scored.kind
  }
  it('is the share of cells that are there and can be', async () => {
    expect(await score('age,sex,dx\n52,F,E11.65\n61,M,I10\n')).toBe(1)
    expect(await score('age,sex,dx\n520,F,E11.65\n61,,K2I.9\n')).toBe(0.5)
    expect(await score('age,sex\n52,F\n52,F\n')).toBe(0.5)
    expect(await score('age,sex\n')).toBe('not_measured')
  })
})

describe('the accuracy of a recommendation', () => {
  const inputs = { chart: { name: 'chart', text: 'Furosemide 40 mg daily, insulin 10 units.' } }
  it.each([
    ['Give furosemide 40 mg.', []],
    ['Give furosemide 400 mg.', ['dose-in-no-source']],
    ['Give furosemide 40 mcg.', ['dose-in-no-source', 'unit-not-ucum']],
    ['Give insulin 10 units.', ['unit-not-ucum']],
    ['For K2I.9 reflux nothing.', ['code-malformed']],
  ])('%s', async (text, expected) => {
    expect(await codes(clinicalAccuracy, text, inputs)).toEqual(expected)
  })
})
