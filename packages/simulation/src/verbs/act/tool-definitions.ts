import type { ToolDefinition } from '@fcc/contracts'
import { simulationErrors } from '../../diagnostics.ts'
import type { Visit } from '../../visit.ts'

/**
 * Skills as tools that a model may ask for: the arguments are the artifacts that the skill needs, each
 * a text.
 *
 * @throws FccError FCC_SKILL_MISSING
 */
export function toolDefinitions(
  visit: Visit,
  skills: readonly string[],
): readonly ToolDefinition[] {
  return skills.map((id) => {
    const found = visit.ports.code.skill(id)
    if (!found) throw simulationErrors.skillMissing(id)
    const { title, input } = found.code
    return {
      name: id,
      description: title,
      parameters: {
        type: 'object',
        properties: Object.fromEntries(input.map((name) => [name, { type: 'string' }])),
        required: [...input],
        additionalProperties: false,
      },
    }
  })
}
