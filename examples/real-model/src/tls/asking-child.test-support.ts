import { answerText, collectAnswer, generate, ProviderFailure, stream } from '@fcc/contracts'
import { callOver, connectionTo, kindOf, request, SPOKEN } from '../providers.test-support.ts'

/** What came of one question: an answer, or the kind of the failure and its words. */
export interface Asked {
  readonly kind: string
  readonly address: string
  readonly way: 'whole' | 'in pieces'
  readonly came: string
  readonly why: string
}

/** Asks each address over each wire, whole and in pieces: whom it trusts is set when its process starts. */
const asked: Asked[] = []
for (const address of process.argv.slice(2)) {
  for (const kind of SPOKEN) {
    const provider = kindOf(kind)
    const limits = { outputTokens: 100, contextTokens: 10_000, firstMs: 60_000, pauseMs: 60_000 }
    const call = callOver(connectionTo(address, { limits: { ...limits, answerBytes: 65_536 } }))
    for (const way of ['whole', 'in pieces'] as const) {
      const asking =
        way === 'whole'
          ? generate(provider, request, call)
          : collectAnswer(provider.id, stream(provider, request, call), call.signal)
      const [came, why] = await asking.then(
        (answer) => [answerText(answer), ''] as const,
        (error: unknown) =>
          ProviderFailure.is(error) ? ([error.kind, error.why] as const) : (['error', ''] as const),
      )
      asked.push({ kind, address, way, came, why })
    }
  }
}
console.log(JSON.stringify(asked))
