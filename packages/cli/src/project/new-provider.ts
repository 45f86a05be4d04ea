import { isLoopback } from '@fcc/contracts'
import { cliErrors } from '../diagnostics.ts'
import { PROVIDER_KINDS, type ProviderKind } from './provider-kinds.ts'

/** What is asked of `fcc init --provider`. */
export interface ProviderWanted {
  /** One of `PROVIDER_KINDS`; the provider is called by it. */
  readonly word: string
  readonly model?: string | undefined
  readonly baseUrl?: string | undefined
  readonly region?: string | undefined
}

/** A provider that is to be written down. */
export interface NewProvider {
  readonly name: string
  readonly kind: ProviderKind
  /** Its block in `fcc.yaml`, with comments. */
  readonly block: string
  /** The constitution with its permit; absent where nothing leaves this machine for it. */
  readonly permit?: { readonly file: string; readonly text: string } | undefined
  /** The path of its model, from the folder of `fcc.yaml` on, where it is a file. */
  readonly file?: string | undefined
  /** Whether its region is yet to be stated: until then nothing is sent there. */
  readonly lacksRegion: boolean
}

/** Whose plugin the kinds are of: whole ids of providers begin with it. */
const PLUGIN = 'provider-ai-sdk'

/**
 * What is written for a provider. Pure; whether an address can be one is for the configuration to say.
 *
 * @throws FccError FCC_CLI_USAGE where a model in this process is given an address or a region
 */
export function newProvider(wanted: ProviderWanted): NewProvider {
  const { word: name, region } = wanted
  const kind = PROVIDER_KINDS[name] ?? { kind: name, model: 'my-model' }
  const baseUrl = wanted.baseUrl ?? kind.baseUrl
  if (kind.inProcess && (baseUrl !== undefined || region !== undefined)) {
    const given = baseUrl === undefined ? '--region' : '--base-url'
    throw cliErrors.usage(`${name} is a file in this process, and has no ${given}`, 'init')
  }
  const isHere =
    baseUrl === undefined
      ? kind.isLocal === true
      : URL.canParse(baseUrl) && isLoopback(new URL(baseUrl))
  const file = `egress-${name}.yaml`
  return {
    name,
    kind,
    block: blockText(kind, { ...wanted, baseUrl, isHere }),
    lacksRegion: !isHere && region === undefined,
    ...(kind.inProcess ? { file: (wanted.model ?? kind.model).replace(/^file:/, '') } : {}),
    ...(isHere ? {} : { permit: { file, text: permitText(name) } }),
  }
}

function blockText(
  known: ProviderKind,
  given: Omit<ProviderWanted, 'word'> & { readonly isHere: boolean },
): string {
  if (known.inProcess) return fileBlock(given.model ?? known.model)
  const { kind, model, key } = known
  const { baseUrl, region = 'unknown', isHere } = given
  const lines = [
    `kind: ${kind}`,
    '# As the other side names it.',
    `model: ${JSON.stringify(given.model ?? model)}`,
    ...(baseUrl === undefined
      ? []
      : ['# Where it is asked.', `base_url: ${JSON.stringify(baseUrl)}`]),
    ...(key === undefined
      ? []
      : [
          '# Where the key is, and never the key: env:NAME, or file:PATH of a file that only you can read.',
          `key: env:${key}`,
        ]),
    ...(isHere
      ? []
      : [
          '# Where it keeps and computes, as your contract with it says. While it is unknown, nothing is sent.',
          `region: ${JSON.stringify(region)}`,
        ]),
    '# What a million tokens cost, from its price list; without it the cost of a run is unknown.',
    '# price: { currency: USD, input: 1.23, output: 4.56 }',
    '# Agreements with it that are in force, such as BAA. Rules decide by them: state none that is not signed.',
    'agreements: []',
  ]
  return `${lines.join('\n')}\n`
}

/** The block of a model in this process: no address, key, price or agreement, for nothing leaves. */
function fileBlock(model: string): string {
  const path = model.startsWith('file:') ? model : `file:${model}`
  return `kind: local
# Its file, GGUF and for instructions: from the folder of this file on, or from the root.
model: ${JSON.stringify(path)}
# It computes here: how long it may take to begin, loading included, and what it holds at once.
limits: { first_ms: 600000, context_tokens: 8192, output_tokens: 1024 }
`
}

function permitText(name: string): string {
  return `# What may leave this machine for ${PLUGIN}/${name}: what carries no label, and nothing else. fcc init wrote
# this because fcc.yaml names it under governance.platform; take both away, and nothing leaves for it.
# To let labelled content leave, write the condition that makes it lawful, such as
#   when: "provider.id == '${PLUGIN}/${name}' && 'BAA' in provider.agreements"
constitution: egress-${name}
title: What may leave for ${name}
permits:
  - id: unlabelled-to-${name}
    at: [egress]
    when: "provider.id == '${PLUGIN}/${name}' && size(labels) == 0"
`
}
