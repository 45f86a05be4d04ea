import type { RunHandle } from '@fcc/runtime'
import { problemOfError } from '../problems/problem.ts'
import type { TurnResult } from './answer-turn.ts'
import { compatibleError } from './compatible-errors.ts'

/** What is shown of an answer while it is written, and how it ended. */
export type ShownPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ended'; readonly result: TurnResult }
  | { readonly kind: 'failed'; readonly error: ReturnType<typeof compatibleError> }

/**
 * The pieces of an answer behind the hold-back of its run, the rest of it once it is whole, and its end. Where an
 * answer may not be shown before it is whole, it is one piece. Nothing that was shown is withdrawn.
 */
export async function* shownPieces(
  handle: RunHandle,
  finish: () => Promise<TurnResult>,
): AsyncGenerator<ShownPiece> {
  let shown = ''
  const finished = finish()
  finished.catch(() => undefined)
  try {
    for await (const piece of handle.shown()) {
      if (piece.kind !== 'text' || piece.text === '') continue
      shown += piece.text
      yield piece
    }
    const result = await finished
    if (result.kind !== 'refused' && result.text.startsWith(shown)) {
      const rest = result.text.slice(shown.length)
      if (rest !== '') yield { kind: 'text', text: rest }
    }
    yield { kind: 'ended', result }
  } catch (error) {
    yield { kind: 'failed', error: compatibleError(problemOfError(error)) }
  }
}
