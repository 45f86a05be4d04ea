import {
  type ModelRequest,
  type Provider,
  plainText,
  type TextSource,
  textAnswer,
} from '@fcc/contracts'

/** Answers with what it was asked, so that tests see what reached it. */
export const echoProvider: Provider = {
  id: 'test/model',
  title: 'Echo',
  attributes: {
    location: 'in-process',
    region: 'here',
    agreements: [],
    cloud: 'none',
    retentionDays: 0,
  },
  deterministic: true,
  models: ['echo'],
  generate: (request) =>
    textAnswer(
      JSON.stringify({
        prompt: userText(request),
        system: systemText(request),
        artifacts: textsFrom(request, 'input'),
        feedback: textsFrom(request, 'feedback'),
      }),
      { model: 'echo', usage: { inputTokens: 2, outputTokens: 3 } },
    ),
}

/** The system prompt of a request, as one text. */
export const systemText = ({ messages }: ModelRequest): string =>
  messages
    .filter(({ role }) => role === 'system')
    .map(plainText)
    .join('\n')

/** What a model is asked, as one text. */
export const userText = ({ messages }: ModelRequest): string =>
  messages
    .filter(({ role }) => role === 'user')
    .map(plainText)
    .join('\n')

/** The texts of a request that come from artifacts, or from feedback. */
export const textsFrom = ({ messages }: ModelRequest, source: TextSource): readonly string[] =>
  messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'text' && part.source === source ? [part.text] : [])),
  )
