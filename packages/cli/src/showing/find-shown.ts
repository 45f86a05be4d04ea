import type { Contribution, Point, PointShape, PointValue } from '@fcc/plugin-api'
import { suggest } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { cliErrors } from '../diagnostics.ts'
import { localName } from '../render/local-name.ts'

/** Something that has an id, whole. */
export interface Identified {
  readonly id: string
}

/**
 * The one thing a written id means: a whole id, a bare name that only one thing here has, in capitals or not, or
 * words of what only one thing here is called.
 *
 * @param kind what is looked for, as `fcc show` calls it
 * @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS
 * @example
 * findShown(model.catalogue.all(personas), { kind: 'persona', written: 'CDS', tenant: 'riverside' })
 */
export function findShown<Thing extends Identified>(
  things: readonly Thing[],
  wanted: { readonly kind: string; readonly written: string; readonly tenant: string },
  nameOf: (thing: Thing) => string = () => '',
): Thing {
  const { written } = wanted
  const exact = things.find(({ id }) => id === written)
  if (exact) return exact
  const same = things.filter(({ id }) => localName(id) === written)
  const like = same.length > 0 ? same : things.filter(({ id }) => isLike(id, written))
  const named = like.length > 0 ? like : things.filter((each) => isCalled(nameOf(each), written))
  const [only] = named
  if (only && named.length === 1) return only
  const ids = (only ? named : things).map(({ id }) => id)
  throw only
    ? cliErrors.idAmbiguous(wanted, ids)
    : cliErrors.idUnknown(wanted, suggest(written, ids))
}

/** `steward` for the Clinical Data Steward: words of a name are what people remember of it. */
function isCalled(name: string, written: string): boolean {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const asked = written.toLowerCase().split(/[\s-]+/)
  return asked.every((word) => words.includes(word))
}

/** Codes are in capitals, and are typed as they come. */
function isLike(id: string, written: string): boolean {
  const word = written.toLowerCase()
  return id.toLowerCase() === word || localName(id).toLowerCase() === word
}

/** The one contribution of a tenant that a written id means. */
export function findContribution<Shape extends PointShape>(
  model: TenantModel,
  point: Point<Shape>,
  wanted: { readonly kind: string; readonly written: string },
): Contribution<PointValue<Shape>> {
  const all = model.catalogue.all(point)
  return findShown(all, { ...wanted, tenant: model.config.id }, ({ value }) => nameOfValue(value))
}

/** Personas have a name, workflows and the like a title. */
function nameOfValue(value: unknown): string {
  const { name, title } = value as { readonly name?: unknown; readonly title?: unknown }
  return typeof name === 'string' ? name : typeof title === 'string' ? title : ''
}
