import type { Persona } from '@fcc/contracts'
import type { ContractContext } from './contract-context.ts'

/**
 * A case whose persona may be named by its code or id.
 *
 * @example
 * const each: NamingPersona<ScorerCase> = { name: 'toast', text: 'Toast', persona: 'TST', atLeast: 0.9 }
 */
export type NamingPersona<Case> = Omit<Case, 'persona'> & {
  readonly persona?: Persona | string | undefined
}

/** The cases as a suite takes them: personas looked up, settings as the plugin's schema gives them. */
export function resolveCases<Case>(
  cases: readonly NamingPersona<Case>[],
  { persona, parseSettings }: ContractContext,
): readonly Case[] {
  // A suite says what is wrong with cases that are none; here they only pass through.
  if (!Array.isArray(cases)) return cases as never
  return cases.map((each) => {
    const { persona: named, settings } = (each ?? {}) as {
      readonly persona?: Persona | string
      readonly settings?: unknown
    }
    return {
      ...each,
      ...(typeof named === 'string' ? { persona: persona(named) } : {}),
      ...(settings === undefined ? {} : { settings: parseSettings(settings) }),
    } as unknown as Case
  })
}
