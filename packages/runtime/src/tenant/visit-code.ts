import { ownValue, providers, scorers, skills, validators } from '@fcc/contracts'
import type { Contribution, Point, PointShape, PointValue } from '@fcc/plugin-api'
import type { Configured, VisitCode } from '@fcc/simulation'
import type { TenantCatalogue } from '../catalogue/tenant-catalogue.ts'

/** The code of a tenant's catalogue, each with the settings that its plugin has for this tenant. */
export function visitCode(
  catalogue: TenantCatalogue,
  settings: Readonly<Record<string, unknown>>,
): VisitCode {
  const lookUp = <Shape extends PointShape>(point: Point<Shape>) => {
    const known = new Map<string, Configured<PointValue<Shape>>>(
      catalogue.all(point).map((contribution: Contribution<PointValue<Shape>>) => [
        contribution.id,
        {
          code: contribution.value,
          settings: ownValue(settings, contribution.origin.pluginId) ?? {},
        },
      ]),
    )
    return (id: string) => known.get(id)
  }
  return {
    skill: lookUp(skills),
    scorer: lookUp(scorers),
    validator: lookUp(validators),
    provider: lookUp(providers),
  }
}
