import type { LlamaHistory, LlamaLibrary } from './llama-library.ts'

/** What a stand-in for the library writes, and what it notes. */
export interface StandIn {
  readonly library: LlamaLibrary
  /** What was opened and not let go: `llama`, `model`, `context`, `chat`, and an `answer` under way. */
  readonly open: string[]
  readonly loads: string[]
  readonly asked: { readonly history: LlamaHistory; readonly options: object }[]
}

/** What the stand-in does when it is asked. */
export interface Script {
  /** Its answer, in pieces; each is a token. */
  readonly says?: readonly string[]
  readonly calls?: readonly { readonly functionName: string; readonly params: unknown }[]
  readonly stopReason?: string
  /** Continues only when it is aborted, behind what it says. */
  readonly hangs?: boolean
  /** Throws this instead of an answer. */
  readonly throws?: unknown
}

/**
 * A stand-in for node-llama-cpp, which is not installed here: it says what it is told to, a piece to each
 * turn of the event loop, and counts a token for each word of a request. The real one is asked by `try:model`.
 */
export function standInLibrary(script: Script = {}): StandIn {
  const open: string[] = []
  const loads: string[] = []
  const asked: StandIn['asked'] = []
  const opened = (what: string) => {
    open.push(what)
    return {
      async dispose() {
        open.splice(open.indexOf(what), 1)
      },
    }
  }
  let tokens = 0
  class Chat {
    readonly #opened = opened('chat')
    readonly chatWrapper = {
      generateContextState: ({ chatHistory }: { readonly chatHistory: LlamaHistory }) => ({
        contextText: { tokenize: () => JSON.stringify(chatHistory).split(' ') },
      }),
    }
    async generateResponse(
      history: LlamaHistory,
      options: Parameters<InstanceType<LlamaLibrary['LlamaChat']>['generateResponse']>[1],
    ) {
      asked.push({ history, options })
      const { signal, maxTokens, onToken, onTextChunk } = options
      if (script.throws !== undefined) throw script.throws
      const answer = opened('answer')
      try {
        const says = script.says ?? ['done']
        for (const piece of says.slice(0, maxTokens)) {
          await new Promise(setImmediate)
          signal.throwIfAborted()
          tokens += 1
          onToken()
          onTextChunk(piece)
        }
        if (script.hangs) {
          await new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
          )
        }
        const isCut = says.length > maxTokens
        return {
          ...(script.calls === undefined ? {} : { functionCalls: script.calls }),
          metadata: { stopReason: isCut ? 'maxTokens' : (script.stopReason ?? 'eogToken') },
        }
      } finally {
        await answer.dispose()
      }
    }
    dispose() {
      void this.#opened.dispose()
    }
  }
  const library: LlamaLibrary = {
    LlamaChat: Chat,
    getLlama: async () => ({
      ...opened('llama'),
      createGrammarForJsonSchema: async (schema) => ({ schema }),
      async loadModel({ modelPath }) {
        loads.push(modelPath)
        return {
          ...opened('model'),
          trainContextSize: 64,
          tokenizer: undefined,
          createContext: async () => {
            tokens = 0
            const meter = {
              get usedOutputTokens() {
                return tokens
              },
            }
            return { ...opened('context'), getSequence: () => ({ tokenMeter: meter }) }
          },
        }
      },
    }),
  }
  return { library, open, loads, asked }
}
