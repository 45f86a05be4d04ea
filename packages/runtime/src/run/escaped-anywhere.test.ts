import { type InterventionPoint, textAnswer } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import { openSession } from '../testing/test-runtime.test-support.ts'

const inCodes = (text: string): string =>
  [...text].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('')
/** JSON whose value is a secret, and in which nobody reads it as it stands. */
const escaped = `{"note":"n\\n${inCodes('SECRET')}"}`
const usage = { inputTokens: 1, outputTokens: 2 }
const answering: NonNullable<SampleParts['generate']> = () =>
  textAnswer(escaped, { model: 'm', usage })

const documents = (at: InterventionPoint) => `
workflow: filled
start: fill
nodes:
  - id: fill
    persona: WR
    action: document
    produces: form
    template: page
---
scenario: filled
title: Filled
purposes: [drafting]
input: { note: { type: json } }
workflow: filled
outcomes: { form: { gate: not-empty } }
---
template: page
title: A form
media_type: application/json
text: Say it of {{note}}.
schema: { type: object, properties: { note: { type: string } }, required: [note] }
---
constitution: closed
title: Closed
rules:
  - id: no-secret
    tier: hard_stop
    at: [${at}]
    when: "findings.exists(f, f.category == 'secret/word')"
    say: No secret goes further.
`

async function endOf(
  at: InterventionPoint,
  scenario: string,
  { note, ...parts }: SampleParts & { readonly note: string },
) {
  const asked: unknown[] = []
  const generate: SampleParts['generate'] = (request, call) => {
    asked.push(request)
    return (parts.generate ?? answering)(request, call)
  }
  const session = await openSession({
    plugins: [sample({ documents: documents(at), ...parts, generate })],
  })
  const { state, reasons } = await (await session.start(scenario, { note })).finished()
  return { state, reasons, asked }
}

describe('a secret in escapes of JSON', () => {
  it.each([
    ['run_input', { note: escaped }, 0],
    ['prompt', { note: escaped }, 0],
    ['output', { note: '{}' }, 1],
    ['artifact', { note: '{}' }, 1],
    ['release', { note: '{}' }, 1],
  ] as const)('is stopped at %s', async (at, parts, times) => {
    const { state, reasons, asked } = await endOf(at, 'filled', parts)
    expect(state).toBe('halted')
    expect(reasons).toMatchObject([{ id: 'closed/no-secret', at }])
    expect(asked).toHaveLength(times)
  })

  it.each([
    ['tool_call', escaped],
    ['tool_result', 'beds'],
  ] as const)('is stopped at %s, between a skill and a tool', async (at, asks) => {
    let given: unknown
    const { state, reasons } = await endOf(at, 'write', {
      note: 'a note',
      async write(_input, { tool }) {
        given = await tool('sample/copy', { written: asks })
        return { artifacts: { written: 'x' } }
      },
      ...(at === 'tool_result' ? { copied: escaped } : {}),
    })
    expect(state).toBe('halted')
    expect(reasons).toMatchObject([{ id: 'closed/no-secret', at }])
    expect(given).toBeUndefined()
  })

  it('goes through where there is none', async () => {
    const fine = '{"note":"C:\\\\SEC\\nRET"}'
    for (const at of ['run_input', 'output', 'release'] as const) {
      const generate: SampleParts['generate'] = () => textAnswer(fine, { model: 'm', usage })
      expect((await endOf(at, 'filled', { note: fine, generate })).state).toBe('completed')
    }
  })
})
