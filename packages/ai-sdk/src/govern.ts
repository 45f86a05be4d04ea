import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
} from '@ai-sdk/provider'
import { type LabelSet, mapJson, type Principal, textsOfJson } from '@fcc/contracts'
import type { DecisionRequest, DecisionResult, PointOutsideRuns, TenantSession } from '@fcc/runtime'
import {
  type ModelMessage,
  simulateStreamingMiddleware,
  type ToolApprovalStatus,
  type ToolSet,
  wrapLanguageModel,
} from 'ai'
import { ActRefused } from './act-refused.ts'
import { mapCall, mapContent } from './map-call.ts'

/** A tool call that a person was asked about. */
export interface Approval {
  readonly tool: string
  readonly toolCallId: string
  /** The conversation up to here, with what the person answered. */
  readonly messages: readonly ModelMessage[]
}

/** Whose conversation it is, and by whose rules. */
export interface ConversationOptions {
  /** What the caller may do in their tenant: `runtime.tenant('riverside').as(principal)`. */
  readonly session: TenantSession
  /** Which of the tenant's `providers` the model belongs to: what agreements rules read of it. */
  readonly provider: string
  /** What for; rules may ask. */
  readonly purpose?: string | undefined
  /** What the conversation is called in the log: a name, never content. `chat` by default. */
  readonly subject?: string | undefined
  /** The labels that it begins with; those of intake where absent. */
  readonly labels?: LabelSet | undefined
  /** Who approved a tool call that a rule asks an approval for. Where absent, such calls are refused. */
  readonly approver?: ((approval: Approval) => Principal | Promise<Principal>) | undefined
}

/** One conversation under the rules of a tenant. Labels that come into it stay in it. */
export interface GovernedConversation {
  /**
   * The same model, asked only what the rules let pass and heard only as they leave it. Answers that are
   * streamed come when the whole of them was looked at.
   */
  model(model: LanguageModelV4): LanguageModelV4
  /**
   * What may be sent of a call to a model: for frameworks that call it by themselves.
   *
   * @throws ActRefused
   */
  asked(call: LanguageModelV4CallOptions): Promise<LanguageModelV4CallOptions>
  /**
   * What may be heard of an answer, whole.
   *
   * @throws ActRefused
   */
  heard(
    content: readonly LanguageModelV4Content[],
    signal?: AbortSignal,
  ): Promise<LanguageModelV4Content[]>
  /** The same tools: what they are called with and what they answer is looked at. */
  tools<Tools extends ToolSet>(tools: Tools): Tools
  /** For `toolApproval` of `generateText` and `streamText`: what rules deny, and what they have a person asked about. */
  readonly toolApproval: (call: {
    readonly toolCall: { readonly toolName: string; readonly input: unknown }
  }) => Promise<ToolApprovalStatus>
}

/** Where what goes to a model is looked at, and where what comes of it is. */
const ASKING: readonly PointOutsideRuns[] = ['run_input', 'prompt', 'egress']
const ANSWERING: readonly PointOutsideRuns[] = ['output', 'release']

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
export function govern(options: ConversationOptions): GovernedConversation {
  const { session, provider, purpose, subject = 'chat' } = options
  let { labels } = options

  async function decide(
    act: string,
    request: Pick<DecisionRequest, 'at' | 'content' | 'tool' | 'approvedBy' | 'provider'>,
    signal?: AbortSignal,
  ): Promise<DecisionResult> {
    const result = await session.decide(
      { subject: `${subject}: ${act}`, purpose, labels, ...request },
      { signal },
    )
    // Labels only rise: what was seen in this conversation is in everything that comes of it.
    labels = result.labels
    return result
  }

  /** Has everything in a value looked at that `mapTexts` reaches, and gives it back as the rules leave it. */
  async function looked<Value>(
    act: string,
    value: Value,
    mapTexts: (value: Value, map: (text: string) => string) => Value,
    request: Omit<Parameters<typeof decide>[1], 'content'>,
    signal?: AbortSignal,
  ): Promise<Value> {
    const content: string[] = []
    mapTexts(value, (text) => {
      content.push(text)
      return text
    })
    const result = await decide(act, { ...request, content }, signal)
    if (!result.texts) throw new ActRefused(act, session.tenant, result)
    const { texts } = result
    let next = 0
    return mapTexts(value, (text) => texts[next++] ?? text)
  }

  const asked: GovernedConversation['asked'] = (call) =>
    looked('ask the model', call, mapCall, { at: ASKING, provider }, call.abortSignal)
  const heard: GovernedConversation['heard'] = (content, signal) =>
    looked(
      'answer',
      [...content],
      (parts, map) => parts.map((part) => mapContent(part, map)),
      { at: ANSWERING, provider },
      signal,
    )

  return {
    ...{ asked, heard },
    model: (model) =>
      wrapLanguageModel({
        model,
        middleware: [
          simulateStreamingMiddleware(),
          {
            specificationVersion: 'v4',
            async wrapGenerate({ params, model: wrapped }) {
              const answer = await wrapped.doGenerate(await asked(params))
              const content = await heard(answer.content, params.abortSignal)
              // Raw requests and responses of the vendor hold what was not looked at.
              const { request: _asked, response, ...rest } = answer
              const { body: _body, ...metadata } = response ?? {}
              return { ...rest, response: metadata, content }
            },
          },
        ],
      }) as LanguageModelV4,
    tools: (tools) =>
      Object.fromEntries(
        Object.entries(tools).map(([name, tool]) => {
          const { execute } = tool
          if (!execute) return [name, tool]
          const governed: typeof execute = async (input: unknown, call) => {
            const approval = { tool: name, toolCallId: call.toolCallId, messages: call.messages }
            // Frameworks on the SDK's tools hand over none where nobody was asked.
            const approvedBy = wasAsked(call.messages ?? [], call.toolCallId)
              ? await options.approver?.(approval)
              : undefined
            const left = await looked(
              `call ${name}`,
              input as never,
              mapJson,
              { at: ['tool_call'], tool: name, approvedBy },
              call.abortSignal,
            )
            const result = await execute(left as never, call)
            return looked(
              `result of ${name}`,
              (result ?? null) as never,
              mapJson,
              { at: ['tool_result'], tool: name },
              call.abortSignal,
            )
          }
          return [name, { ...tool, execute: governed }]
        }),
      ) as typeof tools,
    async toolApproval({ toolCall: { toolName, input } }) {
      const content = textsOfJson(input)
      const result = await decide(`call ${toolName}`, {
        at: ['tool_call'],
        tool: toolName,
        content,
      })
      if (result.decision === 'allow') return 'not-applicable'
      if (result.decision === 'approve') {
        const rules = result.approvals.map(
          ({ rule, roles }) => `${rule} asks ${roles.join(' or ')}`,
        )
        return { type: 'user-approval', reason: rules.join('; ') }
      }
      return {
        type: 'denied',
        reason: new ActRefused(`call ${toolName}`, session.tenant, result).why,
      }
    },
  }
}

/** Whether a person was asked about this call and said yes. */
function wasAsked(messages: readonly ModelMessage[], toolCallId: string): boolean {
  const parts = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : [...content]))
  const asked = parts.find(
    (part) => part.type === 'tool-approval-request' && part.toolCallId === toolCallId,
  )
  return parts.some(
    (part) =>
      part.type === 'tool-approval-response' &&
      asked?.type === 'tool-approval-request' &&
      part.approvalId === asked.approvalId &&
      part.approved,
  )
}
