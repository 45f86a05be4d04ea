import { type InterventionPoint, type ModelRequest, textAnswer } from '@fcc/contracts'
import { echoProvider } from './echo-provider.test-support.ts'
import { ruleOf } from './sample-plan.test-support.ts'
import { createWorld, type SkillRun, type WorldParts } from './test-world.test-support.ts'

/** What the detector of these tests finds. */
export const SECRET = 'SECRET'
export const usage = { inputTokens: 1, outputTokens: 1 }
const permits = [{ id: 'test/may', at: ['egress'] as const, when: 'true', cites: [] }]
const stopAt = (at: InterventionPoint) =>
  ruleOf({
    id: 'test/stop',
    tier: 'hard_stop',
    at: [at],
    when: "findings.exists(f, f.category.startsWith('secret/'))",
  })

/** A search that says what it was asked for, and a spy on it. */
export const searchWith = (asked: string[], answer = 'found') => ({
  id: 'test/search',
  title: 'Searches',
  input: ['query'],
  output: ['hits'],
  run: (({ artifacts }) => {
    asked.push(artifacts.query?.text ?? '')
    return { artifacts: { hits: answer } }
  }) satisfies SkillRun,
})

/** Runs a story with a hard stop at one point, and tells what got out. */
export async function stopped(at: InterventionPoint, parts: WorldParts) {
  const asked: ModelRequest[] = []
  const fetched: string[] = []
  const searched: string[] = []
  const world = createWorld({
    permits,
    rules: [stopAt(at)],
    tools: [searchWith(searched)],
    fetch: async (url, request) => {
      fetched.push(`${url} ${JSON.stringify(request)}`)
      return new Response('fine')
    },
    models: [
      {
        ...echoProvider,
        generate: (request) => {
          asked.push(request)
          return textAnswer('fine', { model: 'echo', usage })
        },
      },
    ],
    ...parts,
  })
  return { run: await world.walk(), asked, fetched, searched, world }
}
