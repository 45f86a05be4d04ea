import type { RedrivenWebhook, ShownDeadLetter, TestedWebhook, WebhookState } from '@fcc/runtime'
import { visible } from '../io/visible.ts'
import { runtimeModule } from '../runtime-module.ts'

const STATES: Readonly<Record<WebhookState['state'], string>> = {
  not_started: 'no server has looked after it yet',
  current: 'everything was sent',
  behind: 'events wait',
  failing: 'events wait',
}

/** A webhook as a row: its name, where it is, and how it fares. */
export function webhookRow(webhook: WebhookState): readonly string[] {
  const { failing, secrets, isAllowed, deadLetters, types } = webhook
  const missing = secrets.filter(({ isThere }) => !isThere)
  const facts = [
    STATES[webhook.state],
    ...(isAllowed ? [] : ['not among webhook_targets']),
    ...missing.map(({ reference }) => `${visible(reference)} is not there, or is no secret`),
    ...(failing ? [`${failing.why} since ${failing.since}`] : []),
    ...(types ? [`only ${types.map(visible).join(', ')}`] : []),
    ...(deadLetters > 0 ? [`${deadLetters} given up`] : []),
  ]
  return [visible(webhook.name), visible(webhook.origin), facts.join(' · ')]
}

/** An event that was given up, as a row. */
export function letterRow({ at, type, run, why, tries }: ShownDeadLetter): readonly string[] {
  const often = `${tries} ${tries === 1 ? 'try' : 'tries'}`
  return [at, type, visible(run), `${why} after ${often}`]
}

/** What came of sending events again. */
export function redrivenLines(result: RedrivenWebhook): readonly string[] {
  const { delivered, withheld, gone, left, stoppedBy } = result
  const counts = [
    `${delivered} sent`,
    ...(withheld > 0 ? [`${withheld} kept here by rules`] : []),
    ...(gone > 0 ? [`${gone} no longer in the store`] : []),
    ...(left > 0 ? [`${left} left`] : []),
  ]
  return [
    `  ${counts.join(', ')}.`,
    ...(stoppedBy === undefined ? [] : failureLines('It ended early', stoppedBy)),
  ]
}

/** What came of sending an event that tells of nothing. */
export function testedLines({
  webhook,
  outcome,
  why,
  rules = [],
}: TestedWebhook): readonly string[] {
  switch (outcome) {
    case 'delivered':
      return [`  ${visible(webhook)} took it.`]
    case 'withheld':
      return [`  Rules keep it here: ${rules.map(visible).join(', ')}.`]
    case 'failed':
      return failureLines(`${visible(webhook)} did not take it`, why)
  }
}

function failureLines(said: string, why: string | undefined): readonly string[] {
  if (why === undefined) return [`  ${said}.`]
  const { what, fix } = runtimeModule().webhookFailureWords(why)
  // A test and a redrive are acts of somebody: nobody makes them again.
  return [
    `  ${said}: ${what} (${why}).`,
    `  Fix  ${fix.replace('; it is tried again by itself', '')}`,
  ]
}
