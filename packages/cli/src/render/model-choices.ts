import type { ChosenBecause, ModelChoice, PassedOver } from '@fcc/contracts'
import { visible } from '../io/visible.ts'

const because: Readonly<Record<ChosenBecause, string>> = {
  step: 'the step names it',
  caller: 'the caller asked for it',
  policy: 'the policy for models prefers it',
  tenant: 'it is the tenant’s own choice',
  inside: 'nobody who was chosen can do what the step needs, and it can, inside this process',
}

/** Who was asked in which turn, why, and who was passed over before. */
export function choiceLines(choices: readonly ModelChoice[] = []): readonly string[] {
  return choices.flatMap((choice) => [
    `    chosen     ${visible(choice.provider)} from turn ${choice.turn} on: ${because[choice.because]}`,
    ...passedOverLines(choice.passedOver).map((line) => `      ${line}`),
  ])
}

/** Each provider that was not asked, or no longer, and why. */
export function passedOverLines(passedOver: readonly PassedOver[] = []): readonly string[] {
  return passedOver.map((each) => visible(`${each.provider} ${whyText(each)}`))
}

function whyText({ why, what = [], failure, until }: PassedOver): string {
  const failed = failure?.replaceAll('_', ' ') ?? 'failed'
  const back = until === undefined ? '' : ` until ${until}`
  switch (why) {
    case 'not_there':
      return 'is not there'
    case 'lacks':
      return `lacks ${what.join(', ')}`
    case 'egress':
      return `may not have this: ${what.join(', ') || 'people have to approve it'}`
    case 'resting':
      return `is left alone${back}: ${failed}`
    case 'failed':
      return `was asked and failed: ${failed}${back === '' ? '' : `; left alone${back}`}`
  }
}
