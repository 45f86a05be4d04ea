/** The longest plugin id, in characters; the length that npm allows a package name. */
export const MAX_PLUGIN_ID_LENGTH = 214

const kebabCase = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/**
 * Whether a text may be a plugin id: kebab case, starting with a letter, no slash, so that
 * `<plugin id>/<name>` always splits at the first slash.
 *
 * @example
 * isPluginId('acme-toast') // true
 * isPluginId('Acme/Toast') // false
 */
export function isPluginId(text: string): boolean {
  return text.length <= MAX_PLUGIN_ID_LENGTH && kebabCase.test(text)
}
