import { expect, it } from 'vitest'
import { ruleOf, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

it('asks about each of several fetches by itself, and sends each once it has its own answer', async () => {
  const sent: unknown[] = []
  const world = createWorld({
    nodes: [skillNode('draft')],
    permits: [{ id: 'test/may', at: ['egress'], when: 'true', cites: [] }],
    rules: [
      ruleOf({
        id: 'test/ask',
        at: ['egress'],
        when: 'true',
        remedy: 'require_approval',
        approvableBy: ['keeper'],
      }),
    ],
    skills: {
      draft: async (_input, { fetch }) => {
        for (const body of ['one', 'two', 'three']) {
          await fetch('https://orders.example.org/', { method: 'POST', body })
        }
        return { artifacts: { draft: 'ordered' } }
      },
    },
    fetch: (async (_url, { body }) => {
      sent.push(body)
      return new Response('ordered')
    }) satisfies WorldParts['fetch'],
  })
  const asked: string[] = []
  let run = await world.walk()
  for (let answers = 0; run.state === 'waiting' && answers < 5; answers++) {
    asked.push(run.waiting?.activity ?? '')
    expect(sent).toHaveLength(answers)
    world.answer('approved')
    run = await world.walk()
  }
  expect(run.state).toBe('completed')
  expect(sent).toEqual(['one', 'two', 'three'])
  expect(asked).toEqual([
    'run1/draft/1/approve.egress.draft.service.test/ask#1',
    'run1/draft/1/approve.egress.draft.service.fetch.2.test/ask#1',
    'run1/draft/1/approve.egress.draft.service.fetch.3.test/ask#1',
  ])
})
