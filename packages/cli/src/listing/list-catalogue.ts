import {
  type Constitution,
  commands,
  constitutions,
  detectors,
  exporters,
  facts,
  gates,
  labelSchemes,
  personas,
  providers,
  scenarios,
  scorers,
  skills,
  templates,
  validators,
  vocabularies,
  workflows,
} from '@fcc/contracts'
import type { Contribution, Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { priceText } from '../render/cost-text.ts'
import { counted } from '../render/counted.ts'
import { runtimeModule } from '../runtime-module.ts'
import { layerWord } from './layer-word.ts'
import type { Listable, Listed } from './listed.ts'

/** The kinds that a tenant's model holds. */
export type ListedOfTenant = Exclude<Listable, 'plugins' | 'tenants' | 'settings'>

/** Everything of one kind that a tenant has, by id. Pure. */
export function listCatalogue(model: TenantModel, kind: ListedOfTenant): readonly Listed[] {
  return [...listers[kind](model)].sort((left, right) => (left.id < right.id ? -1 : 1))
}

type Lister = (model: TenantModel) => readonly Listed[]

const listers: Readonly<Record<ListedOfTenant, Lister>> = {
  personas: ({ catalogue }) =>
    catalogue.all(personas).map(({ value, ...from }) => ({
      ...from,
      title: value.name,
      detail: `${value.phase} · ${value.roleTitle}`,
    })),
  vocabularies: ({ catalogue }) =>
    listed(
      catalogue.all(vocabularies),
      ({ of, terms }) => `${of} · ${counted(terms.length, 'term')}`,
    ),
  workflows: ({ catalogue }) =>
    listed(
      catalogue.all(workflows),
      ({ nodes, edges }) => `${nodes.length} nodes, ${edges.length} edges`,
    ),
  scenarios: ({ catalogue }) =>
    listed(catalogue.all(scenarios), ({ inputs, purposes }) => {
      const names = Object.entries(inputs).map(([name, { required }]) =>
        required ? name : `[${name}]`,
      )
      return `${names.join(' ')} · for ${purposes.join(', ')}`
    }),
  skills: ({ catalogue }) =>
    listed(
      catalogue.all(skills),
      ({ input, output }) => `${input.join(', ')} → ${output.join(', ')}`,
    ),
  templates: ({ catalogue }) => listed(catalogue.all(templates), ({ mediaType }) => mediaType),
  gates: ({ catalogue }) =>
    listed(
      catalogue.all(gates),
      ({ threshold, checks }) => `at least ${threshold.toFixed(2)} over ${checks.length} checks`,
    ),
  validators: ({ catalogue }) => listed(catalogue.all(validators), () => ''),
  scorers: ({ catalogue }) => listed(catalogue.all(scorers), () => ''),
  constitutions: listConstitutions,
  labels: ({ catalogue }) =>
    listed(catalogue.all(labelSchemes), ({ categories, levels }) =>
      [categories.join(', '), levels.join(' < ')].filter((part) => part !== '').join(' · '),
    ),
  facts: listFacts,
  detectors: ({ catalogue }) =>
    listed(catalogue.all(detectors), ({ categories }) => categories.join(', ')),
  providers: listProviders,
  exporters: ({ catalogue }) =>
    listed(
      catalogue.all(exporters),
      ({ of, mediaType }) => `${of === 'run' ? 'one run' : 'the audit log'} · ${mediaType}`,
    ),
  commands: ({ catalogue }) =>
    listed(catalogue.all(commands), ({ arguments: taken, options }) =>
      [...taken.map(({ name }) => name), ...options.map(({ name }) => `--${name}`)].join(' '),
    ),
}

function listed<Value extends { readonly title: string }>(
  contributions: readonly Contribution<Value>[],
  detail: (value: Value) => string,
): readonly Listed[] {
  return contributions.map(({ id, value, origin }) => ({
    id,
    title: value.title,
    detail: detail(value),
    origin,
  }))
}

/** How many values a line names; the rest is counted. */
const NAMED_VALUES = 6

function someOf(values: readonly string[]): string {
  if (values.length === 0) return 'none here'
  const rest = values.length - NAMED_VALUES
  return [...values.slice(0, NAMED_VALUES), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}

/** What plugins contribute, and what is there by itself: the runtime's own, and those of label schemes. */
function listFacts(model: TenantModel): readonly Listed[] {
  const { catalogue } = model
  const contributed = catalogue.all(facts).flatMap(({ value, origin }) =>
    Object.entries(value.facts).map(([name, { type, description, values }]) => ({
      id: `${value.namespace}.${name}`,
      title: values ? `${type}: ${values.join(', ')}` : type,
      detail: description,
      origin,
    })),
  )
  const provided = runtimeModule()
    .providedFacts(model)
    .map(({ name, type, drawnFrom, values, scheme }) => ({
      id: name,
      title: type,
      detail: [
        scheme === undefined ? 'of the runtime' : `of the label scheme ${scheme}`,
        ...(drawnFrom === undefined ? [] : [`a ${drawnFrom}: ${someOf(values)}`]),
      ].join(' · '),
      origin: scheme === undefined ? undefined : catalogue.find(labelSchemes, scheme)?.origin,
    }))
  return [...contributed, ...provided]
}

function listProviders(model: TenantModel): readonly Listed[] {
  const { catalogue, providerAttributes, provider, connected } = model
  const connections = new Map(connected.map((each) => [each.id, each]))
  return catalogue.all(providers).map(({ id, value, origin }) => {
    const { location, agreements } = providerAttributes[id] ?? value.attributes
    const connection = connections.get(id)
    const detail = [
      location,
      agreements.join(', ') || 'no agreements',
      ...(connection ? connectionWords(connection) : []),
      ...(id === provider ? ['used by default'] : []),
    ].join(' · ')
    return { id, title: value.title, detail, origin }
  })
}

/** How one that is set up in the configuration is reached; a key is named, and never shown. */
function connectionWords({
  kind,
  connection,
  isUntried,
}: TenantModel['connected'][number]): readonly string[] {
  const { key, price } = connection
  return [
    kind,
    key === undefined ? 'no key' : `key ${key}`,
    priceText(price),
    ...(isUntried ? ['untried: nobody has seen an answer over this wire yet'] : []),
  ]
}

function listConstitutions({ pinned, catalogue }: TenantModel): readonly Listed[] {
  const originOf = (constitution: Constitution): Origin | undefined =>
    catalogue.all(constitutions).find(({ value }) => value === constitution)?.origin
  return pinned.map(({ layer, constitution }) => {
    const { id, title, rules, permits } = constitution
    const origin = originOf(constitution)
    const from = layerWord(layer, origin)
    const detail = `${from} · ${counted(rules.length, 'rule')}, ${counted(permits.length, 'permit')}`
    return { id, title, detail, origin }
  })
}
