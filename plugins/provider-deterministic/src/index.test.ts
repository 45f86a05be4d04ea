import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import plugin from './index.ts'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly fcc: { readonly contributes: Readonly<Record<string, readonly string[]>> }
}

describe('the plugin', () => {
  it('contributes what its manifest says', async () => {
    const contributed: Record<string, string[]> = {}
    const contribute = (point: { readonly id: string }, value: { readonly id: string }): void => {
      contributed[point.id] = [...(contributed[point.id] ?? []), value.id]
    }
    await plugin.setup({ contribute } as unknown as Parameters<typeof plugin.setup>[0])
    expect(manifest.fcc.contributes).toEqual(contributed)
  })
})
