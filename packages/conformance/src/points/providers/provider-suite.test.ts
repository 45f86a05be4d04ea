import {
  chunksOf,
  generate,
  type ModelAnswer,
  type ModelRequest,
  type Provider,
  type ProviderAttributes,
  ProviderFailure,
  textAnswer,
} from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite, SMALL } from '../suite/red-checks.test-support.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import type { ProviderCase } from './provider-case.ts'
import { providerSuite } from './provider-suite.ts'

const attributes: ProviderAttributes = {
  location: 'loopback',
  region: 'local',
  agreements: [],
  cloud: 'none',
  retentionDays: 0,
}
const userOf = ({ messages }: ModelRequest): string => {
  const parts = messages.flatMap((message) => message.parts)
  const task = parts.find((part) => part.kind === 'text' && part.source === 'task')
  return task?.kind === 'text' ? task.text : ''
}
const answer = (user: string): ModelAnswer =>
  textAnswer(`You said ${user.length} characters.`, {
    model: 'echo-1',
    usage: { inputTokens: user.length, outputTokens: 4 },
  })
const inNumbers = (user: string): ModelAnswer => ({
  ...answer(user),
  parts: [{ kind: 'text', text: String(user.length) }],
})
const right: Provider = {
  id: 'acme/echo',
  title: 'Echo',
  attributes,
  deterministic: true,
  abilities: ['schema'],
  generate(request, { signal }) {
    signal.throwIfAborted()
    const user = userOf(request)
    if (user === 'silence') throw new ProviderFailure('refused', { by: 'acme/echo' })
    if (user === 'a long silence') {
      throw new ProviderFailure('overloaded', { by: 'acme/echo', retryAfterMs: 2000 })
    }
    return request.wanted.schema ? inNumbers(user) : answer(user)
  },
}
const options: SuiteOptions<ProviderCase> = {
  cases: [
    { name: 'five letters', user: 'hello', answers: { includes: ['5 characters'] } },
    { name: 'silence', user: 'silence', refuses: 'FCC_PROVIDER_REFUSED' },
    {
      name: 'a long silence',
      user: 'a long silence',
      refuses: 'FCC_PROVIDER_OVERLOADED',
      retryAfterMs: 2000,
    },
    { name: 'a number', user: 'hello', schema: { type: 'integer' }, answers: '5' },
  ],
  limits: SMALL,
}
const answering = (change: (user: string) => object): Provider => ({
  ...right,
  generate: async (request, call) => ({
    ...(await generate(right, request, call)),
    ...change(userOf(request)),
  }),
})

const refusing = (said: {
  readonly retryAfterMs?: number
  readonly cause?: unknown
}): Provider => ({
  ...right,
  generate(request, call) {
    if (userOf(request) !== 'a long silence') return generate(right, request, call)
    throw new ProviderFailure('overloaded', { by: 'acme/echo', ...said })
  },
})

const faults: Readonly<Record<string, { readonly wrong: Provider; readonly red: string }>> = {
  'is nowhere': {
    wrong: { ...right, attributes: { ...attributes, location: 'cloud' as never } },
    red: 'its outline is that of a provider',
  },
  'states no region': {
    wrong: { ...right, attributes: { ...attributes, region: '' } },
    red: 'its outline is that of a provider',
  },
  'can do what nobody knows': {
    wrong: { ...right, abilities: ['flying' as never] },
    red: 'its outline is that of a provider',
  },
  'claims an agreement': {
    wrong: { ...right, attributes: { ...attributes, agreements: ['BAA'] } },
    red: 'it claims no agreement; those are the host’s to state',
  },
  'takes pictures and counts none': {
    wrong: {
      ...right,
      abilities: ['schema', 'attachments'],
      reads: ['image/png'],
      tokens: () => ({ context: 1000, answer: 100, attachment: () => undefined }),
    },
    red: 'it says how many tokens an attachment takes, where it says how much it takes at all',
  },
  'answers something else': {
    wrong: answering(() => ({ parts: [{ kind: 'text', text: 'Hello.' }] })),
    red: 'it answers as it should: five letters',
  },
  'answers silence': {
    wrong: { ...right, generate: (request) => answer(userOf(request)) },
    red: 'it answers as it should: silence',
  },
  'counts nothing': {
    wrong: answering(() => ({ usage: undefined })),
    red: 'every answer has a text, a model and counted usage',
  },
  'names no model': {
    wrong: answering(() => ({ model: '' })),
    red: 'every answer has a text, a model and counted usage',
  },
  'streams something else': {
    wrong: {
      ...right,
      async *stream() {
        yield* chunksOf(answer('other words'))
      },
    },
    red: 'the pieces that it streams, put together, are the whole answer',
  },
  'streams without an end': {
    wrong: {
      ...right,
      async *stream() {
        yield { kind: 'text', text: 'You said' }
      },
    },
    red: 'the pieces that it streams, put together, are the whole answer',
  },
  'ends a stream that failed as if it were whole': {
    wrong: {
      ...right,
      async *stream(request) {
        yield* chunksOf(answer(userOf(request)))
      },
    },
    red: 'it fails alike whole and in pieces, and keeps nothing of what it was asked',
  },
  'quotes what it was asked when it fails': {
    wrong: refusing({ retryAfterMs: 2000, cause: { prompt: 'a long silence' } }),
    red: 'it fails alike whole and in pieces, and keeps nothing of what it was asked',
  },
  'forgets when it may be asked again': {
    wrong: refusing({}),
    red: 'it fails alike whole and in pieces, and keeps nothing of what it was asked',
  },
  'answers a schema with prose': {
    wrong: {
      ...right,
      generate: (request, call) =>
        request.wanted.schema ? answer(userOf(request)) : right.generate?.(request, call),
    } as Provider,
    red: 'every answer has a text, a model and counted usage',
  },
  'is not as deterministic as it says': {
    wrong: answering(() => ({ parts: [{ kind: 'text', text: `5 characters ${Math.random()}` }] })),
    red: 'the same request gives the same bytes, as it says',
  },
  'rewrites the request': {
    wrong: {
      ...right,
      generate(request, call) {
        Object.assign(request.wanted, { name: 'mine' })
        return generate(right, request, call)
      },
    },
    red: 'it leaves the request and its settings as they are',
  },
  'does not hear that it is cancelled': {
    wrong: {
      ...right,
      generate: (request, call) =>
        generate(right, request, { ...call, signal: new AbortController().signal }),
    },
    red: 'a call that was cancelled is not answered',
  },
  'breaks on nothing': {
    wrong: {
      ...right,
      generate(request, call) {
        if (userOf(request) === '') throw new TypeError('nothing was said')
        return generate(right, request, call)
      },
    },
    red: 'it answers texts that are empty, huge, binary, broken or deceptive',
  },
}

describe('the suite of providers', () => {
  proveSuite(providerSuite, { right, options, faults })

  it('asks one inside this process not to hear that it is cancelled, nor others to repeat themselves', () => {
    const names = (provider: Provider) =>
      checksOf(providerSuite, provider, options).map(({ name }) => name)
    const inside = { ...right, attributes: { ...attributes, location: 'in-process' as const } }
    expect(names(inside)).not.toContain('a call that was cancelled is not answered')
    expect(names({ ...right, deterministic: false })).not.toContain(
      'the same request gives the same bytes, as it says',
    )
  })

  it.each<[string, readonly ProviderCase[], string]>([
    ['refusals only', [{ name: 'a', user: 'b', refuses: 'FCC_X_Y' }], 'No case expects an answer'],
    [
      'an answer and a refusal',
      [{ name: 'a', user: 'b', refuses: 'FCC_X_Y', answers: 'c' }],
      'an answer and a refusal',
    ],
    [
      'an unknown action',
      [{ name: 'a', action: 'paint' as never, answers: 'c' }],
      'action that is not',
    ],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(providerSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
