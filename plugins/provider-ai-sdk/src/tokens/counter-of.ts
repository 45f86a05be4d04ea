import { setImmediate } from 'node:timers/promises'
import type { ModelTokens } from '@fcc/contracts'
import { inShortWords } from './in-short-words.ts'

/** The tokenizers of models whose names begin so. */
const families: readonly (readonly [prefix: RegExp, encoding: 'o200k_base' | 'cl100k_base'])[] = [
  [/^(?:gpt-5|gpt-4\.|gpt-4o|chatgpt-|o\d)/, 'o200k_base'],
  [/^gpt-oss/, 'o200k_base'],
  [/^(?:gpt-4|gpt-3\.5)/, 'cl100k_base'],
]

/** The kinds whose models have the names of OpenAI. */
const named = new Set(['openai', 'azure-openai', 'openai-compatible', 'ollama'])

/**
 * Counts as the model does where its tokenizer is known by its name: those of OpenAI. For every other model
 * there is no counter here, and its tokens are estimated.
 *
 * @example
 * await counterOf('openai', 'gpt-5-mini').count?.('forty-two beds') // 4
 */
export function counterOf(kind: string, model: string): Pick<ModelTokens, 'count'> {
  const encoding = named.has(kind)
    ? families.find(([prefix]) => prefix.test(model))?.[1]
    : undefined
  return encoding === undefined ? {} : { count: (text) => counted(encoding, text) }
}

/** Loaded when something is first counted: a tokenizer takes tens of megabytes. */
async function counted(encoding: 'o200k_base' | 'cl100k_base', text: string): Promise<number> {
  const { countTokens } =
    encoding === 'o200k_base'
      ? await import('gpt-tokenizer/encoding/o200k_base')
      : await import('gpt-tokenizer/encoding/cl100k_base')
  let tokens = 0
  for (const [index, piece] of inPieces(inShortWords(text)).entries()) {
    // Others have a turn between: 20,000 tokens take about 20 ms.
    if (index > 0) await setImmediate()
    // Words that are signs to a model are text here: a note may hold them.
    tokens += countTokens(piece, { disallowedSpecial: new Set() })
  }
  return tokens
}

/** The longest piece that is counted at once, in characters. */
const PIECE = 80_000

/** A text in pieces that end at a blank, where there is one near. */
function inPieces(text: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  while (text.length - from > PIECE) {
    const blank = text.lastIndexOf(' ', from + PIECE)
    const end = blank > from + PIECE / 2 ? blank : from + PIECE
    pieces.push(text.slice(from, end))
    from = end
  }
  pieces.push(text.slice(from))
  return pieces
}
