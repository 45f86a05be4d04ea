import type { Plugin } from '@fcc/plugin-api'
import coreCatalog from '@fcc/plugin-core-catalog'
import detectorsCommon from '@fcc/plugin-detectors-common'
import providerDeterministic from '@fcc/plugin-provider-deterministic'
import { configJsonSchema } from '@fcc/runtime'
import finserv from 'fcc-finserv'
import gov from 'fcc-gov'
import healthcare from 'fcc-healthcare'
import { z } from 'zod'
import { type JsonSchema, type SchemaRow, schemaRows } from '../schema/schema-rows.ts'

/** Our plugins; a test compares them with the packages that have a manifest. */
const plugins: readonly Plugin[] = [
  coreCatalog,
  detectorsCommon,
  providerDeterministic,
  healthcare,
  finserv,
  gov,
]

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
  readonly plugins: readonly PluginSettings[]
}

/** Reads what can be set from the schemas that check it. */
export function collectSettings(): Settings {
  return {
    oneTenant: schemaRows(configJsonSchema('one-tenant')),
    manyTenants: schemaRows(configJsonSchema('many-tenants')),
    plugins: plugins.map(({ id, config, settings }) => ({
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
