import { z } from 'zod'
import type { JsonSchema, JsonValue } from '../models/message.ts'
import type { OfferedTool } from '../skills/offered-tool.ts'

/** The most tools that a caller may bring, as in the wire format of OpenAI. */
export const MAX_CALLER_TOOLS = 128

/** How deep the parameters and arguments of such tools may be nested. */
const MAX_LEVELS = 64

/** The form of the name of a tool that a caller brings: what every vendor takes, and never that of a skill. */
export const callerToolName = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{1,64}$/,
    'The name of a tool has letters, digits, hyphens and underscores, 64 at most.',
  )

/** Which tool a model has to ask for: any of them, or one. Where absent, it asks for what it likes, or for none. */
export type ToolChoice = 'required' | { readonly tool: string }

/** A tool that was asked for earlier in a conversation, and what the caller says that it gave. */
export interface UsedTool {
  readonly tool: string
  readonly arguments: JsonValue
  readonly result: string
}

/**
 * The tools of whoever asks a persona: offered to the model, asked for by it, and used by nobody here. Whoever
 * asked uses them, and asks again with what they gave.
 */
export interface CallerTools {
  readonly offered: readonly OfferedTool[]
  readonly choice?: ToolChoice | undefined
  /** Whether one answer may ask for one tool only. */
  readonly oneAtATime?: boolean | undefined
  /** Those that were used so far, in order. */
  readonly used?: readonly UsedTool[] | undefined
}

/** What a model asked of the tools of its caller: the artifact that it made in place of an answer, as JSON. */
export interface AskedTools {
  /** What it says beside it; often nothing. */
  readonly text: string
  readonly calls: readonly {
    /** Unique among all runs. */
    readonly id: string
    readonly tool: string
    readonly arguments: JsonSchema
  }[]
}

const objectSchema = z.custom<JsonSchema>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !isDeeper(value, MAX_LEVELS),
  `It is an object, nested no deeper than ${MAX_LEVELS} levels.`,
)

/** The parameters of a tool, or the arguments of a call. */
export const callerToolObject = objectSchema

const callerToolsSchema = z
  .strictObject({
    offered: z
      .array(
        z.strictObject({
          name: callerToolName,
          description: z.string(),
          parameters: objectSchema,
        }),
      )
      .max(MAX_CALLER_TOOLS),
    choice: z.union([z.literal('required'), z.strictObject({ tool: callerToolName })]).optional(),
    oneAtATime: z.boolean().optional(),
    used: z
      .array(z.strictObject({ tool: callerToolName, arguments: objectSchema, result: z.string() }))
      .optional(),
  })
  .refine(
    ({ offered }) => new Set(offered.map(({ name }) => name)).size === offered.length,
    'Two tools have one name.',
  )

const askedToolsSchema = z.strictObject({
  text: z.string(),
  calls: z
    .array(z.strictObject({ id: z.string(), tool: callerToolName, arguments: objectSchema }))
    .min(1),
})

/**
 * Reads the tools of a caller out of the artifact that holds them. Pure.
 *
 * @returns `undefined` where it is none, or was changed into none
 * @example
 * readCallerTools('{"offered":[]}') // { offered: [] }
 */
export function readCallerTools(text: string): CallerTools | undefined {
  return read(callerToolsSchema, text)
}

/** Reads what a model asked of the tools of its caller. Pure. @returns `undefined` where the text is none of it */
export function readAskedTools(text: string): AskedTools | undefined {
  return read(askedToolsSchema, text)
}

function read<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  return Object.values(value).some((member) => isDeeper(member, levels - 1))
}
