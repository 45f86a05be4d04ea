import { DOMAINS, type FactType, type FactValue, RUN_STATES } from '@fcc/contracts'
import type { DecisionInput } from '../decisions/decision-input.ts'
import { type FactField, type FactObject, MissingFact } from './fact-field.ts'
import { idVocabulary, type Vocabulary } from './vocabulary.ts'

/** Who brings the facts of this package. */
export const GOVERNANCE_OWNER = '@fcc/governance'

/** What the literals of built-in facts are checked against. */
export interface BuiltInVocabularies {
  readonly purposes: readonly string[]
  readonly gates: readonly string[]
  /** Persona codes; left out, they are not checked. */
  readonly personas?: readonly string[] | undefined
}

/** The facts that every decision brings along: `run, tenant, principal, persona, provider, tool, gates`. */
export function builtInFacts(vocabularies: BuiltInVocabularies): readonly FactObject[] {
  const purposes = { what: 'purpose', known: vocabularies.purposes }
  const gates = idVocabulary('gate', vocabularies.gates)
  const personas = vocabularies.personas && { what: 'persona', known: vocabularies.personas }
  const domains = { what: 'domain', known: DOMAINS }
  const states = { what: 'run state', known: RUN_STATES }
  const kinds = { what: 'kind of principal', known: ['human', 'service', 'persona', 'model'] }
  const locations = { what: 'location', known: ['in-process', 'loopback', 'remote'] }
  return [
    object('run', [
      fact('run.id', 'string', ({ run }) => run.id),
      fact('run.scenario', 'string', ({ run }) => run.scenario),
      fact('run.purpose', 'string', ({ run }) => run.purpose, purposes),
      fact('run.domain', 'string', ({ run }) => run.domain, domains),
      fact('run.state', 'string', ({ run }) => run.state, states),
    ]),
    object('tenant', [fact('tenant.id', 'string', ({ tenant }) => tenant.id)]),
    object('principal', [
      fact('principal.id', 'string', ({ principal }) => principal.id),
      fact('principal.kind', 'string', ({ principal }) => principal.kind, kinds),
      fact('principal.roles', 'list<string>', ({ principal }) => principal.roles),
      fact('principal.on_behalf_of', 'string', ({ principal }) => principal.onBehalfOf),
    ]),
    object('persona', [
      fact('persona.id', 'string', ({ persona }) => persona?.id),
      fact('persona.code', 'string', ({ persona }) => persona?.code, personas),
      fact('persona.category', 'string', ({ persona }) => persona?.category),
      fact('persona.duties', 'list<string>', ({ persona }) => persona?.duties),
    ]),
    object('provider', [
      fact('provider.id', 'string', ({ provider }) => provider?.id),
      fact('provider.location', 'string', ({ provider }) => provider?.location, locations),
      fact('provider.region', 'string', ({ provider }) => provider?.region),
      fact('provider.agreements', 'list<string>', ({ provider }) => provider?.agreements),
      fact('provider.cloud', 'string', ({ provider }) => provider?.cloud),
      fact('provider.retention_days', 'int', ({ provider }) => provider?.retentionDays),
    ]),
    object('tool', [fact('tool.id', 'string', ({ tool }) => tool?.id)]),
    object('gates', [fact('gates.passed', 'list<string>', (input) => input.gatesPassed, gates)]),
  ]
}

function object(name: string, fields: readonly FactField[]): FactObject {
  return {
    kind: 'object',
    name,
    owner: GOVERNANCE_OWNER,
    fields: new Map(fields.map((field) => [field.name.slice(name.length + 1), field])),
  }
}

function fact(
  name: string,
  type: FactType,
  get: (input: DecisionInput) => FactValue | undefined,
  vocabulary?: Vocabulary,
): FactField {
  const missing = new MissingFact(name)
  return {
    kind: 'fact',
    name,
    type,
    vocabulary,
    show: get,
    read(input) {
      const value = get(input)
      if (value === undefined) throw missing
      // Only `int` differs between a plugin's number and CEL's; retention may be fractional days.
      return type === 'int' ? BigInt(Math.ceil(value as number)) : value
    },
  }
}
