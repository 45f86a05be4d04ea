import type { TenantSummary } from '@fcc/runtime'
import { visible } from '../io/visible.ts'

/** How a tenant stands, in lines: each thing that keeps it from working with what ends it. */
export function tenantStanding(tenant: TenantSummary): readonly string[] {
  const { id, name, state, version, lockedSince, suspended, diagnostics } = tenant
  const of = version === 0 ? 'as fcc.yaml has it' : `version ${version} of the directory`
  return [
    `  ${id} (${visible(name)}) is ${state}, ${of}.`,
    ...(lockedSince === undefined
      ? []
      : [
          `  Locked since ${lockedSince}: it named another tenant, which granted it nothing. Its log says who did.`,
          `    A person lets it work again: fcc tenants unlock ${id} --as NAME`,
        ]),
    ...(suspended
      ? [
          `  Suspended since ${suspended.since} by ${visible(suspended.by)}: ${visible(suspended.reason)}`,
          `    It works again with: fcc tenants resume ${id} --as NAME`,
        ]
      : []),
    ...(state === 'refused'
      ? diagnostics.flatMap(({ severity, code, why, fix }) =>
          severity === 'error'
            ? [`  ${code}  ${visible(why)}`, ...(fix ? [`    ${fix}`] : [])]
            : [],
        )
      : []),
    ...(state === 'ready' && lockedSince === undefined && !suspended
      ? ['  Nothing keeps it from working.']
      : []),
  ]
}
