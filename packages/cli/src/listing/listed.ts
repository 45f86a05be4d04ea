import type { Origin } from '@fcc/plugin-api'

/** One thing of a list. */
export interface Listed {
  readonly id: string
  readonly title: string
  /** What else is worth a column, in words. */
  readonly detail: string
  /** Where it comes from. */
  readonly origin?: Origin | undefined
}

/** What can be listed of a tenant. */
export const LISTABLE = [
  'personas',
  'vocabularies',
  'workflows',
  'scenarios',
  'skills',
  'templates',
  'gates',
  'validators',
  'scorers',
  'constitutions',
  'labels',
  'facts',
  'detectors',
  'providers',
  'exporters',
  'commands',
  'settings',
  'plugins',
  'tenants',
] as const
export type Listable = (typeof LISTABLE)[number]

/** Where a thing comes from, as `plugin (package@version) file:line`. */
export function originText(origin: Origin | undefined): string {
  if (!origin) return ''
  const { pluginId, packageName, version, kind, file, line } = origin
  const from =
    packageName === undefined ? `${kind} file` : `${packageName}${version ? `@${version}` : ''}`
  const place = file === undefined ? '' : ` ${file}${line === undefined ? '' : `:${line}`}`
  return `${pluginId} (${from})${place}`
}
