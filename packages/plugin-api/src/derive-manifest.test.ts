import { expect, test } from 'vitest'
import { deriveManifest } from './derive-manifest.ts'
import { API_VERSION } from './manifest.ts'
import { parseManifest } from './parse-manifest.ts'
import { definePlugin } from './plugin.ts'
import { defineService } from './service.ts'

const clock = defineService<number>({ id: 'clock', version: '1.2.0' })
const power = defineService<number>({ id: 'power', version: '2.0.0' })
const plugin = definePlugin({
  id: 'acme-toast',
  needs: { time: clock },
  optional: { mains: power },
  provides: [defineService<number>({ id: 'toast', version: '1.0.0' })],
  setup: () => undefined,
})

test('a plugin given in code gets the manifest that its code speaks of', () => {
  const found = deriveManifest(plugin)
  expect(found).toMatchObject({ packageName: 'acme-toast', declared: false })
  expect(found.manifest).toEqual({
    spec: 1,
    kind: 'plugin',
    id: 'acme-toast',
    api: `^${API_VERSION}`,
    needs: { clock: '^1.2.0' },
    optional: { power: '^2.0.0' },
    provides: { toast: '1.0.0' },
    includes: [],
    points: {},
    contributes: {},
    permissions: [],
  })
})

test('what the host knows of it is kept', () => {
  const from = {
    packageName: 'acme',
    version: '3.0.0',
    location: '/app',
    kind: 'vertical',
  } as const
  const found = deriveManifest(plugin, { ...from, includes: ['core'] })
  expect(found).toMatchObject({ packageName: 'acme', version: '3.0.0', location: '/app' })
  expect(found.manifest).toMatchObject({ kind: 'vertical', includes: ['core'] })
})

test('a derived manifest is one that would be read', () => {
  const { manifest } = deriveManifest(plugin)
  expect(parseManifest(manifest, { file: 'package.json' })).toEqual({ manifest })
})
