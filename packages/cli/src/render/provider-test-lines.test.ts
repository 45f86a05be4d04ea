import type { ProviderStanding, ProviderTest } from '@fcc/runtime'
import colors from 'picocolors'
import { expect, it } from 'vitest'
import { providerTestLines } from './provider-test-lines.ts'

const refused: ProviderTest = {
  provider: 'acme/model',
  activity: 'providers-test:1',
  outcome: 'failed',
  failure: 'not_authorised',
  why: 'It answers 401.',
  tookMs: 3,
}
const standing: ProviderStanding = {
  id: 'acme/model',
  title: 'Model',
  attributes: {} as ProviderStanding['attributes'],
  kind: 'openai-compatible',
  by: 'host',
  isUntried: false,
  isDefault: true,
}

it.each([
  [
    'a block that names a key',
    { reference: 'env:MY_KEY', isThere: true },
    'Set the key that its block names',
  ],
  ['a block that names none', undefined, 'Its block names no key: write key: env:NAME into it'],
])('says of %s how to fix a refused key', (_what, key, fix) => {
  const lines = providerTestLines(refused, { ...standing, key }, colors.createColors(false))
  expect(lines.find((line) => line.includes('Fix '))).toContain(fix)
})
