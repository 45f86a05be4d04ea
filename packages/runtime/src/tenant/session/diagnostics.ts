import type { Reason } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'

/** Errors of people who read what a run made, or what it asks them. The texts carry names and ids, never content. */
export const readingErrors = {
  artifactWithheld: (
    {
      run,
      name,
      purpose,
    }: { readonly run: string; readonly name: string; readonly purpose: string },
    reader: string,
    reasons: readonly Reason[],
  ) =>
    new FccError({
      code: 'FCC_ARTIFACT_WITHHELD',
      why: `${name} of run ${run} is not shown to ${reader} for ${purpose}: ${reasons.map(({ id, say }) => `${id}: ${say}`).join(' ')}`,
      fix: 'Let somebody read it who may under these rules, or read it for a purpose that they allow.',
    }),
  decisionPoint: (asked: readonly string[], known: readonly string[]) =>
    new FccError({
      code: 'FCC_DECISION_POINT',
      why:
        asked.length === 0
          ? 'A decision is asked for, and no point is named where rules look.'
          : `A decision is asked for at ${asked.filter((each) => !known.includes(each)).join(', ')}, where no act outside a run is.`,
      fix: `Name one or more of ${known.join(', ')}.`,
    }),
  personaUnknown: (persona: string) =>
    new FccError({
      code: 'FCC_PERSONA_UNKNOWN',
      why: `There is no persona ${persona} in this tenant's catalogue.`,
      fix: 'Look at the personas that are there: fcc list personas.',
    }),
  answerUnread: (run: string, asks: string) =>
    new FccError({
      code: 'FCC_APPROVAL_UNREAD',
      why: `The answer to run ${run} does not say what was read: nobody signs what they have not read.`,
      fix: `Read it with fcc inbox show ${run}, and answer with the digest that it shows: fcc approve ${run} --read DIGEST${asks === 'waiver' ? ' --waive --note TEXT' : ''}.`,
    }),
  answerWithheld: (run: string, names: readonly string[], rules: readonly string[]) =>
    new FccError({
      code: 'FCC_APPROVAL_UNREAD',
      why: `What run ${run} asks about is kept from whoever answers: ${names.join(', ')}, by ${rules.join(', ')}.`,
      fix: 'Let somebody answer who may read it under these rules, or reject it.',
    }),
  questionExpired: (run: string, until: string) =>
    new FccError({
      code: 'FCC_APPROVAL_EXPIRED',
      why: `What run ${run} asks could be answered until ${until}: an answer comes too late.`,
      fix: `See what became of it: fcc explain ${run}. Where it went to others, they answer: fcc inbox.`,
    }),
  answeredBefore: (run: string, principal: string, decision: string) =>
    new FccError({
      code: 'FCC_APPROVAL_TWICE',
      why: `${principal} has answered this question of run ${run} before, or somebody for them: ${decision}. Each person counts once.`,
      fix: `Let somebody else answer. Who has: fcc inbox answers ${run}.`,
    }),
  questionChanged: (run: string) =>
    new FccError({
      code: 'FCC_APPROVAL_CHANGED',
      why: `What run ${run} asks about is not what was shown: it has changed since, or it was shown to somebody else.`,
      fix: `Read it again: fcc inbox show ${run}.`,
    }),
}
