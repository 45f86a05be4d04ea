import type { Skill } from '@fcc/contracts'
import { ELEMENT_NAMES, formatStatement, readModelMemo } from '../model/model-statement.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Sorts the developer's memo by what a model's documentation must cover. */
export const stateModel: Skill<Settings> = {
  id: 'fcc-finserv/state-model',
  title: 'State the model',
  says: '{documented} of {elements} elements documented',
  input: ['memo'],
  output: ['model-statement'],
  run({ artifacts }) {
    const statement = readModelMemo(requiredText(artifacts, 'memo'))
    return {
      artifacts: {
        'model-statement': { text: formatStatement(statement), mediaType: 'application/json' },
      },
      measures: {
        documented: Object.keys(statement.documented).length,
        elements: ELEMENT_NAMES.length,
      },
    }
  },
}
