import { createServer } from 'node:net'
import { inspect } from 'node:util'
import {
  answerProblems,
  answerText,
  collectAnswer,
  type FailureKind,
  generate,
  type ModelAnswer,
  ProviderFailure,
  stream,
} from '@fcc/contracts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { callOver, connectionTo, kindOf, request, SPOKEN } from './providers.test-support.ts'
import { FAULTS, type Fault } from './server/faults.ts'
import { createModelServer } from './server/model-server.ts'

const text = '# Beds\n\nFour beds, für alle – 四.\n'

/** What comes of each fault: a failure of that kind, or the answer all the same. */
const outcomes: Readonly<Record<Fault, FailureKind | 'answer'>> = {
  rate_limited: 'rate_limited',
  rate_limited_for_2s: 'rate_limited',
  no_quota: 'not_authorised',
  server_error: 'failed',
  unavailable: 'overloaded',
  overloaded: 'overloaded',
  not_authorised: 'not_authorised',
  key_repeated: 'not_authorised',
  too_long: 'context_too_long',
  no_such_model: 'failed',
  html_error: 'failed',
  redirected: 'failed',
  html: 'invalid_answer',
  error_inside: 'failed',
  malformed: 'invalid_answer',
  wrong_usage: 'invalid_answer',
  usage_as_text: 'invalid_answer',
  no_usage: 'invalid_answer',
  oversized: 'invalid_answer',
  reset: 'unreachable',
  cut: 'cut_off',
  dropped: 'cut_off',
  silent: 'timed_out',
  stalled: 'timed_out',
  slow: 'answer',
  repeated_end: 'answer',
}

const ways = ['whole', 'in pieces'] as const
type Way = (typeof ways)[number]

const cases = SPOKEN.flatMap((kind) =>
  FAULTS.flatMap((fault) => ways.map((way) => [kind, fault, way] as const)),
)

/** Asks in one of the two ways, and checks the answer as the loop of turns does. */
async function ask(kind: string, way: Way, baseUrl: string): Promise<ModelAnswer> {
  const provider = kindOf(kind)
  const call = callOver(
    connectionTo(baseUrl, {
      limits: {
        ...{ outputTokens: 100, contextTokens: 10_000, firstMs: 700, pauseMs: 500 },
        answerBytes: 256 * 1024,
      },
    }),
  )
  const answer =
    way === 'whole'
      ? await generate(provider, request, call)
      : await collectAnswer(provider.id, stream(provider, request, call), call.signal)
  const problems = answerProblems(answer, request)
  if (problems.length > 0) throw new ProviderFailure('invalid_answer', { by: provider.id })
  return answer
}

async function outcomeOf(asking: Promise<ModelAnswer>) {
  try {
    return { answer: await asking }
  } catch (error) {
    return { error }
  }
}

describe('a request that goes wrong', () => {
  it.each(cases)(
    'over the wire of %s by %s, asked for %s, has its typed outcome',
    async (kind, fault, way) => {
      const server = await createModelServer({ respond: () => ({ text }) })
      onTestFinished(() => server.close())
      server.failNext(fault)
      const { answer, error } = await outcomeOf(ask(kind, way, server.baseUrl))
      // It is asked once, whatever comes of it: who asks again is the loop, under the same key.
      expect(server.received).toHaveLength(1)
      if (outcomes[fault] === 'answer') {
        expect(error).toBeUndefined()
        expect(answerText(answer as ModelAnswer)).toBe(text)
        expect(answer?.usage).toMatchObject({ inputTokens: 12, outputTokens: 7 })
        return
      }
      expect(answer).toBeUndefined()
      // Half a value of JSON is no JSON; only a stream says how it ends.
      const expected = fault === 'cut' && way === 'whole' ? 'invalid_answer' : outcomes[fault]
      expect(ProviderFailure.is(error) && error.kind).toBe(expected)
      if (fault === 'rate_limited_for_2s') expect(error).toMatchObject({ retryAfterMs: 2000 })
      const whole = inspect(error, { depth: 12, showHidden: true, maxStringLength: null })
      expect(whole).not.toMatch(/PLANTED/)
    },
  )

  it('is tried in so many cases', () => {
    console.log(`faults of the wire: ${cases.length} cases, each with its typed outcome`)
    expect(cases.length).toBe(SPOKEN.length * FAULTS.length * 2)
  })
})

describe('an address where nobody answers as a model', () => {
  it.each(ways)(
    'that refuses TLS, has no name or no server is unreachable, asked for %s',
    async (way) => {
      const plain = createServer((socket) => {
        socket.on('error', () => undefined)
        socket.end('no TLS here\n', () => socket.destroy())
      })
      await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
      onTestFinished(() => new Promise<void>((resolve) => plain.close(() => resolve())))
      const { port } = plain.address() as { readonly port: number }
      for (const kind of SPOKEN) {
        for (const address of [
          `https://127.0.0.1:${port}/v1`,
          'https://models.invalid/v1',
          'http://127.0.0.1:9/v1',
        ]) {
          const { error } = await outcomeOf(ask(kind, way, address))
          expect([kind, address, ProviderFailure.is(error) && error.kind]).toEqual([
            ...[kind, address, 'unreachable'],
          ])
        }
      }
    },
  )
})
