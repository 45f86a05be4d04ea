import {
  FccError,
} from '@fcc/plugin-api';
import {
  DecisionResult,
  TenantSession,
} from '@fcc/runtime';
import {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
} from '@ai-sdk/provider';
import {
  LabelSet,
  Principal,
} from '@fcc/contracts';
import {
  ModelMessage,
  ToolApprovalStatus,
  ToolSet,
} from 'ai';

/**
 * An act that the tenant's rules refuse: it was not done. Its text names rules and never holds content.
 *
 * @example
 * if (ActRefused.is(error)) reply.status(403).send({ rules: error.result.reasons.map(({ id }) => id) })
 */
declare class ActRefused extends FccError {
    /** What was decided, with the rules that decided it. */
    readonly result: DecisionResult;
    constructor(act: string, tenant: string, result: DecisionResult);
    /** Whether an error is a refusal, whichever copy of this package threw it. */
    static is(error: unknown): error is ActRefused;
}

/** A tool call that a person was asked about. */
interface Approval {
    readonly tool: string;
    readonly toolCallId: string;
    /** The conversation up to here, with what the person answered. */
    readonly messages: readonly ModelMessage[];
}
/** Whose conversation it is, and by whose rules. */
interface ConversationOptions {
    /** What the caller may do in their tenant: `runtime.tenant('riverside').as(principal)`. */
    readonly session: TenantSession;
    /** Which of the tenant's `providers` the model belongs to: what agreements rules read of it. */
    readonly provider: string;
    /** What for; rules may ask. */
    readonly purpose?: string | undefined;
    /** What the conversation is called in the log: a name, never content. `chat` by default. */
    readonly subject?: string | undefined;
    /** The labels that it begins with; those of intake where absent. */
    readonly labels?: LabelSet | undefined;
    /** Who approved a tool call that a rule asks an approval for. Where absent, such calls are refused. */
    readonly approver?: ((approval: Approval) => Principal | Promise<Principal>) | undefined;
}
/** One conversation under the rules of a tenant. Labels that come into it stay in it. */
interface GovernedConversation {
    /**
     * The same model, asked only what the rules let pass and heard only as they leave it. Answers that are
     * streamed come when the whole of them was looked at.
     */
    model(model: LanguageModelV4): LanguageModelV4;
    /**
     * What may be sent of a call to a model: for frameworks that call it by themselves.
     *
     * @throws ActRefused
     */
    asked(call: LanguageModelV4CallOptions): Promise<LanguageModelV4CallOptions>;
    /**
     * What may be heard of an answer, whole.
     *
     * @throws ActRefused
     */
    heard(content: readonly LanguageModelV4Content[], signal?: AbortSignal): Promise<LanguageModelV4Content[]>;
    /** The same tools: what they are called with and what they answer is looked at. */
    tools<Tools extends ToolSet>(tools: Tools): Tools;
    /** For `toolApproval` of `generateText` and `streamText`: what rules deny, and what they have a person asked about. */
    readonly toolApproval: (call: {
        readonly toolCall: {
            readonly toolName: string;
            readonly input: unknown;
        };
    }) => Promise<ToolApprovalStatus>;
}
/**
 * Puts a tenant's rules round one conversation of the Vercel AI SDK. Every look is in the tenant's audit log
 * before anything is sent, done or shown.
 *
 * @throws ActRefused by the model and the tools, where the rules refuse
 * @example
 * const governed = govern({ session, provider: 'openai', purpose: 'treatment' })
 * const { text } = await generateText({
 *   model: governed.model(openai('gpt-5')),
 *   tools: governed.tools(tools),
 *   toolApproval: governed.toolApproval,
 *   prompt,
 * })
 */
declare function govern(options: ConversationOptions): GovernedConversation;

export {
  ActRefused,
  govern,
};
export type {
  Approval,
  ConversationOptions,
  GovernedConversation,
};
