import { constitutions, type RunRecord, scenarios } from '@fcc/contracts'
import type { TenantModel } from '@fcc/runtime'

/** The outcomes of a run that are decided for each of their readers; none before it completed. */
export function outcomesForReaders(model: TenantModel, run: RunRecord): readonly string[] {
  if (run.state !== 'completed') return []
  const outcomes = model.catalogue.find(scenarios, run.scenario)?.value.outcomes ?? {}
  return Object.keys(outcomes).filter((name) => outcomes[name]?.release === 'to_readers')
}

/**
 * The roles that the rules at `release` name of whoever reads, to say whom to ask. They are named, not
 * decided: a rule may name a role to keep it out.
 */
export function rolesNamedAtRelease(model: TenantModel): readonly string[] {
  const rules = model.catalogue.all(constitutions).flatMap(({ value }) => value.rules)
  const named = rules
    .filter(({ at }) => at.includes('release'))
    .flatMap(({ when = '' }) => [...when.matchAll(/(['"])([^'"]+)\1\s+in\s+principal\.roles\b/g)])
    .flatMap(([, , role]) => role ?? [])
  return [...new Set(named)]
}
