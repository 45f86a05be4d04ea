import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { subscribers } from '@fcc/contracts'
import { createTestRuntime } from '@fcc/testing'
import { expect, it } from 'vitest'
import plugin from './index.ts'
import { ENDINGS } from './run-endings.ts'

it('passes on how a run ended, and of which tenant', async () => {
  const { contribution } = await createTestRuntime({ plugins: [plugin] })
  const { value } = contribution(subscribers, 'example-fcc-template/run-endings')
  const heard: unknown[] = []
  const listener = (message: unknown) => void heard.push(message)
  subscribe(ENDINGS, listener)
  const event = { id: 'e-1', type: 'fcc.run.ended', subject: 'run-1', data: { state: 'completed' } }
  const call = { tenant: { id: 'riverside' }, settings: {} }
  await value.handle(event as never, call as never)
  unsubscribe(ENDINGS, listener)
  expect(heard).toEqual([
    { id: 'e-1', tenant: 'riverside', run: 'run-1', data: { state: 'completed' } },
  ])
})
