import {
  argumentProblems,
  type JsonSchema,
  type JsonValue,
  type OfferedTool,
  type Skill,
  type ToolDefinition,
} from '@fcc/contracts'
import { ownerOf } from '@fcc/plugin-api'
import { simulationErrors } from '../../diagnostics.ts'
import type { Configured } from '../../visit-ports.ts'
import type { Acting } from './acting.ts'
import { askOffers } from './run-skill.ts'

/** A tool that a model may ask for, and what runs when it does. */
export interface ModelsTool {
  readonly definition: ToolDefinition
  readonly skill: string
  /**
   * What the skill is handed for the arguments that a model gave, by artifact name; what is wrong with them
   * where they are not what the tool takes.
   */
  artifactsOf(
    given: JsonValue,
  ): { readonly artifacts: Readonly<Record<string, string>> } | { readonly problem: string }
}

/** How deep the parameters of a tool may be nested, to be looked at, kept and sent as any other text. */
const MAX_LEVELS = 128

const offeredName = /^[A-Za-z0-9._-]{1,64}$/

/**
 * Skills as tools of a conversation. A skill takes the artifacts that it needs, each a text; one that offers
 * several tools is asked for them first, governed and journaled as all that it does.
 *
 * @throws FccError FCC_SKILL_MISSING, FCC_TOOL_OFFER, and what asking fails with
 */
export async function modelsTools(
  acting: Acting,
  skills: readonly string[],
  depth: number,
): Promise<ReadonlyMap<string, ModelsTool>> {
  const tools = new Map<string, ModelsTool>()
  for (const id of new Set(skills)) {
    const found = acting.visit.ports.code.skill(id)
    if (!found) throw simulationErrors.skillMissing(id)
    const made = found.code.offers
      ? await offeredTools(acting, { id, ...found }, depth)
      : [skillAsTool(id, found.code)]
    for (const tool of made) {
      const { name } = tool.definition
      if (tools.has(name)) throw simulationErrors.toolOffer(id, 'two tools of it have one name')
      tools.set(name, tool)
    }
  }
  return tools
}

function skillAsTool(id: string, { title, input }: Skill): ModelsTool {
  return {
    skill: id,
    definition: {
      name: id,
      description: title,
      parameters: {
        type: 'object',
        properties: Object.fromEntries(input.map((name) => [name, { type: 'string' }])),
        required: [...input],
        additionalProperties: false,
      },
    },
    artifactsOf(given) {
      const artifacts = textsIn(given, input)
      return artifacts
        ? { artifacts }
        : { problem: `The arguments are an object with these texts: ${input.join(', ')}.` }
    },
  }
}

async function offeredTools(
  acting: Acting,
  skill: Configured<Skill> & { readonly id: string },
  depth: number,
): Promise<readonly ModelsTool[]> {
  const { offeredTools: bound } = acting.visit.plan.act
  const offered = await askOffers(acting, skill, depth)
  if (!Array.isArray(offered) || offered.length > bound) {
    throw simulationErrors.toolOffer(
      skill.id,
      `it offers more than ${bound} tools, or no list of them`,
    )
  }
  return offered.map((tool: OfferedTool) => {
    const { name, description, parameters } = tool
    const isTool =
      typeof name === 'string' &&
      offeredName.test(name) &&
      typeof description === 'string' &&
      typeof parameters === 'object' &&
      parameters !== null
    if (!isTool)
      throw simulationErrors.toolOffer(
        skill.id,
        'a tool of it has no name, description or parameters of the form',
      )
    if (isDeeper(parameters, MAX_LEVELS)) {
      throw simulationErrors.toolOffer(
        skill.id,
        `the parameters of a tool of it are nested deeper than ${MAX_LEVELS} levels`,
      )
    }
    return {
      skill: skill.id,
      definition: { name: `${ownerOf(skill.id)}/${name}`, description, parameters },
      artifactsOf(given) {
        const text = textOf(given)
        if (text === undefined) return { problem: 'The arguments are nested too deep.' }
        const [problem] = argumentProblems(text, parameters)
        return problem === undefined
          ? { artifacts: { tool: name, arguments: text } }
          : { problem: `The arguments do not do: ${problem}.` }
      },
    }
  })
}

function isDeeper(value: JsonValue, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  return Object.values(value as JsonSchema).some((member) => isDeeper(member, levels - 1))
}

/** Arguments as JSON; nothing where they are nested deeper than can be written. */
function textOf(given: JsonValue): string | undefined {
  try {
    return JSON.stringify(given ?? {})
  } catch {
    return undefined
  }
}

function textsIn(
  given: JsonValue,
  wanted: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const entries = Object.entries(given as Readonly<Record<string, unknown>>)
  const isWhole = wanted.every(
    (name) => typeof Object.getOwnPropertyDescriptor(given, name)?.value === 'string',
  )
  const isKnown = entries.every(([name]) => wanted.includes(name))
  return isWhole && isKnown ? (Object.fromEntries(entries) as Record<string, string>) : undefined
}
