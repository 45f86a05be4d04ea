import {
  answerProblems,
  answerText,
  generate,
  type ModelAnswer,
  PROVIDER_ABILITIES,
  type Provider,
  providers,
  readableTypes,
} from '@fcc/contracts'
import { judgeText } from '../cases/text-expectation.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { outlineCheck, sameAnswersCheck } from '../suite/shared-checks.ts'
import { isAnswered, type SuiteOptions, settingsOf } from '../suite/suite-options.ts'
import { findUnlikeFailures } from './failure-checks.ts'
import { probeProvider, providerCall } from './probe-provider.ts'
import { type ProviderCase, policeProviderCases, requestOf } from './provider-case.ts'
import { findUnlikeStreams, findWordsAfterAbort } from './stream-checks.ts'

type ProviderTrial = Trial<Provider, SuiteOptions<ProviderCase>>

const LOCATIONS = ['in-process', 'loopback', 'remote']

/** A case as a provider is given it, made anew at each call. */
function given(trial: ProviderTrial, each: ProviderCase) {
  const settings = settingsOf(trial, each)
  const request = requestOf(each)
  return { request, settings, call: providerCall(request, settings) }
}

async function answerTo(trial: ProviderTrial, each: ProviderCase): Promise<ModelAnswer> {
  const { request, call } = given(trial, each)
  return generate(trial.subject, request, call)
}

/**
 * The contract of a provider: what the cases say, and what holds of every provider. It claims no
 * agreement, answers in full with its usage, whole and in pieces alike, gives the same bytes where it
 * says that it is deterministic, and does not answer a call that was cancelled.
 *
 * @example
 * checksOf(providerSuite, renderer, {
 *   cases: [{ name: 'fills a template', template, artifacts: { guest: 'Ada' }, answers: { includes: ['Dear Ada'] } }],
 * })
 */
export const providerSuite: PointSuite<Provider, SuiteOptions<ProviderCase>> = {
  point: providers.id,
  probe: probeProvider,
  checks: [
    { name: 'its cases can be trusted', run: ({ cases }) => policeProviderCases(cases) },
    outlineCheck('a provider', providers, attributeProblems),
    {
      name: 'it claims no agreement; those are the host’s to state',
      run: ({ subject }) =>
        (subject.attributes.agreements ?? []).map((each) => `It claims the agreement ${each}.`),
    },
    {
      name: 'it says how many tokens an attachment takes, where it says how much it takes at all',
      applies: ({ subject }) =>
        subject.tokens !== undefined && (subject.abilities ?? []).includes('attachments'),
      run: uncountedAttachments,
    },
    {
      name: 'it answers as it should',
      asks: 'each case',
      run: async (trial, each) => judgeCase(each, await outcomeOf(() => answerTo(trial, each))),
    },
    {
      name: 'every answer has a text, a model and counted usage',
      asks: 'all cases',
      of: isAnswered,
      run: async (trial, each) => answerProblems(await answerTo(trial, each), requestOf(each)),
    },
    {
      ...sameAnswersCheck<Provider, SuiteOptions<ProviderCase>>(
        'the same request gives the same bytes, as it says',
        answerTo,
      ),
      applies: ({ subject }) => subject.deterministic,
    },
    {
      name: 'it leaves the request and its settings as they are',
      asks: 'all cases',
      of: isAnswered,
      run: (trial, each) => {
        const { request, settings, call } = given(trial, each)
        return findChanges({ request, settings }, () => generate(trial.subject, request, call))
      },
    },
    {
      name: 'the pieces that it streams, put together, are the whole answer',
      asks: 'all cases',
      of: isAnswered,
      run: (trial, each) => {
        const { request, call } = given(trial, each)
        return findUnlikeStreams(trial.subject, request, call)
      },
    },
    {
      name: 'it fails alike whole and in pieces, and keeps nothing of what it was asked',
      asks: 'all cases',
      applies: ({ cases }) => !cases.every(isAnswered),
      of: (each) => !isAnswered(each),
      run: async (trial, each) =>
        (await findUnlikeFailures(trial.subject, each, trial.settings)).map(
          (problem) => `${each.name}: ${problem}`,
        ),
    },
    {
      name: 'nothing comes after an abort, at whatever piece it is',
      run: (trial) => {
        const first = trial.cases.find(isAnswered)
        if (first === undefined) return []
        const { request, call } = given(trial, first)
        return findWordsAfterAbort(trial.subject, request, call)
      },
    },
    {
      name: 'a call that was cancelled is not answered',
      // One inside this process may be done before anybody could cancel.
      applies: ({ subject }) => subject.attributes?.location !== 'in-process',
      run: askCancelled,
    },
    ...hostileChecks<Provider, SuiteOptions<ProviderCase>>({
      point: providers.id,
      probe: probeProvider,
      base: ({ cases }) => baseOf(cases.find(isAnswered)),
      own: ({ cases }) =>
        cases.flatMap(({ user, artifacts = {} }) => [
          ...(user === undefined ? [] : [user]),
          ...Object.values(artifacts).map((value) =>
            typeof value === 'string' ? value : value.text,
          ),
        ]),
    }),
  ],
}

function attributeProblems({ attributes, abilities = [] }: Provider): readonly string[] {
  const { location, region, agreements, cloud, retentionDays } = attributes ?? {}
  return [
    ...(LOCATIONS.includes(location) ? [] : [`Its location is ${JSON.stringify(location)}.`]),
    ...Object.entries({ region, cloud })
      .filter(([, value]) => typeof value !== 'string' || value.trim() === '')
      .map(([name]) => `Its ${name} is not stated; say \`unknown\` where nobody knows.`),
    ...abilities
      .filter((ability) => !PROVIDER_ABILITIES.includes(ability))
      .map((ability) => `Its ability ${JSON.stringify(ability)} is none that is known.`),
    ...(Array.isArray(agreements) ? [] : ['Its agreements are no list.']),
    ...(typeof retentionDays === 'number' && retentionDays >= 0
      ? []
      : [`It keeps content for ${String(retentionDays)} days, which is no number of days.`]),
  ]
}

/** The smallest of each picture: of a document that is none, nobody has to tell. */
async function uncountedAttachments({
  subject,
  settings,
}: ProviderTrial): Promise<readonly string[]> {
  const tokens = subject.tokens?.(settings)
  const problems: string[] = []
  for (const mediaType of readableTypes(subject, settings)) {
    if (!mediaType.startsWith('image/')) continue
    const count = await tokens?.attachment?.({ mediaType, bytes: Uint8Array.of(0) })
    if (count === undefined || !(count >= 0)) {
      problems.push(`Of ${mediaType} it gives ${String(count)}: it would never be sent one.`)
    }
  }
  return problems
}

function baseOf(first: ProviderCase | undefined): unknown {
  if (first === undefined) return {}
  const { system, artifacts, feedback, template, action, produces, mediaType, persona } = first
  return { system, artifacts, feedback, template, action, produces, mediaType, persona }
}

async function askCancelled(trial: ProviderTrial): Promise<readonly string[]> {
  const [first] = trial.cases
  if (first === undefined) return ['There is no case to ask with.']
  const signal = AbortSignal.abort(new Error('cancelled by the suite'))
  const { request, call } = given(trial, first)
  try {
    const answer = await generate(trial.subject, request, { ...call, signal })
    return [`It answered with ${canonicalText(answer).length} characters all the same.`]
  } catch {
    return []
  }
}

function judgeCase(
  { answers, refuses }: ProviderCase,
  outcome: Outcome<ModelAnswer>,
): readonly string[] {
  if (outcome.kind === 'threw') return [`It threw no typed error: ${tellThrown(outcome.cause)}`]
  if (outcome.kind === 'refused') {
    const isTyped = outcome.code.startsWith('FCC_PROVIDER_')
    if (!isTyped) return [`It refused with ${outcome.code}, which is no failure of a provider.`]
    return outcome.code === refuses ? [] : [`It refused with ${outcome.code}: ${outcome.said}`]
  }
  if (refuses !== undefined) return [`It did not refuse with ${refuses}.`]
  const text = answerText(outcome.result)
  return answers === undefined ? [] : judgeText('The answer', text, answers)
}
