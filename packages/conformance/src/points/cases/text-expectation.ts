import { excerpt } from '../checks/canonical-text.ts'
import { either, type MemberRule, shapeOf, someOf, text, words } from './member-rule.ts'

/** What a text is expected to be, as data. */
export interface TextExpectation {
  readonly equals?: string | undefined
  /** Each of these occurs in it. */
  readonly includes?: readonly string[] | undefined
  /** None of these occurs in it. */
  readonly lacks?: readonly string[] | undefined
}

/** A text expectation as a member of a case; a plain text stands for what the whole must be. */
export const textExpectation: MemberRule = either(
  text,
  shapeOf({ equals: text, includes: someOf(words), lacks: someOf(words) }),
)

/** What an expectation has against a text; `what` names the text in the problems. */
export function judgeText(
  what: string,
  found: string | undefined,
  expected: string | TextExpectation,
): readonly string[] {
  if (found === undefined) return [`There is no ${what}.`]
  const {
    equals,
    includes = [],
    lacks = [],
  } = typeof expected === 'string' ? { equals: expected } : expected
  return [
    ...(equals === undefined || equals === found
      ? []
      : [`${what} is ${excerpt(found)}, expected ${excerpt(equals)}.`]),
    ...includes
      .filter((part) => !found.includes(part))
      .map((part) => `${what} lacks ${excerpt(part)}; it begins ${excerpt(found)}.`),
    ...lacks
      .filter((part) => found.includes(part))
      .map((part) => `${what} has ${excerpt(part)}, and must not.`),
  ]
}
