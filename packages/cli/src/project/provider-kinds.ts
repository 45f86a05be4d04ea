/** What is written for one kind of provider where nobody says otherwise. */
export interface ProviderKind {
  /** As `fcc.yaml` has it. */
  readonly kind: string
  /** A model to begin with; yours to change. */
  readonly model: string
  /** The variable that its key is in by custom. */
  readonly key?: string | undefined
  /** Where it is asked, for kinds whose address is not the vendor's own. */
  readonly baseUrl?: string | undefined
  /** The package of its client, where that does not come with the plugin. */
  readonly client?: string | undefined
  /** Whether it computes on this machine, where no address says otherwise. */
  readonly isLocal?: true | undefined
  /** Present where its model is a file that is computed in this process. */
  readonly inProcess?:
    | {
        /** The package that it is of. */
        readonly plugin: string
        /** What computes it, which no install brings by itself, and how large that is. */
        readonly peer: {
          readonly name: string
          readonly version: string
          readonly size: string
        }
      }
    | undefined
}

/** The words that `fcc init --provider` takes. */
export const PROVIDER_KINDS: Readonly<Record<string, ProviderKind>> = {
  openai: { kind: 'openai', model: 'gpt-5-mini', key: 'OPENAI_API_KEY' },
  anthropic: { kind: 'anthropic', model: 'claude-sonnet-4-5', key: 'ANTHROPIC_API_KEY' },
  google: {
    kind: 'google',
    model: 'gemini-2.5-flash',
    key: 'GOOGLE_API_KEY',
    client: '@ai-sdk/google',
  },
  mistral: {
    kind: 'mistral',
    model: 'mistral-small-latest',
    key: 'MISTRAL_API_KEY',
    client: '@ai-sdk/mistral',
  },
  azure: {
    kind: 'azure-openai',
    model: 'my-deployment',
    key: 'AZURE_OPENAI_API_KEY',
    baseUrl: 'https://my-resource.openai.azure.com/openai',
    client: '@ai-sdk/azure',
  },
  bedrock: {
    kind: 'amazon-bedrock',
    model: 'my-model',
    key: 'AWS_BEARER_TOKEN_BEDROCK',
    baseUrl: 'https://bedrock-runtime.us-east-1.amazonaws.com',
    client: '@ai-sdk/amazon-bedrock',
  },
  ollama: { kind: 'ollama', model: 'llama3.2', isLocal: true },
  local: {
    kind: 'local',
    model: 'models/my-model.gguf',
    isLocal: true,
    inProcess: {
      plugin: '@fcc/plugin-provider-local',
      peer: {
        name: 'node-llama-cpp',
        version: '3.21.1',
        size: '730 MB with all its platforms',
      },
    },
  },
  'openai-compatible': {
    kind: 'openai-compatible',
    model: 'my-model',
    baseUrl: 'http://127.0.0.1:8080/v1',
  },
}
