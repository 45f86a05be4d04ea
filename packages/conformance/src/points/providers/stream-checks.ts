import {
  answerProblems,
  collectAnswer,
  generate,
  type ModelCall,
  type ModelRequest,
  type Provider,
  stream,
} from '@fcc/contracts'
import { canonicalText } from '../checks/canonical-text.ts'

/** Where what a provider streams is not what it answers whole. Only a deterministic one can be held to the bytes. */
export async function findUnlikeStreams(
  provider: Provider,
  request: ModelRequest,
  call: ModelCall,
): Promise<readonly string[]> {
  const whole = await generate(provider, request, call)
  const { signal } = call
  const streamed = await collectAnswer(provider.id, stream(provider, request, call), signal)
  const problems = answerProblems(streamed)
  if (problems.length > 0) return problems.map((problem) => `Streamed, ${problem}.`)
  const isAlike = canonicalText(streamed) === canonicalText(whole)
  return isAlike || !provider.deterministic ? [] : ['Streamed, it answers something else.']
}

/** Pieces that a provider still gives after it was aborted, for each piece at which it can be. */
export async function findWordsAfterAbort(
  provider: Provider,
  request: ModelRequest,
  call: ModelCall,
): Promise<readonly string[]> {
  const problems: string[] = []
  const pieces = await piecesUntil(provider, request, call, Number.POSITIVE_INFINITY)
  for (let at = 1; at < pieces.length; at++) {
    const given = await piecesUntil(provider, request, call, at)
    if (given.length > at) problems.push(`Aborted after piece ${at}, it gave ${given.length}.`)
  }
  return problems
}

/** What comes where the call is aborted as soon as so many pieces are there. */
async function piecesUntil(
  provider: Provider,
  request: ModelRequest,
  call: ModelCall,
  most: number,
): Promise<readonly unknown[]> {
  const abort = new AbortController()
  const pieces: unknown[] = []
  try {
    for await (const piece of stream(provider, request, { ...call, signal: abort.signal })) {
      pieces.push(piece)
      if (pieces.length >= most) abort.abort()
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error
  }
  return pieces
}
