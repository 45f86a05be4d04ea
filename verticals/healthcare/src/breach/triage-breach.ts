import { z } from 'zod'
import { isDay } from '../codes/code-edition.ts'

/** An incident, as a privacy officer describes it: facts, and nobody's name. */
export const incidentSchema = z.strictObject({
  discovered: z.string().refine(isDay, 'a day as YYYY-MM-DD'),
  /** Whether it was made unusable by the methods that HHS names, so that it was not unsecured. */
  secured: z.boolean(),
  exception: z
    .enum(['none', 'unintentional-by-workforce', 'between-authorised', 'not-retained'])
    .default('none'),
  /** The four factors of a risk assessment. */
  factors: z.strictObject({
    identifiers: z.enum(['direct', 'indirect', 'none']),
    recipient: z.enum(['bound', 'unknown', 'malicious']),
    acquired: z.enum(['no', 'viewed', 'taken']),
    mitigated: z.enum(['fully', 'partly', 'not']),
  }),
  individuals: z.int().min(0),
  /** State or jurisdiction → residents of it who are affected. */
  residents: z.record(z.string().regex(/^[A-Z]{2}$/), z.int().min(0)).default({}),
})

export type Incident = z.output<typeof incidentSchema>

/** Whom a breach has to be told to, until when, and by which rule. */
export interface Notification {
  readonly to: string
  /** `YYYY-MM-DD`, the last day; without unreasonable delay before that. */
  readonly until: string
  readonly cites: string
}

/** What follows from an incident by the rule; whether it does is a person's decision. */
export interface BreachTriage {
  readonly verdict: 'no-breach' | 'low-probability' | 'breach'
  readonly because: readonly string[]
  readonly cites: readonly string[]
  readonly notifications: readonly Notification[]
}

/** From how many people on HHS is told at once; of more residents of one state the media are. */
const MANY = 500
const DAYS = 60

/**
 * Triages an incident by the breach notification rule: what was secured or falls under an exception is no
 * breach; everything else is presumed to be one, unless each of the four factors speaks for a low probability
 * of compromise.
 *
 * Source: 45 CFR 164.402 (breach, exceptions, risk assessment), 164.404, 164.406, 164.408 (notifications).
 *
 * @example
 * triageBreach(incident).verdict  // 'breach'
 */
export function triageBreach(incident: Incident): BreachTriage {
  if (incident.secured) {
    return {
      verdict: 'no-breach',
      because: ['it was not unsecured: what was taken cannot be read'],
      cites: ['45 CFR 164.402'],
      notifications: [],
    }
  }
  if (incident.exception !== 'none') {
    return {
      verdict: 'no-breach',
      because: [`it falls under an exception: ${incident.exception.replaceAll('-', ' ')}`],
      cites: ['45 CFR 164.402(1)'],
      notifications: [],
    }
  }
  const { identifiers, recipient, acquired, mitigated } = incident.factors
  const against = [
    ...(identifiers === 'direct' ? ['direct identifiers are involved'] : []),
    ...(recipient === 'bound' ? [] : [`who got it is ${recipient}`]),
    ...(acquired === 'no' ? [] : [`it was ${acquired}`]),
    ...(mitigated === 'fully' ? [] : [`the risk was ${mitigated} mitigated`]),
  ]
  if (against.length === 0) {
    return {
      verdict: 'low-probability',
      because: ['each of the four factors speaks for a low probability of compromise'],
      cites: ['45 CFR 164.402(2)'],
      notifications: [],
    }
  }
  return {
    verdict: 'breach',
    because: against,
    cites: ['45 CFR 164.402(2)'],
    notifications: notificationsOf(incident),
  }
}

function notificationsOf({
  discovered,
  individuals,
  residents,
}: Incident): readonly Notification[] {
  const until = plusDays(discovered, DAYS)
  const yearEnd = `${discovered.slice(0, 4)}-12-31`
  return [
    { to: `${individuals} affected individuals`, until, cites: '45 CFR 164.404(b)' },
    ...Object.entries(residents)
      .filter(([, count]) => count > MANY)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([state, count]) => ({
        to: `prominent media of ${state}, ${count} residents`,
        until,
        cites: '45 CFR 164.406(b)',
      })),
    individuals >= MANY
      ? { to: 'the Secretary of HHS, with the individuals', until, cites: '45 CFR 164.408(b)' }
      : {
          to: 'the Secretary of HHS, in the log of the year',
          until: plusDays(yearEnd, DAYS),
          cites: '45 CFR 164.408(c)',
        },
  ]
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Writes a triage as Markdown. */
export function renderBreachTriage({
  verdict,
  because,
  cites,
  notifications,
}: BreachTriage): string {
  return [
    '# Breach triage',
    '',
    '## Verdict',
    '',
    `By the rule: ${verdict.replace('-', ' ')}. A privacy officer decides.`,
    '',
    ...because.map((reason) => `- ${reason}`),
    `- by ${cites.join(', ')}`,
    '',
    '## Notifications',
    '',
    ...(notifications.length === 0
      ? ['None; keep this assessment for six years (45 CFR 164.530(j)).']
      : notifications.map(
          ({ to, until, cites: by }) =>
            `- ${to}: without unreasonable delay, ${until} at the latest (${by})`,
        )),
    '',
  ].join('\n')
}
