import { isCusip } from '../checksums/cusip.ts'
import { isIsin } from '../checksums/isin.ts'
import { isLei } from '../checksums/lei.ts'
import { isSedol } from '../checksums/sedol.ts'
import { definePattern, type Pattern } from '../define-pattern.ts'
import { DIGITS } from '../required-characters.ts'

/** Legal entity identifiers (ISO 17442). */
export const lei = definePattern({
  id: 'lei',
  category: 'security/lei',
  expression: /(?<![\p{L}\p{N}])[0-9A-Z]{18}\d{2}(?![\p{L}\p{N}])/u,
  base: 0.3,
  requires: [DIGITS],
  validate: isLei,
  validated: 0.95,
})

/** International securities identification numbers (ISO 6166). */
export const isin = definePattern({
  id: 'isin',
  category: 'security/isin',
  expression: /(?<![\p{L}\p{N}])[A-Z]{2}[A-Z0-9]{9}\d(?![\p{L}\p{N}])/u,
  base: 0.3,
  requires: [DIGITS],
  validate: isIsin,
  validated: 0.85,
  context: { words: ['isin', 'security', 'bond', 'share', 'stock', 'issuer'] },
})

/** CUSIP numbers; one in ten codes of that length passes, so context decides. */
export const cusip = definePattern({
  id: 'cusip',
  category: 'security/cusip',
  expression: /(?<![\p{L}\p{N}])[0-9A-Z*@#]{8}\d(?![\p{L}\p{N}])/u,
  base: 0.1,
  requires: [DIGITS],
  validate: isCusip,
  validated: 0.3,
  context: { words: ['cusip', 'security', 'bond', 'share', 'stock', 'issuer', 'position'] },
})

/** SEDOL codes; one in ten codes of that length passes, so context decides. */
export const sedol = definePattern({
  id: 'sedol',
  category: 'security/sedol',
  expression: /(?<![\p{L}\p{N}])[0-9B-DF-HJ-NP-TV-Z]{6}\d(?![\p{L}\p{N}])/u,
  base: 0.1,
  requires: [DIGITS],
  validate: isSedol,
  validated: 0.3,
  context: { words: ['sedol', 'security', 'bond', 'share', 'stock', 'issuer', 'position'] },
})

/** Identifiers of issuers and their securities. */
export const securityIdentifier: readonly Pattern[] = [lei, isin, cusip, sedol]
