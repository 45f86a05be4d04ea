import { type Page, page } from '../markdown/page.ts'
import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import type { SchemaRow } from '../schema/schema-rows.ts'
import { schemaTable } from '../schema/schema-table.ts'
import type { PluginSettings, Settings } from './collect-settings.ts'
import type { FixedLimit } from './fixed-limits.ts'

/** The page of everything that can be set. */
export function settingsPage(settings: Settings, limits: readonly FixedLimit[]): Page {
  return page(
    'reference/settings.md',
    [
      '# Settings',
      'Everything is in `fcc.yaml`, in one of two forms. A key that is not listed is refused, with its line and column. Relative paths start at the file.',
      '## fcc.yaml with one tenant',
      schemaTable(settings.oneTenant),
      '## fcc.yaml with several tenants',
      schemaTable(settings.manyTenants),
      '## What plugins let you set',
      'A tenant sets it in its block, under `settings` and the id of the plugin. Each has a default.',
      ...settings.plugins.flatMap(pluginParts),
      '## Limits that are fixed',
      'What no file sets. A change of one is a change of the package.',
      table(
        ['Name', 'Package', 'Value', 'Meaning'],
        limits.map((limit) => [
          inlineCode(limit.name),
          inlineCode(limit.package),
          limit.value,
          prose(limit.comment),
        ]),
      ),
    ],
    { aside: false },
  )
}

function pluginParts({ id, config, settings }: PluginSettings): readonly string[] {
  if (config.length === 0 && settings.length === 0) return [`### ${id}`, 'Nothing.']
  return [
    `### ${id}`,
    ...(config.length > 0 ? ['For the host, under `plugin_config`:', schemaTable(config)] : []),
    ...(settings.length > 0 ? [schemaTable(settings)] : []),
  ]
}

/** What the reference of the settings lacks, one sentence each. */
export function settingsProblems(
  settings: Settings,
  limits: readonly FixedLimit[],
): readonly string[] {
  const undescribed = (of: string, rows: readonly SchemaRow[]): readonly string[] =>
    rows
      .filter(({ description }) => description === '')
      .map(({ key }) => `The setting ${key} of ${of} lacks a description.`)
  return [
    ...undescribed('fcc.yaml', settings.oneTenant),
    ...undescribed('fcc.yaml with several tenants', settings.manyTenants),
    ...settings.plugins.flatMap(({ id, config, settings: rows }) =>
      undescribed(id, [...config, ...rows]),
    ),
    ...limits
      .filter(({ comment }) => comment === '')
      .map(({ name, package: owner }) => `The limit ${name} of ${owner} lacks a comment.`),
  ]
}
