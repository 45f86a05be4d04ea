import type { Constitution, Rule } from '@fcc/contracts'
import type { Contribution } from '@fcc/plugin-api'
import type { DataGovernance } from '../config/data-governance.ts'
import { findingRules } from './finding-rules.ts'

/** The name of the rules that `data_governance` comes to, at platform layer. */
const NAME = 'data-governance'

/**
 * The constitution that `data_governance` of a file comes to: it holds for every tenant, as what the host lists does.
 * `undefined` where it asks for no rule. Pure.
 */
export function dataGovernanceRules(
  { findings, blocked }: Pick<DataGovernance, 'findings' | 'blocked'>,
  file: string,
): Contribution<unknown> | undefined {
  const rules: Rule[] = [...findingRules(NAME, findings, 'The configuration of this host')]
  if (blocked.length > 0) {
    rules.push({
      id: `${NAME}/blocked-content`,
      tier: 'hard_stop',
      at: ['run_input', 'prompt', 'output', 'release'],
      when: `findings.exists(f, ${blocked.map((category) => `f.category == '${category}'`).join(' || ')})`,
      say: 'The configuration of this host does not let such content into any run.',
      waivableBy: [],
      cites: [],
      ifMissing: 'deny',
    })
  }
  if (rules.length === 0) return undefined
  const value: Constitution = {
    id: NAME,
    title: 'What the host says of data',
    rules,
    permits: [],
    separations: [],
  }
  return {
    id: `host/${NAME}`,
    value,
    origin: { pluginId: 'host', kind: 'host', file, line: 1 },
  }
}
