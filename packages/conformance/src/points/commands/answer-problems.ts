import { COMMAND_OUTCOMES } from '@fcc/contracts'
import { canonicalText, excerpt } from '../checks/canonical-text.ts'
import type { CommandAnswer } from './call-command.ts'

/** What makes an answer of a command incomplete. Pure. */
export function commandAnswerProblems({
  outcome,
  said,
  documents,
}: CommandAnswer): readonly string[] {
  const document = documents.at(-1)
  return [
    ...(COMMAND_OUTCOMES.includes(outcome)
      ? []
      : [`It ends with ${excerpt(String(outcome))}, none of ${COMMAND_OUTCOMES.join(', ')}.`]),
    ...(said.every((line) => typeof line === 'string')
      ? []
      : ['It says something that is no text.']),
    ...(documents.length === 0 ? ['It tells machines nothing; give report.document a value.'] : []),
    ...(isJson(document) ? [] : ['What it tells machines is no JSON value.']),
  ]
}

/** Whether a value comes back from JSON as it went in. */
function isJson(value: unknown): boolean {
  if (value === undefined) return true
  const written = JSON.stringify(value)
  return written !== undefined && canonicalText(JSON.parse(written)) === canonicalText(value)
}
