import type { JsonSchema } from '../models/message.ts'

/** One tool of a skill that is several: of a server of tools, say. */
export interface OfferedTool {
  /** Letters, digits, dots, hyphens and underscores, 64 at most; a model knows it as `plugin/name`. */
  readonly name: string
  /** What it is for, as whoever offers it says; governance looks at it before a model sees it. */
  readonly description: string
  /** The arguments that it takes. */
  readonly parameters: JsonSchema
}
