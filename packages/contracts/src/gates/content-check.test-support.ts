import * as fc from 'fast-check'
import type { ContentCheck } from './content-check.ts'

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' ').trim())
const maybe = fc.option(line, { nil: undefined })
/** A share above 0, in as many digits as somebody writes. */
const share = fc.integer({ min: 1, max: 1_000_000 }).map((parts) => Number(`${parts}e-6`))
const bound = fc.nat({ max: 5_000 })
const kinds = <Kind extends ContentCheck['kind']>(kind: Kind) => fc.constant(kind)

/** A check of any kind, with words of any kind in it. */
export const contentCheck: fc.Arbitrary<ContentCheck> = fc.oneof(
  fc.record({ kind: kinds('contains'), phrase: line }),
  fc.record({ kind: kinds('lacks'), phrase: line }),
  fc.record({ kind: kinds('section'), heading: line, minWords: bound }),
  fc.record({
    kind: kinds('words'),
    atLeast: bound,
    atMost: fc.oneof(bound, fc.constant(Number.MAX_SAFE_INTEGER)),
  }),
  fc.record({ kind: kinds('shorter'), than: maybe, heading: maybe, atMost: share }),
  fc.record({
    kind: kinds('traces'),
    artifact: maybe,
    of: fc.constantFrom('statements' as const, 'demands' as const),
    heading: maybe,
    atLeast: share,
  }),
  fc.record({ kind: kinds('cites'), artifact: maybe, heading: maybe, atLeast: share }),
  fc.record({ kind: kinds('distinct'), heading: maybe, atLeast: share }),
  fc.record({ kind: kinds('terms'), vocabulary: line, heading: maybe, atLeast: bound }),
)
