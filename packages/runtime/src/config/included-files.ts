import { dirname, resolve } from 'node:path'
import { runtimeErrors } from '../diagnostics.ts'
import { type YamlSource, yamlSource } from './yaml-source.ts'

/** The keys that may stand in a file of their own: what the second seed prints as three files. */
const INCLUDED_KEYS = ['authentication', 'roles', 'role_assignments', 'data_governance'] as const

/**
 * A configuration with the files that it names under `include`, as if their keys stood in it. What is wrong in one of
 * them has its place there.
 *
 * @throws FccError FCC_CONFIG_NOT_FOUND, FCC_CONFIG_UNREADABLE, FCC_CONFIG_SYNTAX, FCC_CONFIG_INVALID
 */
export function withIncluded(main: YamlSource, read: (file: string) => string): YamlSource {
  const { value } = main
  if (!isRecord(value) || !('include' in value)) return main
  const { include, ...own } = value
  const paths = typeof include === 'string' ? [include] : include
  if (!Array.isArray(paths) || paths.some((path) => typeof path !== 'string' || path === '')) {
    throw invalid(main, ['include'], 'include: a file, or a list of files')
  }
  const from = new Map<string, YamlSource>()
  const whole: Record<string, unknown> = { ...own }
  for (const [index, path] of paths.entries()) {
    const source = yamlSource(
      read(resolve(dirname(main.file), path)),
      resolve(dirname(main.file), path),
    )
    if (!isRecord(source.value)) {
      throw invalid(source, [], `a map with ${INCLUDED_KEYS.join(', ')} is expected here`)
    }
    for (const [key, each] of Object.entries(source.value)) {
      if (!(INCLUDED_KEYS as readonly string[]).includes(key)) {
        throw invalid(
          source,
          [key],
          `${key}: an included file may have ${INCLUDED_KEYS.join(', ')}`,
        )
      }
      if (Object.hasOwn(whole, key)) {
        const before = from.get(key)?.file ?? main.file
        throw invalid(main, ['include', index], `include.${index}: ${key} is in ${before} too`)
      }
      whole[key] = each
      from.set(key, source)
    }
  }
  return {
    file: main.file,
    value: whole,
    keys: [main, ...new Set(from.values())].flatMap(({ keys }) => keys),
    placeOf(part) {
      const [first] = part.path
      return (from.get(String(first)) ?? main).placeOf(part)
    },
  }
}

function invalid(source: YamlSource, path: readonly PropertyKey[], what: string) {
  return runtimeErrors.configInvalid([{ place: source.placeOf({ path }), what }])
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
