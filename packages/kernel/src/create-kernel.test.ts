import {
  API_VERSION,
  definePlugin,
  definePoint,
  type FoundManifest,
  type Plugin,
  type PointShape,
} from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { expect, test } from 'vitest'
import { createKernel, resolvePlan } from './index.ts'

interface ToasterShape extends PointShape {
  readonly value: {
    readonly id: string
    toast(bread: string, call: { settings: this['settings'] }): string
  }
}
const toasters = definePoint<ToasterShape>({
  id: 'toasters',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
})

test('smoke', async () => {
  const plugin = definePlugin({
    id: 'acme',
    setup({ contribute }) {
      contribute(toasters, { id: 'rye', toast: (b) => b })
    },
  })
  const found = deriveManifest(plugin)
  const plan = resolvePlan({ manifests: [found], apiVersion: API_VERSION, points: [toasters] })
  const kernel = createKernel({
    plan,
    load: async () => plugin,
    points: [toasters],
    scope: 'assembly',
    config: {},
  })
  const result = await kernel.start()
  console.log(result, kernel.contributions(toasters)[0]?.origin)
  expect(result.state).toBe('ready')
  await kernel.stop()
})
