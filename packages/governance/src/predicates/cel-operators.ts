import type { CelValue } from '../facts/fact-field.ts'

/** A predicate that could not be evaluated: the kind of failure, never a value. */
export class PredicateFailure extends Error {
  readonly kind: string
  constructor(kind: string) {
    super(kind)
    this.kind = kind
  }
}

// The bounds of CEL's `int`, a signed 64-bit integer (CEL language definition, "Numeric values").
const MAX_INT = 2n ** 63n - 1n
const MIN_INT = -(2n ** 63n)

/** CEL's `==` for two values of one type; lists element by element. */
export function celEquals(left: CelValue, right: CelValue): boolean {
  if (left === right) return true
  if (!Array.isArray(left) || !Array.isArray(right)) return false
  return left.length === right.length && left.every((each, index) => celEquals(each, right[index]))
}

/** CEL's `in` for a list. */
export function celContains(list: readonly CelValue[], element: CelValue): boolean {
  if (list.indexOf(element) >= 0) return true
  return Array.isArray(element) && list.some((each) => celEquals(each, element))
}

/** CEL's `size`: code points of a text, elements of a list. */
export function celSize(value: CelValue): bigint {
  if (typeof value !== 'string') return BigInt((value as readonly CelValue[]).length)
  let size = 0
  for (const _ of value) size += 1
  return BigInt(size)
}

type Arithmetic = (left: CelValue, right: CelValue) => CelValue

/** CEL's arithmetic: integers fail where they leave 64 bits, texts and lists are joined by `+`. */
export const celArithmetic: Readonly<Record<'+' | '-' | '*' | '/' | '%', Arithmetic>> = {
  '+': (left, right) => {
    if (typeof left === 'bigint') return bounded(left + (right as bigint))
    if (Array.isArray(left)) return [...left, ...(right as readonly CelValue[])]
    return ((left as number) + (right as number)) as CelValue
  },
  '-': (left, right) =>
    typeof left === 'bigint'
      ? bounded(left - (right as bigint))
      : (left as number) - (right as number),
  '*': (left, right) =>
    typeof left === 'bigint'
      ? bounded(left * (right as bigint))
      : (left as number) * (right as number),
  '/': (left, right) => {
    if (typeof left !== 'bigint') return (left as number) / (right as number)
    if (right === 0n) throw new PredicateFailure('division_by_zero')
    return left / (right as bigint)
  },
  '%': (left, right) => {
    if (right === 0n) throw new PredicateFailure('modulo_by_zero')
    return (left as bigint) % (right as bigint)
  },
}

function bounded(value: bigint): bigint {
  if (value > MAX_INT || value < MIN_INT) throw new PredicateFailure('numeric_overflow')
  return value
}
