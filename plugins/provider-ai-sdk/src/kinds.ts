import type { ConnectionForm, ProviderAttributes } from '@fcc/contracts'
import { ATTACHMENT_TYPES } from '@fcc/contracts/attachments'
import {
  type CallAccess,
  fetchOfCall,
  type ModelClient,
  sharedClients,
} from './wire/shared-client.ts'

/** What a vendor's client is made with. Nothing is left to it to find in the environment. */
export interface ClientSettings extends CallAccess {
  readonly model: string
  readonly baseUrl: string
}

/** A way to reach models: one wire, as one vendor or server speaks it. */
export interface ModelKind {
  readonly name: string
  readonly title: string
  readonly location: ProviderAttributes['location']
  readonly cloud: string
  /** Where it is asked by default; the configuration says where there is none. */
  readonly baseUrl: string | undefined
  readonly connects: ConnectionForm
  /** The media types of attachments that models behind it usually read, where a connection says nothing. */
  readonly reads?: readonly string[] | undefined
  /** The package that speaks it. */
  readonly package: string
  /** Makes the client of a call; the package is loaded then, and not before. */
  load(settings: ClientSettings): Promise<ModelClient>
}

const vendor = { location: 'remote', cloud: 'commercial' } as const

const loadCompatible = sharedClients(async ({ model, baseUrl }) => {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  return createOpenAICompatible({
    name: 'compatible',
    baseURL: baseUrl,
    includeUsage: true,
    supportsStructuredOutputs: true,
    fetch: fetchOfCall,
  }).chatModel(model)
})

/** Every wire that can be spoken. Those that no server here speaks are marked as untried. */
export const kinds: readonly ModelKind[] = [
  {
    ...vendor,
    name: 'openai',
    title: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    connects: { key: 'needed', baseUrl: 'optional' },
    reads: ATTACHMENT_TYPES,
    package: '@ai-sdk/openai',
    async load({ model, baseUrl, key, fetch }) {
      const { createOpenAI } = await import('@ai-sdk/openai')
      return createOpenAI({ baseURL: baseUrl, apiKey: key, fetch }).responses(model)
    },
  },
  {
    ...vendor,
    name: 'anthropic',
    title: 'Anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    connects: { key: 'needed', baseUrl: 'optional' },
    reads: ATTACHMENT_TYPES,
    package: '@ai-sdk/anthropic',
    async load({ model, baseUrl, key, fetch }) {
      const { createAnthropic } = await import('@ai-sdk/anthropic')
      return createAnthropic({ baseURL: baseUrl, apiKey: key, fetch }).languageModel(model)
    },
  },
  {
    ...vendor,
    name: 'google',
    title: 'Google',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    connects: { key: 'needed', baseUrl: 'optional', untried: true },
    package: '@ai-sdk/google',
    async load({ model, baseUrl, key, fetch }) {
      const { createGoogle } = await import('@ai-sdk/google')
      return createGoogle({ baseURL: baseUrl, apiKey: key, fetch }).languageModel(model)
    },
  },
  {
    ...vendor,
    name: 'mistral',
    title: 'Mistral',
    baseUrl: 'https://api.mistral.ai/v1',
    connects: { key: 'needed', baseUrl: 'optional', untried: true },
    package: '@ai-sdk/mistral',
    async load({ model, baseUrl, key, fetch }) {
      const { createMistral } = await import('@ai-sdk/mistral')
      return createMistral({ baseURL: baseUrl, apiKey: key, fetch }).languageModel(model)
    },
  },
  {
    ...vendor,
    name: 'azure-openai',
    title: 'Azure OpenAI',
    baseUrl: undefined,
    connects: { key: 'needed', baseUrl: 'needed', untried: true },
    package: '@ai-sdk/azure',
    async load({ model, baseUrl, key, fetch }) {
      const { createAzure } = await import('@ai-sdk/azure')
      return createAzure({ baseURL: baseUrl, apiKey: key, fetch }).chat(model)
    },
  },
  {
    ...vendor,
    name: 'amazon-bedrock',
    title: 'Amazon Bedrock',
    baseUrl: undefined,
    connects: { key: 'needed', baseUrl: 'needed', untried: true },
    package: '@ai-sdk/amazon-bedrock',
    async load({ model, baseUrl, key, fetch }) {
      const { createAmazonBedrock } = await import('@ai-sdk/amazon-bedrock')
      // The region is in the address; it is given so that none is looked for in the environment.
      const settings = { region: 'none', baseURL: baseUrl, apiKey: key, fetch }
      return createAmazonBedrock(settings).languageModel(model)
    },
  },
  {
    name: 'ollama',
    title: 'Ollama',
    location: 'loopback',
    cloud: 'on-premises',
    baseUrl: 'http://127.0.0.1:11434/v1',
    connects: { key: 'optional', baseUrl: 'optional' },
    package: '@ai-sdk/openai-compatible',
    load: loadCompatible,
  },
  {
    ...vendor,
    name: 'openai-compatible',
    title: 'An OpenAI-compatible server',
    cloud: 'unknown',
    baseUrl: undefined,
    connects: { key: 'optional', baseUrl: 'needed' },
    package: '@ai-sdk/openai-compatible',
    load: loadCompatible,
  },
]
