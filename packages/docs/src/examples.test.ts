import { readdirSync } from 'node:fs'
import { isPlugin } from '@fcc/plugin-api'
import { createTestRuntime } from '@fcc/testing'
import { describe, expect, it } from 'vitest'
import { contributionsOf } from './plugins/own-plugins.ts'
import { collectPoints } from './points/collect-points.ts'
import { TOKEN_KINDS } from './tokens/collect-tokens.ts'

const names = readdirSync(new URL('examples/', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
const modules: Readonly<Record<string, object>> = Object.fromEntries(
  await Promise.all(
    names.map(async (name) => [name, await import(`./examples/${name}.ts`)] as const),
  ),
)

describe.each(names)('the example of %s', (id) => {
  const plugin = Object.values(modules[id] ?? {}).find(isPlugin)
  if (plugin === undefined) throw new Error(`the example of ${id} exports no plugin`)

  it('contributes to that point, which takes it', async () => {
    const contributed = await contributionsOf(plugin)
    expect(contributed.map(({ point }) => point.id)).toEqual([id])
    for (const { point, value } of contributed) {
      const result = await point.schema?.['~standard'].validate(value)
      expect(result?.issues ?? []).toEqual([])
    }
  })

  it('starts in a runtime with nothing to complain of', async () => {
    const { runtime } = await createTestRuntime({ plugins: [plugin] })
    expect(runtime.manifests.map(({ manifest }) => manifest.id)).toContain(plugin.id)
  })
})

describe.each(TOKEN_KINDS)('the example of %s', (kind) => {
  it('starts in a runtime, with all that it exports', async () => {
    const module = (await import(`./examples/tokens/${kind}.ts`)) as object
    const plugins = Object.values(module).filter(isPlugin)
    const { runtime, diagnostics } = await createTestRuntime({ plugins })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const ids = runtime.manifests.map(({ manifest }) => manifest.id)
    expect(ids).toEqual(expect.arrayContaining(plugins.map(({ id }) => id)))
  })
})

it('there is an example for each point that no document can be written for', () => {
  const inCode = collectPoints().filter(({ document }) => document === undefined)
  expect(inCode.map(({ point }) => point.id).filter((id) => !(id in modules))).toEqual([])
})
