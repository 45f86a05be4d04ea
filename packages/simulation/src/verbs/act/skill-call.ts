import type { SkillCall } from '@fcc/contracts'
import { type Acting, stopActing } from './acting.ts'
import { modelTurns } from './model-turns.ts'
import { readReferenceData } from './read-reference-data.ts'
import { secretOrFailure } from './secret-or-failure.ts'
import { serviceFetch } from './service-fetch.ts'
import { skillActivity } from './skill-activity.ts'
import { useTool } from './use-tool.ts'

/** What a skill is handed: each way out is governed, journaled, and closed once the visit was stopped. */
export function skillCall(
  acting: Acting,
  skill: { readonly settings: unknown; readonly depth: number },
): SkillCall {
  const { ports, node } = acting.visit
  const { settings, depth } = skill
  const open = <Result>(work: () => Promise<Result>): Promise<Result> =>
    acting.stopped
      ? Promise.resolve().then(() => stopActing(acting, acting.stopped as never))
      : work()
  return {
    settings,
    tenant: ports.tenant,
    signal: ports.signal,
    secret: (reference) => secretOrFailure(acting.visit, { by: 'a service', settings, reference }),
    activity: (name, request, perform) => open(() => skillActivity(acting, name, request, perform)),
    fetch: (url, request = {}) => open(() => serviceFetch(acting, settings, { url, request })),
    tool: (id, artifacts) => open(() => useTool(acting, id, artifacts, { by: 'skill', depth })),
    referenceData: (name, version) => open(() => readReferenceData(acting, name, version)),
    converse: ({ messages, wanted = node.id, schema, tools = [], needs = [] }) =>
      open(async () => {
        const answer = await modelTurns(acting, {
          messages,
          wanted: {
            name: wanted,
            mediaType: schema === undefined ? 'text/markdown' : 'application/json',
            ...(schema === undefined ? {} : { schema }),
          },
          tools,
          needs,
          depth,
        })
        return { text: answer.text, stop: 'end', usage: answer.usage }
      }),
  }
}
