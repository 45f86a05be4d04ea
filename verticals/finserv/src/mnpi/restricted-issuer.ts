import { isCusip, isIsin, isLei, isSedol } from '@fcc/detection'
import { z } from 'zod'

const text = z.string().trim().min(2).max(200)
const texts = z.array(text).default([])
const checked = (isValid: (value: string) => boolean, name: string) =>
  z.string().refine(isValid, `must be ${name} with its right check digits`)

/**
 * One issuer on a restricted list. Identifiers are checked when settings are read: a mistyped one
 * would be a rule that silently never fires.
 */
export const restrictedIssuerSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'lower-case words joined by hyphens')
    .describe("The issuer's name in labels: `mnpi/<id>`."),
  legalName: text.describe('The name of its charter.'),
  aliases: texts.describe('Other names that it goes by.'),
  tickers: z
    .array(z.string().regex(/^[A-Z][A-Z0-9.]{0,9}$/, 'capitals such as ACME'))
    .default([])
    .describe('Its tickers.'),
  lei: checked(isLei, 'an LEI').optional().describe('Its legal entity identifier (ISO 17442).'),
  isins: z
    .array(checked(isIsin, 'an ISIN'))
    .default([])
    .describe('The ISINs of its securities (ISO 6166).'),
  cusips: z
    .array(checked(isCusip, 'a CUSIP'))
    .default([])
    .describe('The CUSIPs of its securities.'),
  sedols: z
    .array(checked(isSedol, 'a SEDOL'))
    .default([])
    .describe('The SEDOLs of its securities.'),
  codeNames: texts.describe('Deal code names without the word project: `Kestrel`.'),
})

export type RestrictedIssuer = z.output<typeof restrictedIssuerSchema>

/** A tenant's restricted list; each issuer once. */
export const restrictedListSchema = z
  .array(restrictedIssuerSchema)
  .default([])
  .refine(
    (issuers) => new Set(issuers.map((issuer) => issuer.id)).size === issuers.length,
    'an issuer is on the list twice',
  )
