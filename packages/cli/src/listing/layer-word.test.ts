import { expect, it } from 'vitest'
import { layerSentence, layerWord } from './layer-word.ts'

it('says of a constitution that a plugin wrote it, where that is no vertical', () => {
  const plugin = { pluginId: 'acme', kind: 'plugin' } as const
  const vertical = { pluginId: 'fcc-acme', kind: 'vertical' } as const
  expect(layerWord('vertical', plugin)).toBe('plugin')
  expect(layerSentence('vertical', plugin)).toContain('may permit nothing')
  expect(layerWord('vertical', vertical)).toBe('vertical')
  expect(layerSentence('vertical', vertical)).toBe('at vertical layer')
  // What the host lists by name is the platform's, whoever contributed it.
  expect(layerWord('platform', plugin)).toBe('platform')
  expect(layerWord('tenant', { pluginId: 'meadow', kind: 'tenant' })).toBe('tenant')
})
