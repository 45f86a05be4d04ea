import {
  ConversationOptions,
} from '@fcc/ai-sdk';
import {
  Processor,
} from '@mastra/core/processors';
import {
  RequestContext,
} from '@mastra/core/request-context';

/** What is known of a request when it is asked whose conversation it is. */
interface GovernedRequest {
    /** What the application put there: who asks, say. */
    readonly requestContext: RequestContext | undefined;
}
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
declare function governance(conversation: (request: GovernedRequest) => ConversationOptions | Promise<ConversationOptions>): Processor<'fcc'> & {
    processInputStep: NonNullable<Processor['processInputStep']>;
};

export {
  governance,
};
export type {
  GovernedRequest,
};
