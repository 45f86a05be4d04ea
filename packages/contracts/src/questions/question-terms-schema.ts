import { z } from 'zod'
import { sentence } from '../catalogue/sentence.ts'
import { MAX_QUORUM, ON_EXPIRY, type QuestionTerms } from './question-terms.ts'

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** The longest time that a question may have: ten years, in milliseconds. */
const MAX_QUESTION_MS = 3650 * UNITS.d

const DURATION = 'a duration is a number with its unit: 30s, 15m, 4h or 7d'

const duration = z
  .string({ error: DURATION })
  .regex(/^\d{1,9} ?[smhd]$/, DURATION)
  .transform((text) => Number.parseInt(text, 10) * UNITS[text.at(-1) as keyof typeof UNITS])
  .refine((ms) => ms > 0, { message: 'is over before anybody could answer: longer than zero' })
  .refine((ms) => ms <= MAX_QUESTION_MS, { message: 'is at most 3650d' })

/** The terms of a question as YAML or JSON spells them, on a step or on a rule. */
export const questionTermsShape = {
  expires: duration
    .optional()
    .describe(
      'How long the question may be answered, and the answer used, from when it is asked: `30s`, `15m`, `4h`, `7d`; without an end by default.',
    ),
  on_expiry: z
    .enum(ON_EXPIRY)
    .optional()
    .describe(
      'What becomes of it then: `reject` (the default) as if somebody said no, `escalate` asks other roles, for as long again.',
    ),
  escalate_to: z
    .union([sentence.transform((role) => [role]), z.array(sentence).min(1)])
    .optional()
    .describe('The roles that are asked then, instead of those before.'),
  quorum: z
    .int()
    .min(1)
    .max(MAX_QUORUM)
    .optional()
    .describe('How many different people of these roles must say yes; one by default.'),
  remind_every: duration
    .optional()
    .describe('After how long watchers are told that it still waits, and again after as long.'),
}

/** Terms as they are spelled, after their values were read. */
export interface SpelledTerms {
  readonly expires?: number | undefined
  readonly on_expiry?: QuestionTerms['onExpiry']
  readonly escalate_to?: readonly string[] | undefined
  readonly quorum?: number | undefined
  readonly remind_every?: number | undefined
}

/** Terms from how they are spelled; `undefined` where none is. */
export function termsOf(spelled: SpelledTerms): QuestionTerms | undefined {
  const { expires, on_expiry, escalate_to, quorum, remind_every } = spelled
  const terms: QuestionTerms = {
    ...(expires === undefined ? {} : { expiresMs: expires }),
    ...(on_expiry === undefined ? {} : { onExpiry: on_expiry }),
    ...(escalate_to === undefined ? {} : { escalateTo: escalate_to }),
    ...(quorum === undefined ? {} : { quorum }),
    ...(remind_every === undefined ? {} : { remindEveryMs: remind_every }),
  }
  return Object.keys(terms).length > 0 ? terms : undefined
}
