import {
  DOMAINS,
  type FactType,
  type FactValue,
  GRANTED_KINDS,
  INPUT_KINDS,
  RUN_STATES,
} from '@fcc/contracts'
import type { DecisionInput } from '../decisions/decision-input.ts'
import { type FactField, type FactObject, MissingFact } from './fact-field.ts'
import { idVocabulary, type Vocabulary } from './vocabulary.ts'

/** Who contributes the facts of this package. */
export const GOVERNANCE_OWNER = '@fcc/governance'

/** What the literals of built-in facts are checked against. */
export interface BuiltInVocabularies {
  readonly purposes: readonly string[]
  readonly gates: readonly string[]
  /** Persona codes; left out, they are not checked. */
  readonly personas?: readonly string[] | undefined
}

/** The facts that every decision brings along: `run, tenant, principal, persona, provider, tool, input, detection, query, gates`. */
export function builtInFacts(vocabularies: BuiltInVocabularies): readonly FactObject[] {
  const purposes = { what: 'purpose', known: vocabularies.purposes }
  const gates = idVocabulary('gate', vocabularies.gates)
  const personas = vocabularies.personas && { what: 'persona', known: vocabularies.personas }
  const domains = { what: 'domain', known: DOMAINS }
  const states = { what: 'run state', known: RUN_STATES }
  const kinds = { what: 'kind of principal', known: ['human', 'service', 'persona', 'model'] }
  const locations = { what: 'location', known: ['in-process', 'loopback', 'remote'] }
  const inputKinds = { what: 'kind of input', known: INPUT_KINDS }
  const granted = { what: 'kind of what can be granted', known: GRANTED_KINDS }
  const users = { what: 'user of a tool', known: ['node', 'model', 'skill'] }
  return [
    object('run', [
      fact('run.id', 'string', 'the run', ({ run }) => run.id),
      fact(
        'run.scenario',
        'string',
        'the scenario that is run, by its whole id',
        ({ run }) => run.scenario,
      ),
      fact(
        'run.purpose',
        'string',
        'what the run is for: as the caller said, or the first purpose of the scenario',
        ({ run }) => run.purpose,
        purposes,
      ),
      fact(
        'run.domain',
        'string',
        'where it is run: tried out, beside the real thing, or for real',
        ({ run }) => run.domain,
        domains,
      ),
      fact(
        'run.state',
        'string',
        'how far the run is when the rule is asked',
        ({ run }) => run.state,
        states,
      ),
    ]),
    object('tenant', [fact('tenant.id', 'string', 'whose data it is', ({ tenant }) => tenant.id)]),
    object('principal', [
      fact('principal.id', 'string', 'who started the run', ({ principal }) => principal.id),
      fact(
        'principal.kind',
        'string',
        'what started the run',
        ({ principal }) => principal.kind,
        kinds,
      ),
      fact(
        'principal.roles',
        'list<string>',
        'the roles of whoever started the run, as the host says',
        ({ principal }) => principal.roles,
      ),
      fact(
        'principal.on_behalf_of',
        'string',
        'for whom it was started, where the host says so',
        ({ principal }) => principal.onBehalfOf,
      ),
    ]),
    object('persona', [
      fact(
        'persona.id',
        'string',
        'the persona at work in this visit, by its whole id',
        ({ persona }) => persona?.id,
      ),
      fact(
        'persona.code',
        'string',
        'the code of the persona at work',
        ({ persona }) => persona?.code,
        personas,
      ),
      fact(
        'persona.category',
        'string',
        'the category of the persona at work',
        ({ persona }) => persona?.category,
      ),
      fact(
        'persona.duties',
        'list<string>',
        'the duties of the persona at work, which separations of duty are about',
        ({ persona }) => persona?.duties,
      ),
    ]),
    object('provider', [
      fact(
        'provider.id',
        'string',
        'the provider that the prompt is about to reach',
        ({ provider }) => provider?.id,
      ),
      fact(
        'provider.location',
        'string',
        'where that provider answers',
        ({ provider }) => provider?.location,
        locations,
      ),
      fact(
        'provider.region',
        'string',
        'the legal region of that provider; unknown where nobody said',
        ({ provider }) => provider?.region,
      ),
      fact(
        'provider.agreements',
        'list<string>',
        'the agreements with that provider, as the host states them',
        ({ provider }) => provider?.agreements,
      ),
      fact(
        'provider.cloud',
        'string',
        'the cloud that provider runs in, where it says so',
        ({ provider }) => provider?.cloud,
      ),
      fact(
        'provider.retention_days',
        'int',
        'how many days that provider keeps what it is sent; part of a day counts as one',
        ({ provider }) => provider?.retentionDays,
      ),
    ]),
    object('tool', [
      fact(
        'tool.id',
        'string',
        'the skill that is about to run, by its whole id',
        ({ tool }) => tool?.id,
      ),
      fact(
        'tool.by',
        'string',
        'who uses it: the `node` it acts at, a `model`, or another `skill`',
        ({ tool }) => tool?.by,
        users,
      ),
    ]),
    object('input', [
      fact(
        'input.kind',
        'string',
        'what an input of the run holds, as its scenario declares it (`document` where it says nothing); empty where the content is no input',
        ({ input }) => input?.kind ?? '',
        inputKinds,
      ),
    ]),
    object('detection', [
      fact(
        'detection.could_not_check',
        'list<string>',
        'the detectors that could not look into the content: nothing is known of what they would find',
        ({ couldNotCheck }) => couldNotCheck,
      ),
      {
        ...fact(
          UNREAD,
          'list<string>',
          'the media types of attachments in the content (`image/png`), which no detector reads; a permit holds for such content only where it reads this',
          ({ unread }) => unread ?? NO_TYPES,
        ),
        isUnread: true,
      },
    ]),
    object('query', [
      fact(
        'query.granted',
        'bool',
        'whether the tenant whose data it is granted this reading, to this reader and for this purpose, and the grant is not over',
        ({ query }) => query?.granted ?? false,
      ),
      fact(
        'query.from',
        'string',
        'the tenant of whoever asks to read in another one',
        ({ query }) => query?.from,
      ),
      fact(
        'query.what',
        'string',
        'what is asked for of the other tenant',
        ({ query }) => query?.what,
        granted,
      ),
    ]),
    object('gates', [
      fact(
        'gates.passed',
        'list<string>',
        'the gates that exactly this text has passed, by id; another version of it starts with none',
        (input) => input.gatesPassed,
        gates,
      ),
    ]),
  ]
}

const UNREAD = 'detection.unread'
const NO_TYPES: readonly string[] = Object.freeze([])

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
  description: string,
  get: (input: DecisionInput) => FactValue | undefined,
  vocabulary?: Vocabulary,
): FactField {
  const missing = new MissingFact(name)
  return {
    kind: 'fact',
    name,
    type,
    description,
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
