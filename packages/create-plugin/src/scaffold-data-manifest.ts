import { pluginIdOf } from './package-name.ts'
import type { Request } from './request.ts'
import { OWN_RANGE, TOOL_RANGES } from './versions.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The `package.json` of a new package of data, made of the template's: its names and ranges in place of the
 * workspace's. Pure.
 */
export function scaffoldDataManifest(template: Json, { packageName }: Request): Json {
  const { private: _, fcc, ...fields } = template
  return {
    ...fields,
    name: packageName,
    version: '0.1.0',
    license: 'UNLICENSED',
    // What is scoped is published for its owners alone, unless it says otherwise.
    ...(packageName.startsWith('@') ? { publishConfig: { access: 'public' } } : {}),
    scripts: { test: 'vitest run', manifest: 'fcc manifest' },
    dependencies: rangesOf(template.dependencies),
    // The command line writes the manifest; the template's is written in the workspace.
    devDependencies: { '@fcc/cli': OWN_RANGE, ...rangesOf(template.devDependencies) },
    fcc: { ...(fcc as Json), kind: 'vertical', id: pluginIdOf(packageName), api: OWN_RANGE },
  }
}

function rangesOf(field: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(field as Json).map((name) => [name, TOOL_RANGES[name] ?? OWN_RANGE]),
  )
}
