import { atOnce } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachMatch } from './each-match.ts'

const text = fc.string({
  unit: fc.constantFrom('a', 'b', '1', ' ', '\n', 'é', '😀'),
  maxLength: 60,
})
const expressions = [/a+/g, /(?<=a)b|1(?=\n)/g, /^a.*$/gm, /\p{L}{1,2}/gu, /b*/g]

/** Every match with its place, as steps of their own. */
function* places(subject: string, expression: RegExp): Generator<number, string[], undefined> {
  const found: string[] = []
  yield* eachMatch(subject, expression, (match) => found.push(`${match.index}:${match[0]}`))
  return found
}

const whole = (subject: string, expression: RegExp) =>
  [...subject.matchAll(expression)].map((match) => `${match.index}:${match[0]}`)

describe('each match of an expression, in steps', () => {
  it.each(expressions)('is what matchAll finds of %s, whatever the text', (expression) => {
    fc.assert(
      fc.property(text, (subject) => {
        expect(atOnce(places(subject, expression))).toEqual(whole(subject, expression))
      }),
    )
  })

  it.each(expressions)('is found of %s in two texts that take turns', (expression) => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const under = [places(one, expression), places(other, expression)]
        const found: string[][] = []
        while (!(found[0] && found[1])) {
          for (const [index, steps] of under.entries()) {
            const step = steps.next()
            if (step.done && step.value) found[index] = step.value
          }
        }
        expect(found).toEqual([whole(one, expression), whole(other, expression)])
      }),
    )
  })

  it('looks at every character once', () => {
    const steps = [...eachMatch('ab ab ab  ', /ab/g, () => undefined)]
    expect(steps).toHaveLength(4)
    expect(steps.at(-1)).toBe(2)
  })
})
