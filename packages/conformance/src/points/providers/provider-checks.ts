import {
  answerProblems,
  answerText,
  generate,
  type ModelAnswer,
  type ModelRequest,
  PROVIDER_ABILITIES,
  type Provider,
  providers,
} from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { judgeText } from '../cases/text-expectation.ts'
import { canonicalText } from '../checks/canonical-text.ts'
import { type Check, defineCheck } from '../checks/check.ts'
import { outlineProblems } from '../checks/outline.ts'
import { type Outcome, outcomeOf } from '../checks/refusal.ts'
import { findOtherAnswers } from '../checks/same-answers.ts'
import type { CodeSuiteOptions } from '../checks/suite-options.ts'
import { tellThrown } from '../checks/tell-thrown.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import { findUnlikeFailures } from './failure-checks.ts'
import { probeProvider, providerCall } from './probe-provider.ts'
import { type ProviderCase, policeProviderCases, requestOf } from './provider-case.ts'
import { findUnlikeStreams, findWordsAfterAbort } from './stream-checks.ts'

/** What the suite of providers takes. */
export interface ProviderSuiteOptions extends CodeSuiteOptions {
  readonly cases: readonly ProviderCase[]
}

const LOCATIONS = ['in-process', 'loopback', 'remote']

/**
 * The contract of a provider, as checks: what the cases say, and what holds of every provider. It
 * claims no agreement, answers in full with its usage, whole and in pieces alike, gives the same bytes where it says that it is
 * deterministic, and does not answer a call that was cancelled.
 *
 * @example
 * providerChecks(renderer, {
 *   cases: [{ name: 'fills a template', template, artifacts: { guest: 'Ada' }, answers: { includes: ['Dear Ada'] } }],
 * })
 */
export function providerChecks(
  provider: Provider<never>,
  options: ProviderSuiteOptions,
): readonly Check[] {
  const { cases, settings = {} } = options
  const subject = provider as Provider
  const answerTo = (each: ProviderCase): Promise<ModelAnswer> =>
    ask(subject, requestOf(each), each.settings ?? settings)
  const answering = cases.filter(({ refuses }) => refuses === undefined)
  return [
    defineCheck('its cases can be trusted', () => policeProviderCases(cases)),
    defineCheck('its outline is that of a provider', () => [
      ...outlineProblems(providers as unknown as AnyPoint, provider),
      ...attributeProblems(subject),
    ]),
    defineCheck('it claims no agreement; those are the host’s to state', () =>
      (subject.attributes.agreements ?? []).map((each) => `It claims the agreement ${each}.`),
    ),
    ...cases.map((each) =>
      defineCheck(`it answers as it should: ${each.name}`, async () =>
        judgeCase(each, await outcomeOf(() => answerTo(each))),
      ),
    ),
    defineCheck('every answer has a text, a model and counted usage', async () => {
      const problems: string[] = []
      for (const each of answering) {
        problems.push(...answerProblems(await answerTo(each), requestOf(each)))
      }
      return problems
    }),
    ...(subject.deterministic
      ? [
          defineCheck('the same request gives the same bytes, as it says', () =>
            findOtherAnswers(cases.map((each) => ({ name: each.name, ask: () => answerTo(each) }))),
          ),
        ]
      : []),
    defineCheck('it leaves the request and its settings as they are', async () => {
      const problems: string[] = []
      for (const each of answering) {
        const given = { request: requestOf(each), settings: each.settings ?? settings }
        const call = providerCall(given.request, given.settings)
        problems.push(...(await findChanges(given, () => generate(subject, given.request, call))))
      }
      return problems
    }),
    defineCheck('the pieces that it streams, put together, are the whole answer', async () => {
      const problems: string[] = []
      for (const each of answering) {
        const request = requestOf(each)
        const call = providerCall(request, each.settings ?? settings)
        problems.push(...(await findUnlikeStreams(subject, request, call)))
      }
      return problems
    }),
    ...(answering.length < cases.length
      ? [
          defineCheck(
            'it fails alike whole and in pieces, and keeps nothing of what it was asked',
            () =>
              findEach(
                cases.filter(({ refuses }) => refuses !== undefined),
                (each) => findUnlikeFailures(subject, each, settings),
              ),
          ),
        ]
      : []),
    defineCheck('nothing comes after an abort, at whatever piece it is', async () => {
      const [first] = answering
      if (first === undefined) return []
      const request = requestOf(first)
      return findWordsAfterAbort(
        subject,
        request,
        providerCall(request, first.settings ?? settings),
      )
    }),
    // One inside this process may be done before anybody could cancel.
    ...(subject.attributes?.location === 'in-process'
      ? []
      : [
          defineCheck('a call that was cancelled is not answered', () =>
            askCancelled(subject, options),
          ),
        ]),
    ...hostileChecks({
      pointId: providers.id,
      contribution: subject,
      probe: probeProvider,
      context: { settings, base: baseOf(answering[0]) },
      own: cases.flatMap(({ user, artifacts = {} }) => [
        ...(user === undefined ? [] : [user]),
        ...Object.values(artifacts).map((value) =>
          typeof value === 'string' ? value : value.text,
        ),
      ]),
      reload: options.reload,
      limits: options.limits,
    }),
  ]
}

async function findEach(
  cases: readonly ProviderCase[],
  find: (each: ProviderCase) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const problems: string[] = []
  for (const each of cases) {
    problems.push(...(await find(each)).map((problem) => `${each.name}: ${problem}`))
  }
  return problems
}

async function ask(
  provider: Provider,
  request: ModelRequest,
  settings: unknown,
): Promise<ModelAnswer> {
  return generate(provider, request, providerCall(request, settings))
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

function baseOf(first: ProviderCase | undefined): unknown {
  if (first === undefined) return {}
  const { system, artifacts, feedback, template, action, produces, mediaType, persona } = first
  return { system, artifacts, feedback, template, action, produces, mediaType, persona }
}

async function askCancelled(
  provider: Provider,
  { cases, settings = {} }: ProviderSuiteOptions,
): Promise<readonly string[]> {
  const [first] = cases
  if (first === undefined) return ['There is no case to ask with.']
  const signal = AbortSignal.abort(new Error('cancelled by the suite'))
  const request = requestOf(first)
  const call = { ...providerCall(request, first.settings ?? settings), signal }
  try {
    const answer = await generate(provider, request, call)
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
