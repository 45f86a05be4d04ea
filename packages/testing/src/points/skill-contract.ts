import { type SkillCase, skillChecks } from '@fcc/conformance'
import { facts, skills } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import type { CodeContractOptions } from './contract-options.ts'
import { describeContract } from './describe-contract.ts'
import { type NamingPersona, resolveCases } from './named-persona.ts'

/**
 * What the contract of a skill takes.
 *
 * @example
 * const options: SkillContractOptions = { cases: [{ name: 'rye', artifacts: { bread: 'rye' }, makes: { toast: 'RYE' } }] }
 */
export interface SkillContractOptions extends CodeContractOptions {
  /** A case's `persona` may be a code of a persona that the plugin or what it includes contributes. */
  readonly cases: readonly NamingPersona<SkillCase>[]
}

/**
 * Registers the contract of one skill of a plugin: what it makes of what, what it refuses, and what
 * holds of every skill. Facts are held to the namespaces that the same plugin contributes.
 *
 * @example
 * skillContract(plugin, 'acme-toast/toast', {
 *   cases: [
 *     { name: 'two slices', artifacts: { bread: 'two slices' }, makes: { toast: 'TWO SLICES' } },
 *     { name: 'no bread', artifacts: { bread: 'stone' }, refuses: 'FCC_TOAST_NO_BREAD' },
 *   ],
 * })
 */
export function skillContract(plugin: Plugin, id: string, options: SkillContractOptions): void {
  describeContract({ plugin, point: skills, id, options }, ({ value }, context) =>
    skillChecks(value, {
      cases: resolveCases<SkillCase>(options.cases, context),
      facts: context.runtime.tenant.model.catalogue
        .all(facts)
        .filter(({ origin }) => origin.pluginId === plugin.id)
        .map(({ value: namespace }) => namespace),
      settings: context.settings,
      reload: context.reload(skills.id, id),
      limits: options.limits,
    }),
  )
}
