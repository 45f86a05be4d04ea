import { namesWithoutForm } from './legal-forms.ts'
import {
  codeNameExpression,
  nameExpression,
  projectExpression,
  tickerExpression,
  wordsOf,
} from './name-expressions.ts'
import type { RestrictedIssuer } from './restricted-issuer.ts'

/** How a text names an issuer. A deal's code name is in itself a sign of something not public. */
export type MentionKind = 'identifier' | 'name' | 'ticker' | 'project' | 'code-name'

/** What to look for, to find one issuer in one way. */
export interface IssuerExpression {
  readonly issuer: string
  readonly kind: MentionKind
  /** Global; every quantifier bounded. */
  readonly expression: RegExp
  /** What a text must hold for the expression to match at all: words, or a run of characters. */
  readonly requires: { readonly words: readonly string[] } | { readonly run: string }
}

/** The words of a text, lower case, and its characters without what may separate an identifier. */
export interface TextContents {
  readonly words: ReadonlySet<string>
  readonly run: string
}

/** Looks through a text once, so that most expressions need not be run over it. */
export function contentsOf(text: string): TextContents {
  return { words: new Set(wordsOf(text)), run: text.replace(/[ .\t-]/g, '').toUpperCase() }
}

/** Whether an expression has any chance in a text of these contents. */
export function canOccur({ requires }: IssuerExpression, contents: TextContents): boolean {
  if ('run' in requires) return contents.run.includes(requires.run)
  return requires.words.every((word) => contents.words.has(word))
}

const NOT_IN_WORD = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] as const

/**
 * The expressions that find an issuer: identifiers with or without separators inside, legal name and
 * aliases with or without their legal forms, tickers, code names. An ISIN of the US, Canada or the
 * United Kingdom is also found by the CUSIP or SEDOL inside it, and the other way round.
 */
export function issuerExpressions(issuer: RestrictedIssuer): readonly IssuerExpression[] {
  const named = (kind: MentionKind, build: (name: string) => RegExp) => (name: string) => ({
    issuer: issuer.id,
    kind,
    expression: build(name),
    // Initials are written together too.
    requires: { words: wordsOf(name).filter((word) => word.length > 1) },
  })
  const identified = (identifier: string): IssuerExpression => ({
    issuer: issuer.id,
    kind: 'identifier',
    expression: separated(identifier),
    requires: { run: identifier.replace('#', '') },
  })
  const spoken = [issuer.legalName, ...issuer.aliases]
  const names = [...spoken, ...spoken.flatMap(namesWithoutForm)]
  return [
    ...identifiersOf(issuer).map(identified),
    ...[...new Set(names)].map(named('name', nameExpression)),
    ...issuer.tickers.map(named('ticker', tickerExpression)),
    ...issuer.codeNames.map(named('project', projectExpression)),
    ...issuer.codeNames.map(named('code-name', codeNameExpression)),
  ]
}

function identifiersOf(issuer: RestrictedIssuer): readonly string[] {
  const cusips = [
    ...issuer.cusips,
    ...issuer.isins.filter((isin) => /^(?:US|CA)/.test(isin)).map((isin) => isin.slice(2, 11)),
  ]
  const sedols = [
    ...issuer.sedols,
    ...issuer.isins.filter((isin) => isin.startsWith('GB00')).map((isin) => isin.slice(4, 11)),
  ]
  return [
    ...new Set([
      ...(issuer.lei === undefined ? [] : [issuer.lei]),
      ...issuer.isins,
      ...cusips.flatMap((cusip) => [cusip, `US${cusip}#`, `CA${cusip}#`]),
      ...sedols.flatMap((sedol) => [sedol, `GB00${sedol}#`]),
    ]),
  ]
}

/** `#` stands for any digit; spaces, dots and hyphens may stand between any two characters. */
function separated(identifier: string): RegExp {
  const characters = [...identifier].map((character) => {
    if (character === '#') return '\\d'
    return /[A-Z0-9]/.test(character) ? character : `\\${character}`
  })
  return new RegExp(`${NOT_IN_WORD[0]}${characters.join('[ .\\t-]?')}${NOT_IN_WORD[1]}`, 'giu')
}
