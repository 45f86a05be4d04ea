import type { ServiceResponse, SkillCall } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const codes = 'https://codes.example.org/terms'
const permits = [{ id: 'test/may', at: ['egress'] as const, when: 'true', cites: [] }]

interface Sent {
  readonly url: string
  readonly method: string | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly redirect: string | undefined
}

/** A skill that asks a service, and everything that reached the service. */
function asking(
  ask: (call: SkillCall) => Promise<ServiceResponse>,
  answer: (times: number) => Response | Promise<Response>,
  parts: Partial<WorldParts> = {},
) {
  const sent: Sent[] = []
  const world = createWorld({
    nodes: [skillNode('draft')],
    permits,
    skills: {
      draft: async (_input, call) => {
        const { status, mediaType, text } = await ask(call)
        return { artifacts: { draft: `${status} ${mediaType} ${text}` } }
      },
    },
    fetch: async (url, { method, headers, body, redirect }) => {
      sent.push({ url: url.href, method, headers: headers as Sent['headers'], body, redirect })
      return answer(sent.length)
    },
    ...parts,
  })
  return { world, sent, made: () => world.text(world.run.artifacts['draft/draft']) }
}

describe('what a skill fetches', () => {
  it('is asked once under a key, and the journal answers from then on', async () => {
    const { world, sent, made } = asking(
      ({ fetch }) =>
        fetch(codes, { method: 'POST', headers: { accept: 'text/plain' }, body: 'beds' }),
      () => new Response('four', { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
    )
    expect((await world.walk()).state).toBe('completed')
    expect(made()).toBe('200 text/plain four')
    expect(sent).toEqual([
      {
        url: codes,
        method: 'POST',
        headers: { accept: 'text/plain', 'idempotency-key': 'run1/draft/1/fetch#1' },
        body: 'beds',
        // Another host was not looked at.
        redirect: 'manual',
      },
    ])
    expect([...world.journal.keys()]).toEqual(['run1/draft/1/fetch#1'])
  })

  it('is in the record of the visit in the order in which it was asked, whoever answers first', async () => {
    const { world } = asking(
      async ({ fetch }) => {
        const [first] = await Promise.all(Array.from({ length: 11 }, () => fetch(codes)))
        return first as ServiceResponse
      },
      async (times) => {
        await new Promise((resolve) => setTimeout(resolve, 22 - 2 * times))
        return new Response('four')
      },
    )
    expect((await world.walk()).state).toBe('completed')
    const services = world.outcomes[0]?.visit?.services ?? []
    expect(services.map(({ activity }) => activity.replace(/^.*#/, ''))).toEqual(
      Array.from({ length: 11 }, (_, index) => `${index + 1}`),
    )
    // A host that the configuration does not name could be anything: a skill made it up.
    expect(services[0]).toEqual({
      ...{ activity: 'run1/draft/1/fetch#1', service: 'a service', status: 200 },
    })
  })

  it('with a status that is about what was asked is an answer', async () => {
    for (const status of [201, 302, 404, 422]) {
      const { world, made } = asking(
        ({ fetch }) => fetch(codes),
        () => new Response('as it is', { status }),
      )
      expect((await world.walk()).state).toBe('completed')
      expect(made()).toMatch(new RegExp(`^${status} `))
    }
  })

  it.each([
    [429, 'rate_limited', true],
    [500, 'failed', false],
    [503, 'overloaded', true],
    [401, 'not_authorised', false],
  ] as const)(
    'with status %i leaves the run waiting for the service',
    async (status, failure, isDue) => {
      const { world, sent } = asking(
        ({ fetch }) => fetch(codes),
        () => new Response('broken', { status, headers: { 'retry-after': '30' } }),
        {
          services: {
            'codes.example.org': { region: 'eu', agreements: [], cloud: 'none', retentionDays: 0 },
          },
        },
      )
      const run = await world.walk()
      expect(run).toMatchObject({
        state: 'waiting',
        waiting: { for: 'service', node: 'draft', failure, by: 'codes.example.org' },
      })
      expect(run.waiting?.due !== undefined).toBe(isDue)
      expect(sent).toHaveLength(1)
      expect(world.journal.get('run1/draft/1/fetch#1')?.result).toBeUndefined()
    },
  )

  it('and cannot reach leaves the run waiting, and is asked again under the same key when it is back', async () => {
    let isDown = true
    const { world, sent, made } = asking(
      ({ fetch }) => fetch(codes),
      () => {
        if (isDown) throw new TypeError('fetch failed')
        return new Response('four')
      },
    )
    const waiting = await world.walk()
    expect(waiting).toMatchObject({
      state: 'waiting',
      // A host that the configuration does not name could be anything: a skill made it up.
      waiting: { for: 'service', failure: 'unreachable', by: 'a service' },
    })
    isDown = false
    await world.step()
    expect((await world.walk()).state).toBe('completed')
    expect(made()).toContain('four')
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  it('may fail without ending the step, where the skill knows what to do instead', async () => {
    const { world, made } = asking(
      async ({ fetch }) =>
        fetch(codes).catch(() => ({
          status: 0,
          mediaType: 'none',
          text: 'without',
          headers: {},
          json: () => 0,
        })),
      () => new Response('broken', { status: 503 }),
    )
    expect((await world.walk()).state).toBe('completed')
    expect(made()).toBe('0 none without')
  })

  it('carries a secret that settings name as it is at the call, and no record or journal has it', async () => {
    const secrets = new Map([['env:CODES_KEY', 'old-key']])
    let isDown = true
    const { world, sent } = asking(
      ({ fetch }) => fetch(codes, { secretHeaders: { authorization: 'Bearer env:CODES_KEY' } }),
      () => (isDown ? new Response('', { status: 401 }) : new Response('four')),
      { secrets },
    )
    await world.walk()
    secrets.set('env:CODES_KEY', 'new-key')
    isDown = false
    await world.step()
    expect((await world.walk()).state).toBe('completed')
    expect(sent.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer old-key',
      'Bearer new-key',
    ])
    expect(JSON.stringify([world.outcomes, [...world.journal], world.run])).not.toContain('-key"')
    expect(JSON.stringify([world.outcomes, [...world.journal], world.run])).not.toMatch(
      /(?:old|new)-key/,
    )
  })

  it('is answered without the secrets that were sent, whatever a service echoes', async () => {
    const secret = 'sk-1"planted/key=='
    const { world, made } = asking(
      async ({ fetch }) => {
        const answer = await fetch(codes, {
          secretHeaders: { authorization: 'Bearer env:CODES_KEY' },
          answerHeaders: ['x-echo'],
        })
        return { ...answer, text: `${answer.text} ${answer.headers['x-echo']}` }
      },
      () =>
        new Response(
          [
            `Bearer ${secret}`,
            JSON.stringify({ heard: secret }),
            secret.replaceAll('s', '\\u0073').replaceAll('k', '\\u006B'),
            encodeURIComponent(secret).toLowerCase(),
            Buffer.from(secret).toString('base64'),
          ].join(' '),
          { headers: { 'content-type': `text/${secret}`, 'x-echo': `of ${secret}` } },
        ),
      { secrets: new Map([['env:CODES_KEY', secret]]) },
    )
    expect((await world.walk()).state).toBe('completed')
    expect(made()).toBe(
      '200 text/[secret] Bearer [secret] {"heard":"[secret]"} [secret] [secret] [secret] of [secret]',
    )
    expect(JSON.stringify([...world.journal])).not.toContain('planted')
  })

  it('is left as it is by a secret that could be any word', async () => {
    const { world, made } = asking(
      ({ fetch }) => fetch(codes, { secretHeaders: { 'x-key': 'env:CODES_KEY' } }),
      () => new Response('four of four'),
      { secrets: new Map([['env:CODES_KEY', 'four']]) },
    )
    expect((await world.walk()).state).toBe('completed')
    expect(made()).toContain('four of four')
  })

  it('without the secret that it needs waits until somebody sets it', async () => {
    const { world, sent } = asking(
      ({ fetch }) => fetch(codes, { secretHeaders: { authorization: 'env:CODES_KEY' } }),
      () => new Response('four'),
    )
    expect(await world.walk()).toMatchObject({
      state: 'waiting',
      waiting: { for: 'service', failure: 'not_authorised' },
    })
    expect(sent).toEqual([])
  })

  it('is bounded in its size', async () => {
    const { world } = asking(
      ({ fetch }) => fetch(codes),
      () => new Response('x'.repeat(100)),
      { act: { serviceBytes: 99 } },
    )
    expect(await world.walk()).toMatchObject({
      state: 'waiting',
      waiting: { failure: 'invalid_answer' },
    })
  })

  it.each(['ftp://codes.example.org', 'codes', 'https://ada:word@codes.example.org', ''])(
    'from %j is refused before anything is sent',
    async (url) => {
      const { world, sent } = asking(
        ({ fetch }) => fetch(url),
        () => new Response(''),
      )
      expect(await world.walk()).toMatchObject({
        state: 'failed',
        reasons: [{ id: 'FCC_SERVICE_ADDRESS' }],
      })
      expect(sent).toEqual([])
    },
  )

  it('is redacted in its body only: an address that is not what was meant is not asked', async () => {
    const rules = [
      {
        id: 'test/redact',
        tier: 'mandatory' as const,
        at: ['egress' as const],
        when: 'findings.size() > 0',
        remedy: 'redact' as const,
        waivableBy: [],
        cites: [],
        ifMissing: 'not_applicable' as const,
      },
    ]
    const body = asking(
      ({ fetch }) => fetch(codes, { method: 'POST', body: 'the SECRET' }),
      () => new Response('fine'),
      { rules },
    )
    expect((await body.world.walk()).state).toBe('completed')
    expect(body.sent.map((each) => each.body)).toEqual(['the [WORD]'])
    const path = asking(
      ({ fetch }) => fetch(`${codes}/SECRET`),
      () => new Response('fine'),
      { rules },
    )
    expect(await path.world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_SERVICE_REDACTED' }],
    })
    expect(path.sent).toEqual([])
  })

  it('is what rules read of its host: as the configuration states it, and else the worst', async () => {
    const only = [
      { id: 'test/eu', at: ['egress'] as const, when: "provider.region == 'eu'", cites: [] },
    ]
    const stated = { region: 'eu', agreements: [], cloud: 'none', retentionDays: 0 }
    const permitted = asking(
      ({ fetch }) => fetch(codes),
      () => new Response('fine'),
      {
        permits: only,
        services: { 'codes.example.org': stated },
      },
    )
    expect((await permitted.world.walk()).state).toBe('completed')
    const denied = asking(
      ({ fetch }) => fetch(codes),
      () => new Response('fine'),
      { permits: only },
    )
    expect((await denied.world.walk()).state).toBe('halted')
    expect(denied.sent).toEqual([])
  })
})

describe('an activity of a skill', () => {
  it('that could not reach a service leaves the run waiting, and does not end it', async () => {
    let isDown = true
    const world = createWorld({
      nodes: [skillNode('draft')],
      skills: {
        draft: async (_input, { activity }) => ({
          artifacts: {
            draft: await activity('get', null, async () => {
              if (isDown) throw new TypeError('fetch failed')
              return 'x'
            }),
          },
        }),
      },
    })
    expect(await world.walk()).toMatchObject({ state: 'waiting', waiting: { for: 'service' } })
    isDown = false
    await world.step()
    expect((await world.walk()).state).toBe('completed')
  })

  it('that is wrong in itself fails the run: waiting would not help', async () => {
    const world = createWorld({
      nodes: [skillNode('draft')],
      skills: {
        draft: async (_input, { activity }) => ({
          artifacts: {
            draft: await activity(
              'get',
              null,
              async () => (undefined as unknown as string[])[0] ?? '',
            ),
          },
        }),
      },
    })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_SKILL_FAILED' }],
    })
  })
})
