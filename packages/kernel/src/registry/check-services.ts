import type { Diagnostic, Manifest } from '@fcc/plugin-api'
import { report } from '../diagnostics.ts'

/** Every declared service was provided, each once, and no other. Pure. */
export function checkServices(
  { id: pluginId, provides }: Manifest,
  given: readonly string[],
): readonly Diagnostic[] {
  const undeclared = given.filter((service) => !Object.hasOwn(provides, service))
  const repeated = given.filter((service, index) => given.indexOf(service) < index)
  const absent = Object.keys(provides).filter((service) => !given.includes(service))
  return [
    ...undeclared.map((service) => report('FCC_SETUP_UNDECLARED_SERVICE', { pluginId, service })),
    ...repeated.map((service) => report('FCC_SETUP_SERVICE_TWICE', { pluginId, service })),
    ...absent.map((service) => report('FCC_SETUP_SERVICE_NOT_PROVIDED', { pluginId, service })),
  ]
}
