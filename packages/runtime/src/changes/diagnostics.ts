import { FccError } from '@fcc/plugin-api'
import type { Refusal } from './decide-change.ts'

/** Errors of changes that all processes of a store take together. */
export const changeErrors = {
  changeRefused: (tenant: string, by: readonly Refusal[]) =>
    new FccError({
      code: 'FCC_CHANGE_REFUSED',
      why: `Tenant ${tenant} stays as it was, in every process: ${by.map(({ process, why }) => `${process} cannot start the change (${why})`).join('; ')}.`,
      fix: 'Fix what is named there, such as a package that is not installed for that process, and change the tenant again.',
    }),
  changeUnanswered: (tenant: string, by: readonly string[], waitedMs: number) =>
    new FccError({
      code: 'FCC_CHANGE_UNANSWERED',
      why: `Tenant ${tenant} stays as it was, in every process: within ${waitedMs} ms ${by.length === 0 ? 'the change was not agreed' : `${by.join(', ')} did not say whether the change starts there`}.`,
      fix: 'See what keeps that process busy, or end it, and change the tenant again. A longer limits.change_wait_ms waits longer.',
    }),
  changeWithdrawn: (tenant: string) =>
    new FccError({
      code: 'FCC_CHANGE_WITHDRAWN',
      why: `Tenant ${tenant} stays as it was: this process stood still for longer than a change may take, and the others gave it up.`,
      fix: 'Change the tenant again. Where it happens often, find out what holds this process up, or raise limits.change_wait_ms.',
    }),
  changeNotAdopted: (tenant: string, by: readonly string[], waitedMs: number) =>
    new FccError({
      code: 'FCC_CHANGE_NOT_ADOPTED',
      why: `The change of tenant ${tenant} counts, and ${by.join(', ')} did not say within ${waitedMs} ms that it runs there.`,
      fix: 'See what keeps that process busy: it could start the change when it was asked, and takes it over by itself. Runs that began before keep their version.',
    }),
  changePlugins: (tenant: string, differences: readonly string[]) =>
    new FccError({
      code: 'FCC_CHANGE_PLUGINS',
      why: `Tenant ${tenant} cannot have the plugins of the change in this process: ${differences.join('; ')}.`,
      fix: 'Install for this process what the others have; code of another version at the place of one that is loaded needs a new process.',
    }),
  changeFile: (tenant: string) =>
    new FccError({
      code: 'FCC_CHANGE_FILE',
      why: `The fcc.yaml of this process says something else of tenant ${tenant} than that of the process that changes it.`,
      fix: 'Bring the same fcc.yaml to every machine, then change the tenant again.',
    }),
  changesNotFollowed: (cause: unknown) =>
    new FccError({
      code: 'FCC_CHANGE_NOT_FOLLOWED',
      why: 'This process could not read or answer the changes of tenants that others propose.',
      fix: 'See the cause: most often the store cannot be reached. It is tried again every limits.change_look_ms, and changes elsewhere do not wait for a process that shows no sign of life.',
      cause,
    }),
}
