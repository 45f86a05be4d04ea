import { ProviderFailure } from '@fcc/contracts'

/*
 * The part of node-llama-cpp 3.21 that is used here. The package is an optional peer with native code,
 * which this workspace never installs, so that its types are not there either.
 */

export interface LlamaLibrary {
  getLlama(options: {
    readonly gpu: false
    readonly build: 'never'
    readonly maxThreads: number
    readonly logLevel: 'disabled'
  }): Promise<Llama>
  readonly LlamaChat: new (options: { readonly contextSequence: LlamaSequence }) => LlamaChat
}

export interface Llama {
  loadModel(options: {
    readonly modelPath: string
    readonly gpuLayers: 0
    readonly loadSignal: AbortSignal
  }): Promise<LlamaModel>
  createGrammarForJsonSchema(schema: object): Promise<unknown>
  dispose(): Promise<void>
}

export interface LlamaModel {
  readonly trainContextSize: number
  readonly tokenizer: unknown
  createContext(options: {
    readonly contextSize: number
    readonly sequences: 1
    readonly threads: number
    readonly createSignal: AbortSignal
  }): Promise<LlamaContext>
  dispose(): Promise<void>
}

export interface LlamaContext {
  getSequence(): LlamaSequence
  dispose(): Promise<void>
}

export interface LlamaSequence {
  readonly tokenMeter: { readonly usedOutputTokens: number }
}

/** A conversation as the library takes it; its last item is what the model says next. */
export type LlamaHistory = readonly (
  | { readonly type: 'system' | 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: readonly (string | LlamaCall)[] }
)[]

/** A tool that the model asked for, and what it gave. */
export interface LlamaCall {
  readonly type: 'functionCall'
  readonly name: string
  readonly params: unknown
  readonly result: unknown
}

export type LlamaFunctions = Readonly<
  Record<string, { readonly description: string; readonly params: object }>
>

export interface LlamaChat {
  readonly chatWrapper: {
    generateContextState(given: {
      readonly chatHistory: LlamaHistory
      readonly availableFunctions?: LlamaFunctions | undefined
      readonly documentFunctionParams: true
    }): { readonly contextText: { tokenize(tokenizer: unknown): readonly unknown[] } }
  }
  generateResponse(
    history: LlamaHistory,
    options: {
      readonly signal: AbortSignal
      readonly maxTokens: number
      readonly temperature: 0
      readonly onTextChunk: (text: string) => void
      readonly onToken: () => void
      readonly grammar?: unknown
      readonly functions?: LlamaFunctions | undefined
      readonly documentFunctionParams: true
    },
  ): Promise<{
    readonly functionCalls?: readonly { readonly functionName: string; readonly params: unknown }[]
    readonly metadata: { readonly stopReason: string }
  }>
  dispose(): void
}

/** The one command that installs it. */
const INSTALL = 'npm install node-llama-cpp@3.21.1'

const PACKAGE: string = 'node-llama-cpp'

/**
 * Loads the library, when a model is first asked and not before.
 *
 * @throws ProviderFailure `failed` where it is not installed, with the command that installs it
 */
export async function loadLlamaLibrary(by: string): Promise<LlamaLibrary> {
  try {
    return (await import(/* @vite-ignore */ PACKAGE)) as LlamaLibrary
  } catch (cause) {
    const detail = isMissing(cause)
      ? `node-llama-cpp is not installed beside it: ${INSTALL}`
      : 'node-llama-cpp could not be loaded'
    throw new ProviderFailure('failed', { by, detail })
  }
}

/** Whether it is not there: as Node says it, or what a bundler puts in its place. */
function isMissing(cause: unknown): boolean {
  const { code, message } = (cause ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  const isUnresolved = typeof message === 'string' && message.startsWith('Could not resolve')
  return isUnresolved || code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
}
