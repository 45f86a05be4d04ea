import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isPlugin } from '@fcc/plugin-api'
import { configJsonSchema } from '@fcc/runtime'
import { z } from 'zod'
import { type JsonSchema, type SchemaRow, schemaRows } from '../schema/schema-rows.ts'
import { publishedPackages, repository } from '../source/repository.ts'

/** What one plugin lets a host or a tenant set. */
export interface PluginSettings {
  readonly id: string
  /** For the whole host, under `plugin_config`. */
  readonly config: readonly SchemaRow[]
  /** For each tenant, under `settings`. */
  readonly settings: readonly SchemaRow[]
}

/** Everything that can be set. */
export interface Settings {
  readonly oneTenant: readonly SchemaRow[]
  readonly manyTenants: readonly SchemaRow[]
  /** Every plugin of this repository that is published. */
  readonly plugins: readonly PluginSettings[]
}

/** Reads what can be set from the schemas that check it. */
export async function collectSettings(): Promise<Settings> {
  const plugins = publishedPackages().filter(({ fields }) => fields.fcc !== undefined)
  return {
    oneTenant: schemaRows(configJsonSchema('one-tenant')),
    manyTenants: schemaRows(configJsonSchema('many-tenants')),
    plugins: await Promise.all(plugins.map(({ folder }) => readPlugin(folder))),
  }
}

/** By its file and not by its name, so that a plugin which is new needs no dependency here. */
async function readPlugin(folder: string): Promise<PluginSettings> {
  const entry = pathToFileURL(join(repository, folder, 'src/index.ts')).href
  const { default: plugin } = (await import(/* @vite-ignore */ entry)) as { default: unknown }
  if (!isPlugin(plugin)) throw new Error(`${folder} has a manifest and no plugin.`)
  return { id: plugin.id, config: rowsOf(plugin.config), settings: rowsOf(plugin.settings) }
}

function rowsOf(schema: unknown): readonly SchemaRow[] {
  if (!(schema instanceof z.ZodType)) return []
  return schemaRows(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
}
