import { readFileSync } from 'node:fs'
import plugin from '@fcc/plugin-core-catalog'
import { parse } from 'yaml'

/** Everything that the core catalogue contributes, by point and id. */
export async function coreCatalogue(): Promise<ReadonlyMap<string, ReadonlyMap<string, unknown>>> {
  const contributed = new Map<string, Map<string, unknown>>()
  const contribute = (point: { readonly id: string }, value: { readonly id: string }): void => {
    const known = contributed.get(point.id) ?? new Map<string, unknown>()
    contributed.set(point.id, known.set(value.id, value))
  }
  await plugin.setup({ contribute } as unknown as Parameters<typeof plugin.setup>[0])
  return contributed
}

const folder = new URL('../../../../plugins/', import.meta.url)

/** The package.json of a plugin of this repository. */
export const packageJsonOf = (plugin: string): URL => new URL(`${plugin}/package.json`, folder)

/** A fixture of the core catalogue. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`core-catalog/fixtures/${name}`, folder), 'utf8')

/** A fixture in YAML. */
export const yamlFixture = (name: string): unknown => parse(fixture(name))
