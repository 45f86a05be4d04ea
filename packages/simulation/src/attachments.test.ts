import type { SkillCall } from '@fcc/contracts'
import { attachmentText } from '@fcc/contracts/attachments'
import { describe, expect, it } from 'vitest'
import { skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'
import { attachmentReader } from './verbs/act/attachment-reader.ts'

const picture = attachmentText('image/png', Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 1]))

/** A skill that sends a body to a service, under one permit. */
async function sending(body: string, when: string) {
  const sent: unknown[] = []
  const world = createWorld({
    nodes: [skillNode('draft')],
    permits: [{ id: 'test/may', at: ['egress'], when, cites: [] }],
    skills: {
      draft: async (_input, { fetch }: SkillCall) => {
        await fetch('https://scans.example.org/', { method: 'POST', body })
        return { artifacts: { draft: 'sent' } }
      },
    },
    fetch: (async (_url, request) => {
      sent.push(request.body)
      return new Response('thanks')
    }) satisfies WorldParts['fetch'],
  })
  const run = await world.walk()
  return { run, sent }
}

describe('an attachment that a skill writes into what it sends', () => {
  it.each([
    ['alone', picture],
    ['in the middle of a text', `See ${picture} and say what it is.`],
    ['as JSON', JSON.stringify({ scan: picture })],
  ])('%s, is seen as what nobody reads, and stays', async (_how, body) => {
    const { run, sent } = await sending(body, 'true')
    expect([run.state, run.reasons.map(({ id }) => id)]).toEqual([
      'halted',
      expect.arrayContaining(['FCC_DECISION_UNREAD']),
    ])
    expect(sent).toEqual([])
  })

  it('leaves where a permit reads what nobody reads', async () => {
    const { run, sent } = await sending(picture, "detection.unread == ['image/png']")
    expect([run.state, sent]).toEqual(['completed', [picture]])
  })
})

describe('a call to a provider', () => {
  it('reads the attachments of its request, and no others', async () => {
    const part = {
      kind: 'attachment',
      name: 'scan',
      mediaType: 'image/png',
      address: 'a1',
    } as const
    const request = {
      messages: [{ role: 'user' as const, parts: [part] }],
      tools: [],
      wanted: { name: 'seen', mediaType: 'text/plain' as const },
      seed: 's',
      limits: {},
    }
    const texts = new Map([
      ['a1', picture],
      ['a2', picture],
    ])
    const read = attachmentReader(request, { by: 'test/model', texts })
    expect([...(await read(part))].slice(1, 4)).toEqual([80, 78, 71])
    for (const other of [
      { ...part, address: 'a2' },
      { ...part, mediaType: 'application/pdf' },
    ]) {
      await expect(read(other)).rejects.toMatchObject({ kind: 'failed', by: 'test/model' })
    }
  })
})

describe('what a step makes', () => {
  it('is no attachment: nobody stated its labels', async () => {
    const world = createWorld({
      nodes: [skillNode('draft')],
      skills: { draft: () => ({ artifacts: { draft: picture } }) },
    })
    const run = await world.walk()
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_CONTENT_NOT_INSPECTED' }] })
    expect(run.artifacts['draft/draft']).toBeUndefined()
  })
})
