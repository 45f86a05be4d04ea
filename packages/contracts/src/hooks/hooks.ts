import { defineHook } from '@fcc/plugin-api'
import type { Prompt } from '../models/message.ts'
import type { Persona } from '../personas/persona.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Workflow } from '../workflows/workflow.ts'

/** Changes the workflow a run will walk, before it is pinned and before governance looks. */
export const planResolve = defineHook<
  Workflow,
  { readonly scenario: Scenario; readonly tenant: string }
>({
  id: 'plan.resolve',
  hook: 'waterfall',
})

/**
 * Changes a prompt before governance looks; after it there is no hook, which would be a way round. A
 * tap gives back the texts of `system` and `user`; whatever else it adds is not sent. The persona is a
 * frozen copy.
 */
export const promptCompose = defineHook<
  Prompt,
  { readonly persona: Persona; readonly node: string }
>({
  id: 'prompt.compose',
  hook: 'waterfall',
})
