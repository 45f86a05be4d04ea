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
  /** The issuer's name in labels: `mnpi/<id>`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'lower-case words joined by hyphens'),
  legalName: text,
  aliases: texts,
  tickers: z.array(z.string().regex(/^[A-Z][A-Z0-9.]{0,9}$/, 'capitals such as ACME')).default([]),
  lei: checked(isLei, 'an LEI').optional(),
  isins: z.array(checked(isIsin, 'an ISIN')).default([]),
  cusips: z.array(checked(isCusip, 'a CUSIP')).default([]),
  sedols: z.array(checked(isSedol, 'a SEDOL')).default([]),
  /** Deal code names without the word project: `Kestrel`. */
  codeNames: texts,
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
