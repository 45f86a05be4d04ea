import { dirname } from 'node:path'
import { FccError, ownerOf, suggest } from '@fcc/plugin-api'

/** How many runs are named where several could be meant. */
const MAX_NAMED = 5

/** Every error this package raises. */
export const cliErrors = {
  usage: (why: string, command: string) =>
    new FccError({
      code: 'FCC_CLI_USAGE',
      why,
      fix: `Run fcc ${command ? `${command} ` : ''}--help to see how it is used.`,
    }),
  passphraseInPlainText: () =>
    new FccError({
      code: 'FCC_CLI_PASSPHRASE',
      why: 'A passphrase was given in plain text, where the history of the shell and the list of processes show it.',
      fix: 'Put it into a variable or a file, and give --passphrase env:NAME or --passphrase file:PATH.',
    }),
  passphraseMissing: (reference: string) =>
    new FccError({
      code: 'FCC_CLI_PASSPHRASE',
      why: `There is no passphrase at ${reference}.`,
      fix: 'Set the variable, or write the file, that --passphrase names.',
    }),
  tenantNeeded: (tenants: readonly string[]) =>
    new FccError({
      code: 'FCC_CLI_TENANT_NEEDED',
      why: `The configuration has ${tenants.length} tenants: ${tenants.join(', ')}.`,
      fix: `Say which one is meant: --tenant ${tenants[0] ?? 'ID'}.`,
    }),
  inputForm: (
    written: string,
    { names, likely }: { readonly names: readonly string[]; readonly likely: readonly string[] },
  ) =>
    new FccError({
      code: 'FCC_CLI_INPUT_FORM',
      why: `--input ${written} names no input, and the scenario takes several: ${names.join(', ')}.`,
      fix: `Name the input that the file is for: ${likely.map((name) => `--input ${name}=${written}`).join(' or ')}.`,
    }),
  inputTwice: (name: string) =>
    new FccError({
      code: 'FCC_CLI_INPUT_TWICE',
      why: `The input ${name} was given twice.`,
      fix: 'Give each input once.',
    }),
  fileMissing: (file: string, lookedAt: string, cause: unknown) =>
    new FccError({
      code: 'FCC_CLI_FILE_MISSING',
      why: `${file} is not there${file === lookedAt ? '' : `; it was looked for as ${lookedAt}`}.`,
      fix: `Name a file that is there: ls ${dirname(lookedAt)} lists those beside it, where that folder is there.`,
      place: { file },
      cause,
    }),
  fileUnreadable: (file: string, cause: unknown) =>
    new FccError({
      code: 'FCC_CLI_FILE_UNREADABLE',
      why: `${file} could not be read: ${reasonOf(cause)}.`,
      fix: `Name a file that you may read: ls -ld ${file} says what it is, and who may.`,
      place: { file },
      cause,
    }),
  fileUnwritable: (file: string, cause: unknown) =>
    new FccError({
      code: 'FCC_CLI_FILE_UNWRITABLE',
      why: `${file} could not be written: ${reasonOf(cause)}.`,
      fix: 'Make room, or name a place where you may write.',
      place: { file },
      cause,
    }),
  fileExists: (file: string) =>
    new FccError({
      code: 'FCC_CLI_FILE_EXISTS',
      why: `There is a ${file} already, and init overwrites nothing.`,
      fix: 'Continue with the file that is there, or move it away first.',
      place: { file },
    }),
  importExists: (folder: string, names: readonly string[]) =>
    new FccError({
      code: 'FCC_CLI_IMPORT_EXISTS',
      why: `${folder} has ${names.slice(0, MAX_NAMED).join(', ')}${names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : ''} already, and an import overwrites nothing.`,
      fix: 'Name another folder with --to, or overwrite those files with --force.',
      place: { file: folder },
    }),
  providerExists: (file: string, name: string) =>
    new FccError({
      code: 'FCC_CLI_PROVIDER_EXISTS',
      why: `${file} has a provider ${name} already, and init overwrites nothing.`,
      fix: 'Change the block that is there, or rename it first.',
      place: { file },
    }),
  notAPlugin: (directory: string, what: string) =>
    new FccError({
      code: 'FCC_CLI_NOT_A_PLUGIN',
      why: `${directory} is no plugin package: ${what.replace(/[.]$/, '')}.`,
      fix: 'Name the folder of a package whose package.json has an fcc field and whose default export is a plugin.',
      place: { file: directory },
    }),
  buildOutdated: (
    file: string,
    { build, source }: { readonly build: string; readonly source: string },
  ) =>
    new FccError({
      code: 'FCC_CLI_BUILD_OUTDATED',
      why: `${build} is older than ${source}, so it would tell what the plugin contributed before.`,
      fix: 'Build the plugin, then ask again; npm run manifest of a scaffolded package does both.',
      place: { file },
    }),
  noPlugins: (directory: string) =>
    new FccError({
      code: 'FCC_DISCOVERY_NOTHING',
      why: `No plugin was found among the dependencies of ${directory}/package.json.`,
      fix: 'Install the plugins that the host needs, and run this again.',
    }),
  pluginsOutdated: (file: string) =>
    new FccError({
      code: 'FCC_CLI_PLUGINS_OUTDATED',
      why: `${file} does not list the plugins that are installed.`,
      fix: 'Run fcc plugins write with this file, and build again.',
      place: { file },
    }),
  manifestDrift: (file: string, points: readonly string[]) =>
    new FccError({
      code: 'FCC_CLI_MANIFEST_DRIFT',
      why: `What ${file} says under fcc.contributes is not what the code contributes; it differs at ${points.join(', ')}.`,
      fix: 'Run fcc manifest in that folder and commit the result.',
      place: { file },
    }),
  idUnknown: (
    wanted: { readonly kind: string; readonly written: string; readonly tenant: string },
    hint: string,
  ) =>
    new FccError({
      code: 'FCC_CLI_ID_UNKNOWN',
      why: `Tenant ${wanted.tenant} has no ${wanted.kind} ${wanted.written}.${hint}`,
      fix: `See which there are, and which were left out: fcc list ${wanted.kind}s --why --tenant ${wanted.tenant}.`,
    }),
  idAmbiguous: (
    wanted: { readonly kind: string; readonly written: string; readonly tenant: string },
    ids: readonly string[],
  ) =>
    new FccError({
      code: 'FCC_CLI_ID_AMBIGUOUS',
      why: `Tenant ${wanted.tenant} has ${ids.length} ${wanted.kind}s called ${wanted.written}: ${ids.join(', ')}.`,
      fix: `Write the whole id: ${ids[0] ?? 'PLUGIN/NAME'}.`,
    }),
  scenarioUnknown: (
    { tenant, written }: { readonly tenant: string; readonly written: string },
    ids: readonly string[],
  ) => {
    const named = ids.filter((id) => id.endsWith(`/${written}`))
    return new FccError({
      code: 'FCC_SCENARIO_UNKNOWN',
      why:
        named.length > 1
          ? `Tenant ${tenant} has ${named.length} scenarios called ${written}: ${named.join(', ')}.`
          : `Tenant ${tenant} has no scenario ${written}.${suggest(written, ids)}`,
      fix: `List them with fcc list scenarios --tenant ${tenant}.`,
    })
  },
  runAmbiguous: (
    { tenant, written }: { readonly tenant: string; readonly written: string },
    ids: readonly string[],
  ) =>
    new FccError({
      code: 'FCC_CLI_RUN_AMBIGUOUS',
      why: `${ids.length} runs of tenant ${tenant} begin or end with ${written}: ${ids.slice(0, MAX_NAMED).join(', ')}${ids.length > MAX_NAMED ? ' and others' : ''}.`,
      fix: 'Write more of the id of the run that is meant.',
    }),
  noRuns: (tenant: string) =>
    new FccError({
      code: 'FCC_CLI_NO_RUNS',
      why: `Tenant ${tenant} has no runs, so there is no newest one.`,
      fix: `Start one: fcc run SCENARIO --tenant ${tenant} --input FILE.`,
    }),
  commandBroken: (id: string, problem: string) =>
    new FccError({
      code: 'FCC_CLI_COMMAND_BROKEN',
      why: `The command ${id} is not what commands are: ${problem}.`,
      fix: `Report it to whoever makes ${ownerOf(id)}; its other commands work.`,
      pluginId: ownerOf(id),
      pointId: 'commands',
    }),
  commandFailed: (id: string, reason: string, cause?: unknown) =>
    new FccError({
      code: 'FCC_CLI_COMMAND_FAILED',
      why: `The command ${id} did not get through: ${reason}.`,
      fix: `Set FCC_DEBUG=1 to see where it comes from, and report it to whoever makes ${ownerOf(id)}.`,
      pluginId: ownerOf(id),
      pointId: 'commands',
      cause,
    }),
  commandNotOfTenant: (id: string, tenant: string) =>
    new FccError({
      code: 'FCC_CLI_COMMAND_NOT_OF_TENANT',
      why: `Tenant ${tenant} has no command ${id}: ${ownerOf(id)} is installed, and not selected for it or not started.`,
      fix: `Name a tenant that has ${ownerOf(id)} with --tenant ID, or add it to the plugins of ${tenant}.`,
      pluginId: ownerOf(id),
    }),
  verifierKey: (why: string) =>
    new FccError({
      code: 'FCC_CLI_VERIFY',
      why,
      fix: 'Give the export, and the signer’s key as a file or as its text: --key FILE.',
    }),
  unexpected: (error: unknown) =>
    new FccError({
      code: 'FCC_CLI_UNEXPECTED',
      why: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      fix: 'Set FCC_DEBUG=1 to see where it comes from, and report it.',
      cause: error,
    }),
}

function reasonOf(cause: unknown): string {
  const { code } = cause as { readonly code?: unknown }
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'it is not there',
    EACCES: 'you may not',
    EPERM: 'you may not',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    EEXIST: 'a part of its path is no folder',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your quota there is used up',
    EROFS: 'the file system is read-only',
    ERR_FS_FILE_TOO_LARGE: 'it is too large',
  }
  if (typeof code === 'string') return known[code] ?? code
  return cause instanceof Error ? cause.message : String(cause)
}
