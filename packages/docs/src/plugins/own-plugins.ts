import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dataPlugin } from '@fcc/contracts'
import { type AnyPoint, isPlugin, type Plugin } from '@fcc/plugin-api'
import { type PublishedPackage, publishedPackages, repository } from '../source/repository.ts'

/** One value as a plugin contributes it. */
export interface Contributed {
  readonly point: AnyPoint
  readonly value: unknown
}

/** A plugin of this repository, with its package and what it contributes. */
export interface OwnPlugin {
  readonly plugin: Plugin
  readonly found: PublishedPackage
  readonly contributions: readonly Contributed[]
}

/** Every published package with a manifest, its plugin loaded. */
export function loadOwnPlugins(): Promise<readonly OwnPlugin[]> {
  const found = publishedPackages().filter(({ fields }) => fields.fcc !== undefined)
  return Promise.all(found.map(loadPlugin))
}

/** By its file and not by its name, so that a plugin which is new needs no dependency here. */
async function loadPlugin(found: PublishedPackage): Promise<OwnPlugin> {
  const { id, data } = found.fields.fcc ?? {}
  if (id !== undefined && data !== undefined) {
    const made = dataPlugin(id, { folder: join(repository, found.folder, data) })
    return { plugin: made, found, contributions: await contributionsOf(made) }
  }
  const entry = pathToFileURL(join(repository, found.folder, 'src/index.ts')).href
  const { default: plugin } = (await import(/* @vite-ignore */ entry)) as { default: unknown }
  if (!isPlugin(plugin)) throw new Error(`${found.folder} has a manifest and no plugin.`)
  return { plugin, found, contributions: await contributionsOf(plugin) }
}

/** What a plugin contributes on no configuration, without a kernel around it. */
export async function contributionsOf(plugin: Plugin): Promise<readonly Contributed[]> {
  const contributed: Contributed[] = []
  const contribute = (point: AnyPoint, value: unknown): void => {
    contributed.push({ point, value })
  }
  // Our plugins read nothing else of their context while they are set up.
  const context = {
    config: {},
    needs: {},
    contribute,
    defer: () => undefined,
  } as unknown as Parameters<Plugin['setup']>[0]
  await plugin.setup(context)
  return contributed
}
