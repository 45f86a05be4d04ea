import { readFileSync } from 'node:fs'
import type { AnyPoint } from '@fcc/plugin-api'
import { expect, it } from 'vitest'
import plugin from './index.ts'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).fcc

it('contributes exactly what its manifest names', () => {
  const contributed: Record<string, string[]> = {}
  const contribute = (point: AnyPoint, { id }: { id: string }) => {
    contributed[point.id] = [...(contributed[point.id] ?? []), id].sort()
  }
  plugin.setup({ contribute } as unknown as Parameters<typeof plugin.setup>[0])
  expect(contributed).toEqual(manifest.contributes)
  expect(plugin.id).toBe(manifest.id)
})
