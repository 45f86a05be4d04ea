import type { Actor, Content, Template } from '@fcc/contracts'
import { fillAnswer } from '../../fill-answer.ts'
import { answerTypeOf, productOf } from '../../product-of.ts'
import { showAnswer } from '../../showing/show-answer.ts'
import type { Prepared } from '../prepare.ts'
import type { Acting } from './acting.ts'
import type { ActionMade } from './action-result.ts'
import { openCallersTools } from './callers-tools.ts'
import { type ConversationAnswer, modelTurns } from './model-turns.ts'

/** A model at its node: the composed prompt, answered in turns. */
export async function actByModel(
  acting: Acting,
  prepared: Prepared,
  actor: Extract<Actor, { readonly kind: 'model' }>,
): Promise<ActionMade> {
  const name = productOf(acting.visit)
  const { system, user } = prepared.prompt ?? { system: [], user: [] }
  const { template } = prepared
  const tools = actor.tools ?? []
  const schema = template?.schema
  const callers = await openCallersTools(acting, prepared.inputs, actor.callerTools)
  const offered = callers?.definitions.map(({ name }) => name) ?? []
  acting.showing = showAnswer(acting, { tools: [...tools, ...offered], schema })
  const answer = await modelTurns(acting, {
    messages: [
      { role: 'system', parts: system },
      { role: 'user', parts: [...user, ...(prepared.attachments ?? [])] },
    ],
    wanted: {
      name,
      mediaType: answerTypeOf(template),
      ...(schema === undefined ? {} : { schema }),
    },
    tools,
    callers,
    needs: actor.needs ?? [],
    provider: actor.provider,
    depth: 0,
    forCommit: true,
    showing: acting.showing,
  })
  await acting.showing?.end()
  return {
    kind: 'made',
    contents: { [name]: await contentOf(template, answer) },
    says: '',
    facts: {},
    actedBy: answer.answeredBy,
    usage: acting.tally.usage,
    labels: acting.labels,
  }
}

/** What was answered, or the document that code fills with it. */
async function contentOf(
  template: Template | undefined,
  { text, value, mediaType: answered }: ConversationAnswer,
): Promise<Content> {
  if (!template) return { text, mediaType: answered }
  const { mediaType } = template
  const isFilled = template.schema !== undefined && mediaType !== 'application/json'
  return { text: isFilled ? await fillAnswer(template, value ?? null) : text, mediaType }
}
