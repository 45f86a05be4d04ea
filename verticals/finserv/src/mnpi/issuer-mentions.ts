import { eachMatch, isIsin, isLei, type Steps, type TextSpan } from '@fcc/detection'
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

/** Finds every mention of a listed issuer, and every valid ISIN or LEI that is neither listed nor cleared; in steps. */
export function* findMentions(
  text: string,
  lists: {
    readonly restrictedIssuers: readonly RestrictedIssuer[]
    readonly clearedIdentifiers: readonly string[]
  },
): Steps<readonly IssuerMention[]> {
  const contents = contentsOf(text)
  yield text.length
  const listed: IssuerMention[] = []
  for (const each of expressionsOf(lists.restrictedIssuers)) {
    if (!canOccur(each, contents)) continue
    const { issuer, kind } = each
    yield* eachMatch(text, each.expression, (match) => {
      listed.push({ issuer, kind, span: spanOf(match) })
    })
  }
  const identifiers: RegExpExecArray[] = []
  yield* eachMatch(text, IDENTIFIER_SHAPE, (match) => {
    if (!(isIsin(match[0]) || isLei(match[0]))) return
    if (!lists.clearedIdentifiers.includes(match[0])) identifiers.push(match)
  })
  const others: IssuerMention[] = []
  for (const match of identifiers) {
    const span = spanOf(match)
    const isListed = listed.some((each) => each.span.start < span.end && span.start < each.span.end)
    if (!isListed) others.push({ kind: 'identifier', span })
    yield listed.length
  }
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
