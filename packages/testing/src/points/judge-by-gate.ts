import { type GateCase, subjectOf } from '@fcc/conformance'
import type { Gate, GateOutcome } from '@fcc/contracts'
import { type Vocabulary, vocabularies } from '@fcc/contracts/vocabularies'
import { nameOf, ownerOf } from '@fcc/plugin-api'
import { evaluateGate } from '@fcc/simulation'
import type { ContractContext } from './contract-context.ts'

/** Judges an artifact by a gate, as a visit would, with the scorers and validators that it names. */
export async function judgeByGate(
  gate: Gate,
  { persona, settings, ...given }: Omit<GateCase, 'name' | 'passes'>,
  context: ContractContext,
): Promise<GateOutcome> {
  const { code, config } = context.runtime.tenant.model
  const named = persona === undefined ? undefined : context.persona(persona)
  const own = settings === undefined ? undefined : context.parseSettings(settings)
  /** The case's settings for what the plugin itself contributes; others keep theirs. */
  const withSettings =
    <Found extends { readonly settings: unknown }>(lookUp: (id: string) => Found | undefined) =>
    (id: string): Found | undefined => {
      const found = lookUp(id)
      if (found === undefined || own === undefined) return found
      return ownerOf(id) === context.plugin.id ? { ...found, settings: own } : found
    }
  const { outcome } = await evaluateGate(
    gate,
    {
      subject: subjectOf({ ...given, persona: named }),
      address: 'sample',
      vocabularies: vocabulariesOf(context),
    },
    {
      code: {
        skill: (id) => code.skill(id),
        provider: (id) => code.provider(id),
        scorer: withSettings((id) => code.scorer(id)),
        validator: withSettings((id) => code.validator(id)),
      },
      tenant: {
        id: config.id,
        name: config.name,
        namespace: config.namespace,
        contributions: () => [],
      },
      signal: new AbortController().signal,
    },
  )
  return outcome
}

/** All that are there, and those of the plugin under their bare name, by which its own documents know them. */
function vocabulariesOf({ runtime, plugin }: ContractContext): readonly Vocabulary[] {
  const all = runtime.tenant.model.catalogue.all(vocabularies).map(({ value }) => value)
  const own = all.filter(({ id }) => ownerOf(id) === plugin.id)
  return [...all, ...own.map((vocabulary) => ({ ...vocabulary, id: nameOf(vocabulary.id) }))]
}
