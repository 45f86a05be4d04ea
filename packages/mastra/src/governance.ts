import { type ConversationOptions, type GovernedConversation, govern } from '@fcc/ai-sdk'
import type { ProcessInputStepArgs, Processor } from '@mastra/core/processors'
import type { RequestContext } from '@mastra/core/request-context'
import { governedModel } from './governed-model.ts'
import { governedTools } from './governed-tools.ts'

/** What is known of a request when it is asked whose conversation it is. */
export interface GovernedRequest {
  /** What the application put there: who asks, say. */
  readonly requestContext: RequestContext | undefined
}

/** Where a conversation is kept in the state that Mastra has for a request. */
const CONVERSATION = 'fcc'

/**
 * An input processor that puts a tenant's rules round an agent: what its model is asked and answers, what its tools
 * are called with and give. Every look is in the tenant's audit log before anything is sent, done or shown. It has to
 * be the last of `inputProcessors`, for one behind it could put another model or other tools in place.
 *
 * An agent serves many people: whose conversation it is, is asked with each request. Labels that come into a request
 * stay in it.
 *
 * @throws ActRefused by the agent, where the rules refuse what its model is asked or answers
 * @example
 * const agent = new Agent({
 *   id: 'clerk', name: 'Clerk', instructions: 'Be brief.', model: openai('gpt-5'), tools,
 *   inputProcessors: [
 *     governance(({ requestContext }) => ({ session: sessionOf(requestContext?.get('user')), provider: 'openai' })),
 *   ],
 * })
 */
export function governance(
  conversation: (request: GovernedRequest) => ConversationOptions | Promise<ConversationOptions>,
): Processor<'fcc'> & { processInputStep: NonNullable<Processor['processInputStep']> } {
  const conversationOf = async ({
    state,
    requestContext,
  }: ProcessInputStepArgs): Promise<GovernedConversation> => {
    state[CONVERSATION] ??= govern(await conversation({ requestContext }))
    return state[CONVERSATION] as GovernedConversation
  }
  return {
    id: 'fcc',
    name: 'Rules of the tenant',
    async processInputStep(step) {
      const governed = await conversationOf(step)
      return {
        model: governedModel(step.model, governed),
        ...(step.tools ? { tools: governedTools(step.tools, governed) } : {}),
      }
    },
  }
}
