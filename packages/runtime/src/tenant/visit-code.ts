import {
  ownValue,
  type Provider,
  type ProviderShape,
  providers,
  type ScorerShape,
  type SkillShape,
  scorers,
  skills,
  type ValidatorShape,
  validators,
} from '@fcc/contracts'
import type { Contribution, Point, PointShape, PointValue } from '@fcc/plugin-api'
import type { Configured, RunPlan, VisitCode } from '@fcc/simulation'
import type { ConnectedProvider } from '../catalogue/connect-providers.ts'
import type { TenantCatalogue } from '../catalogue/tenant-catalogue.ts'
import { RECORDED_KIND, recordedProvider } from '../recording/recorded-provider.ts'

/** What the code of a catalogue is looked up with. */
interface Given {
  readonly settings: Readonly<Record<string, unknown>>
  readonly connected: readonly ConnectedProvider[]
  readonly planned?: RunPlan['providers'] | undefined
}

/**
 * The code of a tenant's catalogue, each with the settings that its plugin has for this tenant; a provider
 * that is set up by name has its connection as settings.
 *
 * @param given.connected as the tenant has them now
 * @param given.planned as a run was planned with them, where it was: their connections count then. One that
 *   is of another kind by now is not there, for its connection is not for that kind to have
 */
export function visitCode(catalogue: TenantCatalogue, given: Given): VisitCode {
  return new CatalogueCode(catalogue, given)
}

type Known<Shape extends PointShape> = ReadonlyMap<string, Configured<PointValue<Shape>>>

/** Made for every tenant that is decided, most of which are at rest: its tables are made when they are first asked. */
class CatalogueCode implements VisitCode {
  readonly #catalogue: TenantCatalogue
  readonly #given: Given
  #skills: Known<SkillShape> | undefined
  #scorers: Known<ScorerShape> | undefined
  #validators: Known<ValidatorShape> | undefined
  #providers: Known<ProviderShape> | undefined

  constructor(catalogue: TenantCatalogue, given: Given) {
    this.#catalogue = catalogue
    this.#given = given
  }

  skill(id: string) {
    this.#skills ??= this.#table(skills)
    return this.#skills.get(id)
  }

  scorer(id: string) {
    this.#scorers ??= this.#table(scorers)
    return this.#scorers.get(id)
  }

  validator(id: string) {
    this.#validators ??= this.#table(validators)
    return this.#validators.get(id)
  }

  provider(id: string): ReturnType<VisitCode['provider']> {
    this.#providers ??= this.#table(providers)
    const { connected, planned } = this.#given
    const found = this.#providers.get(id)
    const now = connected.find((each) => each.id === id)
    const then = planned ? ownValue(planned, id)?.connected : now
    // A recording is named for one run: what that was planned with is all that any process needs.
    if (!now && then?.kind === RECORDED_KIND) {
      return { code: recordedProvider as Provider, settings: then.connection }
    }
    if (!found || now?.kind !== then?.kind) return undefined
    return then ? { code: found.code, settings: then.connection } : found
  }

  #table<Shape extends PointShape>(point: Point<Shape>): Known<Shape> {
    return new Map(
      this.#catalogue.all(point).map((contribution: Contribution<PointValue<Shape>>) => [
        contribution.id,
        {
          code: contribution.value,
          settings: ownValue(this.#given.settings, contribution.origin.pluginId) ?? {},
        },
      ]),
    )
  }
}
