import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapJson, mapJsonText, textsOfJson } from './map-json.ts'

describe('the texts of a JSON value', () => {
  it('are its keys, texts and numbers, wherever they are', () => {
    const value = { name: 'Ode', visits: [{ day: 3, seen: true }, null] }
    expect(textsOfJson(value)).toEqual(['name', 'Ode', 'visits', 'day', '3', 'seen'])
    expect(mapJson(value, (text) => `${text}!`)).toEqual({
      'name!': 'Ode!',
      'visits!': [{ 'day!': '3!', 'seen!': true }, null],
    })
  })

  it('stay what they are where nothing is changed, names that every object has among them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(mapJson(value, (text) => text))).toBe(JSON.stringify(value))
      }),
    )
    expect(mapJsonText('{"__proto__":{"a":"b"}}', (text) => text.toUpperCase())).toBe(
      '{"__PROTO__":{"A":"B"}}',
    )
  })

  it('of what is no JSON is the whole', () => {
    expect(mapJsonText('{broken', (text) => text.toUpperCase())).toBe('{BROKEN')
  })
})
