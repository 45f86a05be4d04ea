import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { generateForms } from '../../scripts/generate-legal-forms.ts'
import { namesWithoutForm, normaliseForm } from './legal-forms.ts'

const FORMS =
  `Inc|Inc.|Incorporated|Corp.|Corporation|Co.|Company|Ltd|Ltd.|Limited|PLC|P.L.C.|LLC|L.L.C.|LLP|L.P.
N.V.|NV|B.V.|S.A.|SA|S.p.A.|SpA|S.r.l.|A/S|AS|ASA|AB|AB (publ)|Oyj|Oy|AG|Aktiengesellschaft|GmbH|SE|KGaA|GmbH & Co. KG|AG & Co. KGaA
Holdings|Holding|Group|Pty Ltd|Pty. Ltd.|Pte. Ltd.|Pvt Ltd|Sdn Bhd|K.K.|Kabushiki Kaisha|Société Anonyme|S.A.S.|S.A. de C.V.|S.A.B. de C.V.|Ltda.|S/A
A.Ş.|sp. z o.o.|S.A.U.|d.d.|Nyrt.|a.s.|Tbk|PJSC|Holdings, Inc.|Group plc|Holding N.V.|Co., Ltd.`.split(
    /[|\n]/,
  )

describe('the legal form at the end of a name', () => {
  it.each(FORMS)('%s can be left out', (form) => {
    expect(namesWithoutForm(`Borealis Motors ${form}`).at(-1)).toBe('Borealis Motors')
  })

  it('can be left out step by step', () => {
    expect(namesWithoutForm('Borealis Motors Group Holdings N.V.')).toEqual([
      'Borealis Motors Group Holdings',
      'Borealis Motors Group',
      'Borealis Motors',
    ])
  })

  it('stands before the name in some places', () => {
    expect(namesWithoutForm('PT Borealis Motors Tbk').at(-1)).toBe('Borealis Motors')
    expect(namesWithoutForm('UAB Borealis')).toEqual(['Borealis'])
  })

  it.each(['Borealis Motors', 'Group', 'Halvorsen Grid', 'Ltd', 'The Trust Bank'])(
    'is not seen in %s',
    (name) => {
      expect(namesWithoutForm(name)).toEqual([])
    },
  )

  it('is one form in each of its spellings', () => {
    expect(['N.V.', 'n.v.', 'NV', 'N. V.'].map(normaliseForm).slice(0, 3)).toEqual([
      'nv',
      'nv',
      'nv',
    ])
    expect(normaliseForm('Pty. Ltd.')).toBe(normaliseForm('PTY LTD'))
  })
})

it('the list of legal forms is what the published list gives', () => {
  const published =
    process.env.FCC_CONFORMANCE_DATA ??
    fileURLToPath(new URL('../../../../../shared/data', import.meta.url))
  if (!existsSync(published)) {
    expect(process.env.CI, 'conformance data must be there in CI').not.toBe('true')
    console.info('skipped: no conformance data')
    return
  }
  const committed = new URL('../../data/legal-forms.json', import.meta.url)
  expect(generateForms(published)).toBe(readFileSync(committed, 'utf8'))
})
