import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { normaliseControlId } from './normalise-control-id.ts'

describe('a control id', () => {
  it.each([
    'ac-2.1',
    'AC-2(1)',
    'AC-02(01)',
    'AC-2 (1)',
    'ac-02.01',
    'Ac-2 ( 1 )',
    ' ac-2.1 ',
    'AC‑2(1)',
    'ＡＣ－２（１）',
  ])('spelled %j is ac-2.1', (spelling) => {
    expect(normaliseControlId(spelling)).toEqual({ control: 'ac-2.1' })
  })

  it.each([
    ['AC-2', 'ac-2', undefined],
    ['AC-02', 'ac-2', undefined],
    ['ac-10', 'ac-10', undefined],
    ['ac-2_smt.a', 'ac-2', 'smt.a'],
    ['ac-6.1_obj', 'ac-6.1', 'obj'],
    ['ac-02_odp.01', 'ac-2', 'odp.01'],
    ['ac-2_prm_1', 'ac-2', 'prm_1'],
    ['AC-2a', 'ac-2', 'smt.a'],
    ['AC-2a.', 'ac-2', 'smt.a'],
    ['AC-2 (a)', 'ac-2', 'smt.a'],
    ['AC-2(1)(a)', 'ac-2.1', 'smt.a'],
    ['SC-7(10)', 'sc-7.10', undefined],
    ['si-4.24', 'si-4.24', undefined],
  ])('spelled %j is %s', (spelling, control, part) => {
    expect(normaliseControlId(spelling)).toEqual(
      part === undefined ? { control } : { control, part },
    )
  })

  it.each([
    '',
    'AC',
    'AC-',
    'AC-0',
    'AC-2(0)',
    'AC-2()',
    'AC2',
    'A-2',
    'AC-2(1',
    'AC-123',
    'AC-2.1.1x',
    'account management',
    'ac-2; drop table',
    'ac-2\u0000',
  ])('is not seen in %j', (spelling) => {
    expect(normaliseControlId(spelling)).toBeUndefined()
  })

  it('of the catalogue is found again in each of its spellings', () => {
    const { active, withdrawn } = loadCatalogue()
    for (const id of [...active, ...withdrawn.keys()]) {
      const [family = '', number = '', enhancement] = id.split(/[-.]/)
      const printed = `${family.toUpperCase()}-${number}`
      const padded = `${family.toUpperCase()}-${number.padStart(2, '0')}`
      const spellings =
        enhancement === undefined
          ? [id, printed, padded]
          : [
              id,
              `${printed}(${enhancement})`,
              `${printed} (${enhancement})`,
              `${padded}(${enhancement.padStart(2, '0')})`,
            ]
      for (const spelling of spellings) {
        expect(normaliseControlId(spelling)).toEqual({ control: id })
        expect(normaliseControlId(`${spelling}_smt.a`)).toEqual({ control: id, part: 'smt.a' })
      }
    }
  })

  it('is its own normal form, whatever was spelled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (spelling) => {
        const reference = normaliseControlId(spelling)
        if (reference !== undefined) {
          expect(normaliseControlId(reference.control)).toEqual({ control: reference.control })
        }
      }),
    )
  })
})
