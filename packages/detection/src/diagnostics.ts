import { FccError } from '@fcc/plugin-api'

/** A pattern's expression could take longer than linear time. */
export function unboundedExpression(pattern: string, construct: string): FccError {
  return new FccError({
    code: 'FCC_DETECTION_UNBOUNDED_EXPRESSION',
    why: `The expression of pattern ${pattern} contains \`${construct}\`, which has no upper bound; on hostile text it may take quadratic time or worse.`,
    fix: 'Give every quantifier an upper bound, such as {0,4} for *, {1,64} for +.',
  })
}

/** A pattern states something that cannot hold. */
export function invalidPattern(pattern: string, why: string): FccError {
  return new FccError({
    code: 'FCC_DETECTION_INVALID_PATTERN',
    why: `Pattern ${pattern} cannot be used: ${why}.`,
    fix: 'Correct the definition that is handed to definePattern.',
  })
}

/** A span or offset lies outside its text. */
export function spanOutOfRange(start: number, end: number, length: number): FccError {
  return new FccError({
    code: 'FCC_DETECTION_SPAN_OUT_OF_RANGE',
    why: `The span ${start}–${end} does not lie within a text of ${length} UTF-16 code units.`,
    fix: 'Hand over the very text in which the findings were made, with spans as UTF-16 offsets.',
  })
}

/** A replacement function handed back what it should have replaced. */
export function replacementUnchanged(category: string, start: number, end: number): FccError {
  return new FccError({
    code: 'FCC_DETECTION_REPLACEMENT_UNCHANGED',
    why: `The replacement for the ${category} finding at ${start}–${end} is the very text that it should replace.`,
    fix: 'Return something other than the found text, such as the category in brackets.',
  })
}

/** A confidence threshold is not a number from 0 to 1. */
export function invalidThreshold(name: string, value: number): FccError {
  return new FccError({
    code: 'FCC_DETECTION_INVALID_THRESHOLD',
    why: `The setting ${name} is ${value}; a confidence lies between 0 and 1.`,
    fix: `Set ${name} to a number from 0 to 1.`,
  })
}
