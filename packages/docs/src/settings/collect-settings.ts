import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isPlugin } from '@fcc/plugin-api'
import { configJsonSchema } from '@fcc/runtime'
import { z } from 'zod'
import type { OwnPlugin } from '../plugins/own-plugins.ts'
import { type JsonSchema, type SchemaRow, schemaRows } from '../schema/schema-rows.ts'
import { repository } from '../source/repository.ts'

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
  /** What every host has, then every plugin of this repository that is published. */
  readonly plugins: readonly PluginSettings[]
}

/** The plugin that every host has; no package of its own, so that only its file leads to it. */
const BUILTIN = 'packages/runtime/src/host/builtin-plugin.ts'

/** Reads what can be set from the schemas that check it. */
export async function collectSettings(plugins: readonly OwnPlugin[]): Promise<Settings> {
  const entry = pathToFileURL(join(repository, BUILTIN)).href
  const builtin = Object.values((await import(/* @vite-ignore */ entry)) as object).find(isPlugin)
  if (builtin === undefined) throw new Error(`${BUILTIN} has no plugin.`)
  const all = [builtin, ...plugins.map(({ plugin }) => plugin)]
  return {
    oneTenant: schemaRows(configJsonSchema('one-tenant')),
    manyTenants: schemaRows(configJsonSchema('many-tenants')),
    plugins: all.map(({ id, config, settings }) => ({
      id,
      config: rowsOf(config),
      settings: rowsOf(settings),
    })),
  }
}

function rowsOf(schema: unknown): readonly SchemaRow[] {
  if (!(schema instanceof z.ZodType)) return []
  return schemaRows(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
}
