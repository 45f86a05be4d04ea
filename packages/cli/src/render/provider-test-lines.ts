import type { FailureKind } from '@fcc/contracts'
import type { ProviderStanding, ProviderTest } from '@fcc/runtime'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'
import { callText } from './cost-text.ts'
import { durationText } from './duration-text.ts'
import { UNTRIED } from './provider-detail.ts'

/** What to do about each failure of a test. */
const fixes: Readonly<Record<FailureKind, string>> = {
  rate_limited:
    'Try again later; a run waits by itself. Where it stays, look at the limits of the account.',
  overloaded: 'Try again later; a run waits by itself.',
  context_too_long: 'Even one sentence is too long for it: see whether model names the right one.',
  refused: 'It will not answer one harmless sentence: try another model.',
  invalid_answer:
    'Something answers that is not this wire: see whether kind and base_url fit each other, and whether a proxy stands between.',
  cut_off: 'Raise limits.output_tokens of the provider, or see what ends the connection.',
  unreachable:
    'See whether base_url is right, whether it runs, and whether this machine may reach it.',
  not_authorised: 'Set the key that its block names, or make a new one where it comes from.',
  not_recorded: 'Name another provider: a recording answers what was asked when it was made.',
  timed_out: 'See why it is slow, or raise limits.first_ms of the provider.',
  failed: 'See whether model and base_url are right, and what its own log says.',
}

function fixOf(failure: FailureKind, provider: ProviderStanding | undefined): string {
  if (failure === 'failed' && provider?.attributes.location === 'in-process') {
    return 'Do what that says; model in its block names the file.'
  }
  if (failure !== 'not_authorised' || provider?.kind === undefined || provider.key)
    return fixes[failure]
  return 'Its block names no key: write key: env:NAME into it, and set that variable.'
}

/** What came of a test, in lines for people. */
export function providerTestLines(
  result: ProviderTest,
  provider: ProviderStanding | undefined,
  paint: Paint,
): readonly string[] {
  const untried = provider?.isUntried ? [`    Untried    ${UNTRIED}`] : []
  switch (result.outcome) {
    case 'answered':
      return [
        '',
        `  ${paint.green('✓')} ${visible(result.provider)} answered in ${durationText(result.tookMs)}`,
        visible(`    Call       ${callText(result.call)}`),
        ...(result.call.cost || provider?.attributes.location === 'in-process'
          ? []
          : ['    Price      state it under price, and what runs cost is known']),
        ...untried,
        '',
      ]
    case 'failed':
      return [
        '',
        `  ${paint.red('✗')} ${visible(result.provider)} did not answer: ${result.failure}`,
        visible(`    Why        ${result.why}`),
        ...(result.retryAfterMs === undefined
          ? []
          : [`    Again      in ${durationText(result.retryAfterMs)}, it says`]),
        `    Fix        ${fixOf(result.failure, provider)}`,
        ...untried,
        '',
      ]
    case 'not_permitted':
      return [
        '',
        `  ${paint.red('✗')} ${visible(result.provider)} was not asked: the rules let nothing leave for it`,
        ...result.reasons.map(({ id, say }) => visible(`    ${id}   ${say}`)),
        '    Fix        Do what the reasons ask for; where no permit names it, fcc init --provider KIND writes one.',
        ...untried,
        '',
      ]
  }
}
