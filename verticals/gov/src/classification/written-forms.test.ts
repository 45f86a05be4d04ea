import { describe, expect, it } from 'vitest'
import { accreditationSchema } from './accreditation.ts'
import { markingFindings } from './marking-findings.ts'

const policy = { accreditation: accreditationSchema.parse({}), cuiProfile: 'nara' } as const
const categories = (text: string) => [
  ...new Set(markingFindings(text, { policy, detector: 'markings' }).map((f) => f.category)),
]
const levels = (text: string) =>
  categories(text).filter((category) => category.startsWith('classification/'))

describe('a marking is labelled at the level that its words claim:', () => {
  it.each([
    ['SECRET after thirteen spaces', `${' '.repeat(13)}SECRET\nThe site.`, 's'],
    ['centred on a wide page', `${' '.repeat(60)}SECRET${' '.repeat(60)}\nThe site.`, 's'],
    ['beside a page number', 'SECRET    Page 3 of 9\nThe site.', 's'],
    ['after a page number', 'Page 3 of 9      SECRET\nThe site.', 's'],
    ['beside a plain number', 'TOP SECRET   3\nThe site.', 'ts'],
    ['between signs', '=== SECRET ===\nThe site.', 's'],
    ['in brackets', '[SECRET]\nThe site.', 's'],
    ['with a single slash', 'SECRET/NOFORN\nThe site.', 's'],
    ['with a space', 'SECRET NOFORN\nThe site.', 's'],
    ['with a hyphen', 'SECRET - NOFORN\nThe site.', 's'],
    ['with a list of countries after a space', 'SECRET REL TO USA, GBR\nThe site.', 's'],
    ['a portion with a single slash', '(S/NF) The site is in use.', 's'],
    ['a portion without parentheses', 'S//NF The site is in use.', 's'],
    ['a portion inside a line', 'It says: S//NF, and more.', 's'],
    ['TOP SECRET/SCI', 'TOP SECRET/SCI\nThe site.', 'ts'],
    ['TOP-SECRET', 'TOP-SECRET/SI\nThe site.', 'ts'],
    ['TS/SCI as a portion', '(TS/SCI) The site.', 'ts'],
    ['NATO SECRET', 'NATO SECRET\nThe site.', 's'],
    ['COSMIC TOP SECRET', 'This is COSMIC TOP SECRET.', 'ts'],
    ['in a paragraph of HTML', '<p>SECRET</p><p>The site.</p>', 's'],
    ['in a heading of HTML', '<h1 class="x"><b>TOP SECRET</b></h1>The site.', 'ts'],
    ['after a subject', 'Subject: (S) The site in the north', 's'],
    ['after another label', 'Title: (TS) The site in the north', 'ts'],
    ['in a sentence', 'The overall classification of this document is SECRET.', 's'],
    ['in another sentence', 'Overall classification of the briefing is: **TOP SECRET**', 'ts'],
    ['spaced out', 'S E C R E T\nThe site.', 's'],
    ['spaced out in two words', 'T O P   S E C R E T\nThe site.', 'ts'],
    [
      'CONTROLLED UNCLASSIFIED INFORMATION',
      'CONTROLLED UNCLASSIFIED INFORMATION\nThe rota.',
      'cui',
    ],
    ['FOR OFFICIAL USE ONLY', 'FOR OFFICIAL USE ONLY\nThe rota.', 'cui'],
    ['FOUO', 'FOUO\nThe rota.', 'cui'],
    ['NATO RESTRICTED', 'NATO RESTRICTED\nThe rota.', 'cui'],
    ['LAW ENFORCEMENT SENSITIVE', 'LAW ENFORCEMENT SENSITIVE\nThe rota.', 'cui'],
    ['CUI beside a page number', 'CUI   Page 1\nThe rota.', 'cui'],
    ['CUI with a single slash', 'CUI/PRVCY\nThe rota.', 'cui'],
    ['CONFIDENTIAL at the top and the bottom', 'CONFIDENTIAL\nThe convoy.\nCONFIDENTIAL\n', 'c'],
    ['CONFIDENTIAL above portions', 'CONFIDENTIAL\n\n(U) The convoy.\n', 'c'],
  ])('%s', (_form, text, level) => {
    expect(levels(text)).toEqual([`classification/${level}`])
  })

  it('a block that says how something was classified, without a level, is classified', () => {
    const block =
      'Classified By: J. Doe, Director\nDerived From: SCG 12-3\nDeclassify On: 20411231\n'
    expect(categories(block)).toEqual([
      'classification/c',
      'marking/malformed',
      'spillage/above-accreditation',
    ])
  })

  it.each(['SECRET/NOFORN', 'S//NF', '(S/NF) The site.', 'FOR OFFICIAL USE ONLY', 'CUI/PRVCY'])(
    'and %s is noticed as malformed',
    (text) => {
      expect(categories(`${text}\n`)).toContain('marking/malformed')
    },
  )

  it.each(['SECRET', 'NATO SECRET', 'SECRET    Page 3 of 9', 'CUI', 'SECRET//NOFORN'])(
    'and %s is not',
    (text) => {
      expect(categories(`${text}\n`)).not.toContain('marking/malformed')
    },
  )
})

describe('no marking is seen in', () => {
  it.each([
    ['a list of sizes', '(S) small\n(M) medium\n(L) large'],
    ['a size alone', 'Shirts:\n- (S) small'],
    ['a list of sizes with other words', '(S) Chest 36\n(M) Chest 38'],
    ['a clearance', 'Applicants need a TOP SECRET/SCI clearance.'],
    ['a clearance in short', 'She holds a TS/SCI clearance with polygraph.'],
    ['a cleared facility', 'The site has a NATO SECRET facility approval.'],
    ['a recipe', 'The classification of this recipe is secret.'],
    ['a copyright', 'Notice: (C) Example Agency'],
    ['a policy in title case', 'Controlled Unclassified Information is handled under policy.'],
    ['a sum', 'The ratio S/N is high, and C/O means care of.'],
    ['a web address', 'See https://S//NF.example.test'],
    ['a reason without a block', 'Reason: the form was empty.\nSize: small'],
    ['a page of a secret garden', 'The Secret Garden   Page 3'],
  ])('%s', (_what, text) => {
    expect(categories(text)).toEqual([])
  })

  it.each([
    ['a letter', 'CONFIDENTIAL\n\nDear Ms Ruiz,\nyour salary rises in May.\nSincerely'],
    ['a paper', 'CONFIDENTIAL\n\nQuotation for Harbour Supplies Ltd'],
    ['a paper with it on each page', 'CONFIDENTIAL\nOur customers\nCONFIDENTIAL\nTheir contracts'],
    ['a JSON string', '{"title":"CONFIDENTIAL","by":"Harbour Ltd"}'],
  ])('%s of a company, which bears a label of its own', (_what, text) => {
    expect(categories(text)).toEqual(['business-confidential'])
  })
})
