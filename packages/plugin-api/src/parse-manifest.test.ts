import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseManifest } from './parse-manifest.ts'

const place = { file: 'node_modules/acme/package.json' }
const smallest = { spec: 1, kind: 'plugin', id: 'acme-toast', api: '^1.0.0' }
const parse = (fields: Readonly<Record<string, unknown>>) =>
  parseManifest({ ...smallest, ...fields }, place)

describe('parseManifest', () => {
  test('fills in what may be absent', () => {
    expect(parseManifest(smallest, place)).toEqual({
      manifest: {
        ...smallest,
        needs: {},
        optional: {},
        provides: {},
        includes: [],
        points: {},
        contributes: {},
        permissions: [],
      },
    })
  })

  test('keeps what is given', () => {
    const fields = {
      kind: 'vertical',
      needs: { clock: '^1.0.0' },
      optional: { power: '*' },
      provides: { water: '1.0.0' },
      includes: ['@fcc/plugin-core-catalog'],
      contributes: { toasters: ['acme-toast/plain'] },
      permissions: ['network'],
    }
    expect(parse(fields).manifest).toMatchObject(fields)
  })

  test.each([
    ['kind', 'theme', '"theme"; expected "plugin" or "vertical"'],
    ['id', 'Acme/Toast', 'kebab-case'],
    ['id', 'acme\u0000toast', 'kebab-case'],
    ['id', '', 'kebab-case'],
    ['id', `a${'b'.repeat(300)}`, '…; expected'],
    ['spec', '1', 'the number 1'],
    ['api', undefined, 'missing'],
    ['needs', ['clock'], 'service id → version range'],
    ['needs', { clock: 1 }, 'service id → version range'],
    ['optional', null, 'service id → version range'],
    ['provides', 'clock', 'service id → version'],
    ['includes', [''], 'list of package names'],
    ['contributes', { toasters: 'plain' }, 'list of contribution ids'],
    ['permissions', [1], 'a list of words'],
  ])('refuses %s = %j and says what was expected', (field, value, expected) => {
    expect(parse({ [field]: value }).diagnostics).toMatchObject([
      {
        code: 'FCC_MANIFEST_BAD_FIELD',
        why: expect.stringContaining(expected),
        fix: expect.stringContaining(`fcc.${field}`),
        place,
      },
    ])
  })

  test('reports every problem, not only the first', () => {
    const { diagnostics } = parseManifest({ spec: 1, id: 7, contribute: {} }, place)
    expect(diagnostics?.map(({ why }) => why)).toEqual([
      expect.stringContaining('fcc.kind'),
      expect.stringContaining('fcc.id'),
      expect.stringContaining('fcc.api'),
      expect.stringContaining('Did you mean contributes?'),
    ])
  })

  test.each([
    [2, '2'],
    [0, '0'],
  ])('judges nothing of a manifest of spec %s', (spec, shown) => {
    expect(parseManifest({ spec, whatever: true }, place).diagnostics).toMatchObject([
      { code: 'FCC_MANIFEST_UNSUPPORTED_SPEC', why: expect.stringContaining(`spec ${shown}`) },
    ])
  })

  test.each([[undefined], [null], ['plugin'], [[]], [7]])('takes %j for no manifest', (value) => {
    expect(parseManifest(value, place).diagnostics).toMatchObject([
      { code: 'FCC_MANIFEST_NOT_AN_OBJECT' },
    ])
  })

  const whole = { spec: 1, kind: 'plugin', id: 'a', api: '^1.0.0' }
  const point = { version: 1, scope: 'host', combine: 'merge', onFailure: 'drop' }

  test.each<[string, object]>([
    ['one include of several that is no text', { includes: ['pkg-a', 7] }],
    ['one empty include of several', { includes: ['pkg-a', ''] }],
    ['one contribution of several that is no text', { contributes: { breads: ['rye', null] } }],
    ['one need of several that is no range', { needs: { power: '*', water: 1 } }],
    [
      'a point with a member that nobody knows',
      { points: { 'a/x': { ...point, safegaurd: true } } },
    ],
    ['a point whose safeguard is a word', { points: { 'a/x': { ...point, safeguard: 'no' } } }],
    [
      'one point of several with another scope',
      { points: { 'a/x': point, 'a/y': { ...point, scope: 'tenant' } } },
    ],
  ])('takes no manifest with %s', (_, fields) => {
    const { manifest, diagnostics } = parseManifest({ ...whole, ...fields }, place)
    expect(manifest).toBeUndefined()
    expect(diagnostics?.map(({ code }) => code)).toEqual(['FCC_MANIFEST_BAD_FIELD'])
  })

  test('takes a point as `fcc manifest` writes it', () => {
    const points = { 'a/x': point, 'a/y': { ...point, safeguard: true } }
    expect(parseManifest({ ...whole, points }, place).manifest).toMatchObject({ points })
  })

  test('takes keys that every object has for keys like any other', () => {
    const value = JSON.parse(
      '{"spec":1,"kind":"plugin","id":"a","api":"*","needs":{"__proto__":"*"},"constructor":1}',
    )
    expect(parseManifest(value, place).diagnostics).toMatchObject([
      { why: expect.stringContaining('fcc.constructor') },
    ])
  })
})

test('for any JSON, there is a manifest or there are diagnostics, and nothing is thrown', () => {
  const field = fc.constantFrom('spec', 'kind', 'id', 'api', 'needs', 'includes', 'contributes')
  const anything = fc.oneof(fc.jsonValue(), fc.dictionary(field, fc.jsonValue()))
  fc.assert(
    fc.property(anything, (value) => {
      const { manifest, diagnostics } = parseManifest(value, place)
      expect(manifest === undefined).toBe(diagnostics !== undefined)
      expect(diagnostics?.length).not.toBe(0)
    }),
  )
})

test('for any valid fields, reading what was read gives the same', () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { maxLength: 40 })
  const text = fc.string({ minLength: 1 })
  const fields = fc.record(
    {
      spec: fc.constant(1),
      kind: fc.constantFrom('plugin', 'vertical'),
      id,
      api: text,
      needs: fc.dictionary(text, text),
      provides: fc.dictionary(text, text),
      includes: fc.array(text),
      contributes: fc.dictionary(text, fc.array(text)),
    },
    { requiredKeys: ['spec', 'kind', 'id', 'api'] },
  )
  fc.assert(
    fc.property(fields, (value) => {
      const { manifest } = parseManifest(value, place)
      expect(manifest).toMatchObject(value)
      expect(parseManifest(JSON.parse(JSON.stringify(manifest)), place)).toEqual({ manifest })
    }),
  )
})
