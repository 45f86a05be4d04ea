import { expect, test } from 'vitest'
import { withLiteralsInOrder } from './literal-order.ts'

test('two builds that met the literals of a union in another order give one text', () => {
  const one = 'type: "json" | "text" | ("a" | "b")[] | undefined;'
  const other = 'type: "text" | "json" | ("b" | "a")[] | undefined;'
  expect(withLiteralsInOrder(other)).toBe(withLiteralsInOrder(one))
  expect(withLiteralsInOrder(one)).toBe(one)
})

test('the keys of an enum of zod come in one order, wherever it stands', () => {
  const one = 'x: z.ZodArray<z.ZodEnum<{\n    b: "b";\n    a: "a";\n}>>;\n'
  expect(withLiteralsInOrder(one)).toBe(
    'x: z.ZodArray<z.ZodEnum<{\n    a: "a";\n    b: "b";\n}>>;\n',
  )
})

test('a member that is added is seen, and an order that has a meaning stays', () => {
  expect(withLiteralsInOrder('"a" | "b"')).not.toBe(withLiteralsInOrder('"b" | "a" | "c"'))
  const tuple = 'type Steps = ["second", "first"];\nfirst: "z";\nsecond: "a";\n'
  expect(withLiteralsInOrder(tuple)).toBe(tuple)
})

test('a union over several lines keeps its lines', () => {
  expect(withLiteralsInOrder('"c" |\n  "a" | "b with \\" inside"')).toBe(
    '"a" |\n  "b with \\" inside" | "c"',
  )
})
