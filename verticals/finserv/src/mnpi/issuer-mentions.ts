import { isIsin, isLei, type TextSpan } from '@fcc/detection'
import {
  canOccur,
  contentsOf,
  type IssuerExpression,
  issuerExpressions,
  type MentionKind,
} from './issuer-expressions.ts'
import type { RestrictedIssuer } from './restricted-issuer.ts'

/** A place where a text names an issuer. */
export interface IssuerMention {
  /** The issuer's id on the restricted list; absent for an issuer on no list. */
  readonly issuer?: string | undefined
  readonly kind: MentionKind
  readonly span: TextSpan
}

const IDENTIFIER_SHAPE =
  /(?<![A-Za-z0-9])(?:[A-Z]{2}[A-Z0-9]{9}\d|[A-Z0-9]{18}\d{2})(?![A-Za-z0-9])/g

/** Compiled once for each list; a list that is not used any more is let go with it. */
const compiled = new WeakMap<readonly RestrictedIssuer[], readonly IssuerExpression[]>()

/** Finds every mention of a listed issuer, and every valid ISIN or LEI that is neither listed nor cleared. */
export function findMentions(
  text: string,
  lists: {
    readonly restrictedIssuers: readonly RestrictedIssuer[]
    readonly clearedIdentifiers: readonly string[]
  },
): readonly IssuerMention[] {
  const contents = contentsOf(text)
  const listed = expressionsOf(lists.restrictedIssuers)
    .filter((expression) => canOccur(expression, contents))
    .flatMap(({ issuer, kind, expression }) =>
      [...text.matchAll(expression)].map((match) => ({ issuer, kind, span: spanOf(match) })),
    )
  const isListed = (span: TextSpan) =>
    listed.some((mention) => mention.span.start < span.end && span.start < mention.span.end)
  const others = [...text.matchAll(IDENTIFIER_SHAPE)]
    .filter((match) => isIsin(match[0]) || isLei(match[0]))
    .filter((match) => !lists.clearedIdentifiers.includes(match[0]))
    .map((match) => ({ kind: 'identifier' as const, span: spanOf(match) }))
    .filter((mention) => !isListed(mention.span))
  return [...listed, ...others]
}

function expressionsOf(issuers: readonly RestrictedIssuer[]): readonly IssuerExpression[] {
  const known = compiled.get(issuers)
  if (known !== undefined) return known
  const expressions = issuers.flatMap(issuerExpressions)
  compiled.set(issuers, expressions)
  return expressions
}

function spanOf(match: RegExpExecArray): TextSpan {
  return { start: match.index, end: match.index + match[0].length }
}
