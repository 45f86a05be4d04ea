import type { RunLease } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { RemovedAct } from '../store/removed-runs.ts'

/** A run of a tenant. */
interface RunName {
  readonly tenant: string
  readonly run: string
}

/** An error of ours by its code and sentence; of another only its kind, for it may quote content. */
function kindOf(error: unknown): string {
  if (FccError.is(error)) return `${error.code}, ${error.why}`
  return error instanceof Error ? error.name : typeof error
}

/** Errors of runs: how they begin, continue and are answered. The texts carry names and places, never content. */
export const runErrors = {
  unknownScenario: (tenant: string, scenario: string, hint: string, fix: string) =>
    new FccError({
      code: 'FCC_SCENARIO_UNKNOWN',
      why: `Tenant ${tenant} has no scenario ${scenario}: ${hint}`,
      fix,
    }),
  resolvedWorkflow: (workflow: string, problems: readonly string[]) =>
    new FccError({
      code: 'FCC_WORKFLOW_RESOLVED_INVALID',
      why: `A tap of plan.resolve made a workflow of ${workflow} that does not hold: ${problems.join('; ')}.`,
      fix: 'Fix the plugin that taps plan.resolve, or remove it.',
    }),
  unknownPurpose: (scenario: string, purpose: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_PURPOSE_UNKNOWN',
      why: `Scenario ${scenario} is not for ${purpose}; it lists ${known.join(', ')}.`,
      fix: `Choose one of them: --purpose ${known[0] ?? 'ID'}.`,
    }),
  badInput: (scenario: string, problems: readonly FccError[]) => {
    const [only] = problems
    if (only && problems.length === 1) return only
    return new FccError({
      code: 'FCC_INPUT_SEVERAL',
      why: [
        `${problems.length} things are wrong with what was given to scenario ${scenario}.`,
        ...problems.map(({ code, why }) => `${code}  ${why}`),
      ].join('\n'),
      fix: `Fix each of them; fcc show scenario ${scenario} says what it takes.`,
      cause: problems,
    })
  },
  unknownRun: (tenant: string, run: string) =>
    new FccError({
      code: 'FCC_RUN_UNKNOWN',
      why: `Tenant ${tenant} has no run ${run}.`,
      fix: `List them: fcc runs --tenant ${tenant}.`,
    }),
  removedRun: (tenant: string, run: string, { at, act, days }: RemovedAct) =>
    new FccError({
      code: 'FCC_RUN_REMOVED',
      why: `Run ${run} of tenant ${tenant} was removed at ${at}${days === undefined ? '' : `, ${days} days after its end`}; the audit entry ${act} tells of it.`,
      fix: `Nothing brings it back. Its audit entries are in the log: fcc audit export --tenant ${tenant}.`,
    }),
  runAbandoned: ({ tenant, run }: RunName) =>
    new FccError({
      code: 'FCC_RUN_ABANDONED',
      why: `A visit of run ${run} of tenant ${tenant} did not end although it was aborted; nobody waits for it any more.`,
      fix: 'Let its skill or provider honour the signal that it is given. Nothing of the visit was committed.',
    }),
  leaseLost: ({ tenant, run }: RunName) =>
    new FccError({
      code: 'FCC_RUN_LEASE_LOST',
      why: `The lease of run ${run} of tenant ${tenant} could not be renewed; another process may hold the run now.`,
      fix: 'Nothing is lost: the run is followed, and claimed again where nobody holds it.',
    }),
  runCommanded: ({ tenant, run }: RunName) =>
    new FccError({
      code: 'FCC_RUN_COMMANDED',
      why: `The visit of run ${run} of tenant ${tenant} was aborted by a command.`,
      fix: `See what was commanded: fcc explain ${run}.`,
    }),
  visitTimedOut: ({ tenant, run }: RunName, visitMs: number) =>
    new FccError({
      code: 'FCC_VISIT_TIMED_OUT',
      why: `A visit of run ${run} of tenant ${tenant} took longer than ${visitMs} ms.`,
      fix: 'Let its skill do less or be quicker, or raise limits.visit_ms in fcc.yaml.',
    }),
  callTimedOut: (what: string, tenant: string, callMs: number) =>
    new FccError({
      code: 'FCC_CALL_TIMED_OUT',
      why: `${what}, called for tenant ${tenant}, did not answer within ${callMs} ms.`,
      fix: 'See whether it is reachable, or raise limits.call_ms in fcc.yaml.',
    }),
  advanceFailed: ({ tenant, run }: RunName, cause: unknown) =>
    new FccError({
      code: 'FCC_RUN_ADVANCE_FAILED',
      why: `Run ${run} of tenant ${tenant} could not be advanced: ${kindOf(cause)}.`,
      fix: 'Fix what it names; the recovery scan tries the run again.',
      cause,
    }),
  notEnqueued: ({ tenant, run }: RunName, cause: unknown) =>
    new FccError({
      code: 'FCC_RUN_NOT_ENQUEUED',
      why: `Run ${run} of tenant ${tenant} could not be put into the queue: ${kindOf(cause)}.`,
      fix: 'Nothing is lost: it is stored, and a process that looks for due runs puts it in once the queue is there.',
      cause,
    }),
  runPoisoned: ({ tenant, run }: RunName, tries: number) =>
    new FccError({
      code: 'FCC_RUN_POISONED',
      why: `${tries} processes ended under the same visit of run ${run} of tenant ${tenant}, one after the other.`,
      fix: `Find out what ends them (memory, a crash in native code), then fcc resume ${run} --from-quarantine.`,
    }),
  recoveryFailed: (tenant: string, cause: unknown) =>
    new FccError({
      code: 'FCC_RECOVERY_FAILED',
      why: `The runs of tenant ${tenant} that nobody holds could not be looked for: ${kindOf(cause)}.`,
      fix: 'Fix what it names; it is tried again every limits.recovery_ms.',
      cause,
    }),
  eventLoopBlocked: ({ tenant, run }: RunName, forMs: number) =>
    new FccError({
      code: 'FCC_EVENT_LOOP_BLOCKED',
      why: `Nothing else ran in this process for about ${Math.round(forMs)} ms, longer than the lease of run ${run} of tenant ${tenant} lasts.`,
      fix: 'Find what computes for so long without giving way (a skill, a detector), or raise limits.lease_ms in fcc.yaml. Another process may have made the visit meanwhile.',
    }),
  leaseOverdated: (
    { tenant, run }: RunName,
    { holder, expiresAt }: Pick<RunLease, 'holder' | 'expiresAt'>,
  ) =>
    new FccError({
      code: 'FCC_RUN_LEASE_OVERDATED',
      why: `The lease of run ${run} of tenant ${tenant} is dated ${new Date(expiresAt).toISOString()}, later than any process can hold a run; it names ${holder} and holds nothing.`,
      fix: 'Nothing is lost, the next process claims the run. Compare the clocks of the machines that share the store, find out who can write to its file, and see that limits.longest_lease_ms is not less than the lease_ms of any host.',
    }),
  notWaiting: (run: string, state: string) =>
    new FccError({
      code: 'FCC_RUN_NOT_WAITING',
      why: `Run ${run} is ${state} and asks nobody.`,
      fix: `See where it is: fcc explain ${run}.`,
    }),
  runOver: (run: string, state: string) =>
    new FccError({
      code: 'FCC_RUN_OVER',
      why: `Run ${run} has ended: ${state}.`,
      fix: 'Start another one.',
    }),
  notInState: (run: string, command: string, state: string) =>
    new FccError({
      code: 'FCC_RUN_STATE',
      why: `Run ${run} is ${state}; it cannot ${command} from there.`,
      fix: `See where it is: fcc explain ${run}.`,
    }),
  quarantined: (run: string) =>
    new FccError({
      code: 'FCC_RUN_QUARANTINED',
      why: `Run ${run} is in quarantine.`,
      fix: `Look into it with fcc explain ${run}, then resume it out of quarantine, or cancel it.`,
    }),
  secretMissing: (reference: string) =>
    new FccError({
      code: 'FCC_SECRET_MISSING',
      why: `There is no secret at ${reference}: it is not set, empty, or cannot be read.`,
      fix: 'Set the variable, or write the file; it is read again at the next call.',
    }),
  secretNotInSettings: () =>
    new FccError({
      code: 'FCC_SECRET_NOT_IN_SETTINGS',
      why: 'A plugin asked for a secret that its settings for this tenant do not name.',
      fix: 'Name the secret in the settings of the plugin, as env:NAME or file:PATH.',
    }),
  unknownLabel: (tenant: string, label: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_LABEL_UNKNOWN',
      why: `No label scheme of tenant ${tenant} knows ${label}; here are ${known.join(', ') || 'none'}.`,
      fix: 'Use one of them, or leave the label out.',
    }),
  answerKind: (run: string, asks: string, decision: string) =>
    new FccError({
      code: 'FCC_APPROVAL_KIND',
      why: `Run ${run} asks for a${asks === 'waiver' ? ' waiver with a note that says why' : `n ${asks}`}; ${decision} is no answer to that.`,
      fix:
        asks === 'waiver'
          ? `Read it with fcc inbox show ${run}, and waive it, saying why: fcc approve ${run} --read DIGEST --waive --note TEXT. Or say no: fcc approve ${run} --reject.`
          : `Read it with fcc inbox show ${run}, and approve it: fcc approve ${run} --read DIGEST. Or say no: fcc approve ${run} --reject.`,
    }),
  reservedSubject: () =>
    new FccError({
      code: 'FCC_SUBJECT_RESERVED',
      why: 'A subject is not named, or by a word that is kept for the tenant itself or for a run of its own.',
      fix: "Name whose data it is, by an id that is neither 'tenant' nor begins with 'run:'.",
    }),
  notAllowedToAnswer: (run: string, principal: string, roles: readonly string[]) =>
    new FccError({
      code: 'FCC_APPROVAL_ROLE',
      why: `${principal} may not answer for run ${run}; it asks for one of the roles ${roles.join(', ')}.`,
      fix: `Answer as somebody who has one: --as ID:${roles[0] ?? 'ROLE'}.`,
    }),
  notSeparate: (run: string, principal: string, say: string) =>
    new FccError({
      code: 'FCC_APPROVAL_NOT_SEPARATE',
      why: `${principal} may not answer for run ${run}: ${say}`,
      fix: 'Let somebody else answer.',
    }),
  invalidPrincipal: (fault: string) =>
    new FccError({
      code: 'FCC_PRINCIPAL_INVALID',
      why: `Who acts cannot be told: ${fault}. A principal needs a kind, an id without spaces, slashes or characters that are not seen, and roles that are names.`,
      fix: 'Name who acts: --as ID:ROLE.',
    }),
  invalidId: (what: string, fault: string) =>
    new FccError({
      code: 'FCC_ID_INVALID',
      why: `A ${what} ${fault}.`,
      fix: 'Use ordinary characters on one line; what is not seen would make two of what looks like one.',
    }),
  keyConflict: (run: string, fault: string) =>
    new FccError({
      code: 'FCC_RUN_KEY_CONFLICT',
      why: `Run ${run} was started under this idempotency key, and ${fault}.`,
      fix: 'Use a key of its own for each thing that is asked, and the same key only to ask the same again.',
    }),
  unknownArtifact: (run: string, name: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_ARTIFACT_UNKNOWN',
      why: `Run ${run} has released no ${name}; it has ${known.join(', ') || 'nothing released'}.`,
      fix: `See what it made: fcc explain ${run}.`,
    }),
  contentHalted: (file: string, says: readonly string[]) =>
    new FccError({
      code: 'FCC_CONTENT_HALTED',
      why: `The file ${file} is stopped by the rules of this tenant: ${says.join(' ')}`,
      fix: 'Give a file that this tenant may hold, and treat this one as the rules say.',
    }),
  contentRejected: (file: string, says: readonly string[]) =>
    new FccError({
      code: 'FCC_CONTENT_REJECTED',
      why: `The file ${file} is not taken by the rules of this tenant: ${says.join(' ')}`,
      fix: 'Do what the rules say, and give the file again.',
    }),
  versionGone: (run: string, plugin: string, pinned: string, here: string) =>
    new FccError({
      code: 'FCC_RUN_VERSION',
      why: `Run ${run} was planned with ${plugin} ${pinned}; here is ${here}.`,
      fix: `Install that version again, continue with fcc resume ${run} --accept-version, or cancel it.`,
      pluginId: plugin,
    }),
}
