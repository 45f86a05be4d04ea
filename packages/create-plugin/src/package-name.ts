import { builtinModules } from 'node:module'

/** The longest name npm allows, in characters. */
export const MAX_NAME_LENGTH = 214

const kebabCase = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const part = '[a-z0-9~-][a-z0-9._~-]*'
const npmName = new RegExp(`^(?:@${part}/)?${part}$`)
const impossible = new Set(['node_modules', 'favicon.ico', ...builtinModules])

/**
 * The id of the plugin in a package of this name: `@acme/tone` → `acme-tone`. What separates words
 * becomes a dash; the result is an id only where `nameProblem` finds nothing.
 */
export function pluginIdOf(packageName: string): string {
  return packageName
    .replace(/^@/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/**
 * What is wrong with a name, or nothing: npm's rules for new packages, and that a plugin id can be
 * made of it (kebab case, starting with a letter).
 *
 * @example
 * nameProblem('@acme/tone') // undefined
 * nameProblem('Tone')       // 'npm allows no capitals'
 */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'it is empty'
  if (name.length > MAX_NAME_LENGTH) return `npm allows ${MAX_NAME_LENGTH} characters`
  if (name.trim() !== name) return 'there is space around it'
  if (name !== name.toLowerCase()) return 'npm allows no capitals'
  if (/^[._]/.test(name)) return 'npm allows no dot or underscore in front'
  if (impossible.has(name)) return 'Node or npm uses it itself'
  if (!npmName.test(name)) return 'npm allows letters, digits, dashes, dots, and a scope in front'
  return kebabCase.test(pluginIdOf(name)) ? undefined : 'its plugin id must start with a letter'
}
