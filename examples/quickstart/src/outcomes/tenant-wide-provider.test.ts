import { createCountingServer } from '@fcc/example-provider-loopback'
import { expect, it, onTestFinished } from 'vitest'
import { runStory } from '../harness/run-story.ts'
import { storyNamed } from '../harness/story.ts'

it('a provider for the whole tenant leaves the steps alone that have to keep to a form', async () => {
  const server = await createCountingServer({ respond: () => 'anything but a release packet' })
  onTestFinished(() => server.close())
  const hospital = {
    ...storyNamed('healthcare'),
    plugins: [...storyNamed('healthcare').plugins, 'provider-loopback'],
  }
  const { run } = await runStory(hospital, hospital.input(), {
    endpoint: server.endpoint,
    tenant: { provider: 'provider-loopback/loopback' },
  })
  expect(run.state).toBe('completed')
  expect(server.received).toEqual([])
}, 60_000)
