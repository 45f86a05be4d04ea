import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type WireNameForm, wireNames } from './wire-names.ts'

const forms: readonly (readonly [what: string, form: WireNameForm | undefined, RegExp])[] = [
  ['wires', undefined, /^[A-Za-z0-9_-]{1,64}$/],
  ['grammars', { other: /[^A-Za-z0-9_]/g, longest: 256 }, /^[A-Za-z0-9_]{1,256}$/],
]

it.each(forms)(
  'two tools of a request are never one for %s, and each is found again by its name',
  (_what, form, letters) => {
    const name = fc.oneof(
      fc.constantFrom('acme/a', 'acme_a', 'acme.a', 'acme_a_2', 'a'.repeat(80), 'a'.repeat(300)),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const { toWire, fromWire } = wireNames(names, form)
        const wired = names.map(toWire)
        expect(new Set(wired).size).toBe(names.length)
        for (const each of wired) expect(each).toMatch(letters)
        expect(wired.map(fromWire)).toEqual(names)
      }),
    )
  },
)
