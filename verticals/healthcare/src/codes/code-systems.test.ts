import { describe, expect, it } from 'vitest'
import { checkCodeForm, elevenDigitNdc, isLoincCode } from './code-systems.ts'
import { isVerhoeffValid, readSnomedId } from './snomed.ts'

describe('the form of an identifier of SNOMED CT', () => {
  it.each<readonly [string, string, string | undefined]>([
    ...'73211009 44054006 22298006 38341003 195967001 138875005 404684003 840539006 100005 900000000000207008'
      .split(' ')
      .map((id): readonly [string, string, string | undefined] => [id, 'concept', undefined]),
    ['1290000001117', 'description', '0000001'],
    ['9940000001029', 'relationship', undefined],
    ['999999990989121104', 'concept', '0989121'],
    ['1290989121103', 'concept', '0989121'],
    ['10989121108', 'concept', '0989121'],
    ['731000124108', 'concept', '1000124'],
    ['11000124108', 'concept', '1000124'],
    ['9991000124113', 'description', '1000124'],
    ['70989121127', 'relationship', '0989121'],
    ['123456017', 'description', undefined],
    ['123456029', 'relationship', undefined],
    ['100000000', 'concept', undefined],
  ])('%s is of a %s in namespace %s', (id, kind, namespace) => {
    expect(readSnomedId(id)).toEqual({ kind, namespace })
  })

  it.each([
    '73211008',
    '999480011000046101',
    '',
    '12345',
    '073211009',
    '1234567890123456789',
    '7321100x',
  ])('%j is none', (id) => {
    expect(readSnomedId(id)).toBeUndefined()
  })

  it('notices each altered digit and each pair that changed places', () => {
    const id = '900000000000207008'
    for (let at = 0; at < id.length; at += 1) {
      for (const digit of '0123456789') {
        if (digit === id[at]) continue
        expect(isVerhoeffValid(`${id.slice(0, at)}${digit}${id.slice(at + 1)}`)).toBe(false)
      }
      if (id[at] === id[at + 1] || at + 1 === id.length) continue
      const swapped = `${id.slice(0, at)}${id[at + 1]}${id[at]}${id.slice(at + 2)}`
      expect(isVerhoeffValid(swapped)).toBe(false)
    }
  })
})

describe('the form of other codes', () => {
  it('of LOINC has a check digit, but where it never had one', () => {
    const valid =
      '2160-0 718-7 4548-4 8867-4 2345-7 8480-6 29463-7 94500-6 55284-4 12345-5 11491-6 LA6576-8'
    expect(valid.split(' ').filter((code) => !isLoincCode(code))).toEqual([])
    expect(['10004-8', '2160-1', '2160', '-0', '12345678-1'].filter(isLoincCode)).toEqual([])
  })

  it('of a drug has eleven digits once its missing zero is known', () => {
    expect(elevenDigitNdc('0777-3105-02')).toBe('00777310502')
    expect(elevenDigitNdc('50580-600-02')).toBe('50580060002')
    expect(elevenDigitNdc('12345-6789-1')).toBe('12345678901')
    expect(elevenDigitNdc('00777310502')).toBe('00777310502')
    for (const code of ['0777310502', '1-2-3', '12345-6789-123', '']) {
      expect(elevenDigitNdc(code)).toBeUndefined()
    }
  })

  it.each([
    ['http://hl7.org/fhir/sid/icd-10-cm', 'E11.65', 'well-formed'],
    ['http://hl7.org/fhir/sid/icd-10-cm', 'K2I.9', 'malformed'],
    ['http://snomed.info/sct', '73211009', 'well-formed'],
    ['http://snomed.info/sct', '1290000001117', 'malformed'],
    ['http://www.nlm.nih.gov/research/umls/rxnorm', '860975', 'well-formed'],
    ['http://www.nlm.nih.gov/research/umls/rxnorm', '0', 'malformed'],
    ['http://hl7.org/fhir/sid/ndc', '0777-3105-02', 'well-formed'],
    ['http://www.ama-assn.org/go/cpt', '99213', 'unknown-system'],
    ['toString', 'x', 'unknown-system'],
  ])('%s %s is %s', (system, code, form) => {
    expect(checkCodeForm(system, code)).toBe(form)
  })
})
