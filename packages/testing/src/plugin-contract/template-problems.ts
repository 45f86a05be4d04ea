import { type JsonValue, type Template, templates } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { fillAnswer } from '@fcc/simulation'
import { sampleAnswer } from './sample-answer.ts'
import type { AloneStart } from './start-alone.ts'

/**
 * What keeps the templates of a plugin from being filled with answers that follow their schemas: with one
 * that has the members that are required only, and one that has all.
 */
export async function templateProblems(
  { kernels }: Pick<AloneStart, 'kernels'>,
  pluginId: string,
): Promise<readonly string[]> {
  const own = kernels
    .filter(({ state, scope }) => state === 'ready' && scope === templates.scope)
    .flatMap((kernel) => kernel.contributions(templates))
    .filter(({ origin }) => origin.pluginId === pluginId)
  const problems: string[] = []
  for (const { id, value } of own) {
    const { schema, mediaType } = value
    if (schema === undefined || mediaType === 'application/json') continue
    for (const members of ['required', 'all'] as const) {
      problems.push(...(await fillingProblems({ ...value, id }, sampleAnswer(schema, members))))
    }
  }
  return [...new Set(problems)]
}

async function fillingProblems(template: Template, answer: JsonValue): Promise<readonly string[]> {
  try {
    const text = await fillAnswer(template, answer)
    return text.trim() === '' ? [`The template ${template.id} is empty once it is filled.`] : []
  } catch (error) {
    if (!FccError.is(error)) throw error
    return [`${error.code}: ${error.why}`]
  }
}
