import { definePoint, type PointShape } from '@fcc/plugin-api'
import { declaredSchema } from '../catalogue/declared-schema.ts'
import type { Command } from './command.ts'
import { commandDeclaration } from './command-schema.ts'

export interface CommandShape extends PointShape {
  readonly value: Command<this['settings']>
}

/** Commands of the command line under the plugin's own name; a failing one harms that command only. */
export const commands = definePoint<CommandShape>({
  id: 'commands',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: declaredSchema(
    {
      id: 'string',
      title: 'string',
      arguments: 'list',
      options: 'list',
      examples: 'list',
      run: 'function',
    },
    commandDeclaration,
  ),
})
