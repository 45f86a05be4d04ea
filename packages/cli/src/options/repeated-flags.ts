import type { GlobalOptions } from './global-options.ts'

/**
 * The global options that a command shown to the caller needs again, with a space before: what is
 * shown has to work as it stands.
 *
 * @example
 * repeatedFlags({ tenant: 'riverside', color: true }) // ' --tenant riverside'
 */
export function repeatedFlags({ config, tenant }: GlobalOptions): string {
  return [
    ...(config === undefined ? [] : [` --config ${config}`]),
    ...(tenant === undefined ? [] : [` --tenant ${tenant}`]),
  ].join('')
}
