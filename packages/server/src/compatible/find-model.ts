import { FccError, suggest } from '@fcc/plugin-api'
import { type CatalogueContents, CONVERSATION, slugOf } from '@fcc/runtime'

/** What a model name stands for: a scenario, and where the conversation goes in and the answer comes out. */
export interface CompatibleModel {
  /** The name that clients use. */
  readonly name: string
  readonly scenario: string
  readonly input: string
  readonly outcome: string
  /** Whether all turns go in; else the newest of the caller's alone. */
  readonly isConversation: boolean
}

/**
 * The models of a tenant: each persona by its name (`clinical-data-steward`), and each scenario with one required
 * input and one outcome by its id. A name that two personas have stands for neither: their codes do.
 */
export function modelsOf(contents: CatalogueContents): readonly CompatibleModel[] {
  const known = found.get(contents) ?? makeModels(contents)
  found.set(contents, known)
  return known
}

/** Contents of a catalogue → its models: they are the same object until the tenant has another catalogue. */
const found = new WeakMap<CatalogueContents, readonly CompatibleModel[]>()

function makeModels({ personas, scenarios }: CatalogueContents): readonly CompatibleModel[] {
  const names = personas.map(({ name }) => slugOf(name))
  const talking = personas.map((persona, index): CompatibleModel => {
    const name = names[index] ?? ''
    const isOnly = names.indexOf(name) === names.lastIndexOf(name)
    return {
      name: isOnly && name !== '' ? name : persona.id,
      scenario: `${CONVERSATION}/${persona.id}`,
      ...{ input: 'conversation', outcome: 'answer', isConversation: true },
    }
  })
  const working = scenarios.flatMap((scenario): readonly CompatibleModel[] => {
    const required = Object.entries(scenario.inputs).filter(([, input]) => input.required)
    const outcomes = Object.keys(scenario.outcomes)
    const [[input] = []] = required
    const [outcome] = outcomes
    if (required.length !== 1 || outcomes.length !== 1 || !input || !outcome) return []
    return [{ name: scenario.id, scenario: scenario.id, input, outcome, isConversation: false }]
  })
  return [...talking, ...working]
}

/** The model of a name: a persona's name, code or id, or a scenario's id or bare name. @throws FccError FCC_MODEL_UNKNOWN */
export function findModel(contents: CatalogueContents, written: string): CompatibleModel {
  const models = modelsOf(contents)
  const exact = models.find(({ name }) => name === written)
  if (exact) return exact
  const persona = contents.personas.find(({ id, code }) => id === written || code === written)
  const talking = models.find(({ scenario }) => scenario === `${CONVERSATION}/${persona?.id}`)
  if (talking) return talking
  const bare = models.filter(
    ({ scenario, isConversation }) =>
      !isConversation && scenario.slice(scenario.indexOf('/') + 1) === written,
  )
  const [only] = bare
  if (only && bare.length === 1) return only
  const names = models.map(({ name }) => name)
  throw new FccError({
    code: 'FCC_MODEL_UNKNOWN',
    why: `There is no model of that name here.${suggest(written, names)}`,
    fix: 'Ask for the models: GET /v1/models.',
  })
}
