import type { Diagnostic, Plugin } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'
import { messageOf } from '../message-of.ts'

/** A problem of configuration, with the path inside the plugin's block. */
export interface ConfigDiagnostic extends Diagnostic {
  readonly pluginId: string
  readonly path: readonly PropertyKey[]
}

/** Typed configuration, or every problem. */
export type ValidatedConfig =
  | { readonly config: unknown; readonly problems?: undefined }
  | { readonly problems: readonly ConfigDiagnostic[] }

/**
 * Holds raw configuration against a plugin's schema. Absent configuration is `{}`, so that defaults
 * apply; configuration for a plugin without a schema is a problem, because nobody would read it.
 */
export async function validateConfig(plugin: Plugin, raw: unknown): Promise<ValidatedConfig> {
  const { id: pluginId, config: schema } = plugin
  const given = raw ?? {}
  if (schema === undefined) {
    const isEmpty = typeof given === 'object' && Object.keys(given).length === 0
    if (isEmpty) return { config: Object.freeze({}) }
    return { problems: [{ ...report('FCC_CONFIG_UNEXPECTED', {}, pluginId), pluginId, path: [] }] }
  }
  try {
    const result = await schema['~standard'].validate(given)
    if (result.issues === undefined) return { config: result.value }
    return {
      problems: result.issues.map((issue) => {
        const path = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part))
        return invalid(pluginId, path, issue.message)
      }),
    }
  } catch (cause) {
    return { problems: [{ ...invalid(pluginId, [], messageOf(cause)), cause }] }
  }
}

function invalid(
  pluginId: string,
  path: readonly PropertyKey[],
  message: string,
): ConfigDiagnostic {
  const written = path.length === 0 ? 'the top' : path.map(String).join('.')
  return { ...report('FCC_CONFIG_INVALID', {}, pluginId, written, message), pluginId, path }
}
