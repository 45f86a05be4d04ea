import { join } from 'node:path'
import { type Diagnostic, FccError, type Place, thrownPlace } from '@fcc/plugin-api'
import { placeText } from '../place-text.ts'

/** Errors of the configuration and of what the host starts with. The texts carry names and places, never content. */
export const configErrors = {
  configNotFound: (file: string) =>
    new FccError({
      code: 'FCC_CONFIG_NOT_FOUND',
      why: `There is no ${file}.`,
      fix: 'Run fcc init in the folder of your project, or name a file with --config FILE.',
      place: { file },
    }),
  configUnreadable: (file: string, reason: string) =>
    new FccError({
      code: 'FCC_CONFIG_UNREADABLE',
      why: `${file} is there and cannot be read: ${reason}.`,
      fix: 'Make it a file that this account may read, or name another with --config FILE.',
      place: { file },
    }),
  configSyntax: (place: Place, message: string) =>
    new FccError({
      code: 'FCC_CONFIG_SYNTAX',
      why: `${placeText(place)} is no valid YAML: ${message}`,
      fix: 'Fix the syntax at this place.',
      place,
    }),
  configInvalid: (
    problems: readonly { readonly place: Place; readonly what: string; readonly fix?: string }[],
  ) =>
    new FccError({
      code: 'FCC_CONFIG_INVALID',
      why: problems.map((problem) => `${placeText(problem.place)} ${problem.what}`).join('\n'),
      fix: problems[0]?.fix ?? 'Correct what is written at this place, as the message says.',
      place: problems[0]?.place,
    }),
  choiceMissing: (point: string, id: string, known: readonly string[]) =>
    new FccError({
      code: 'FCC_HOST_CHOICE_MISSING',
      why: `The configuration chooses ${id} of ${point}; here are ${known.join(', ')}.`,
      fix: 'Name one of them in fcc.yaml, or install the plugin that contributes it.',
      pointId: point,
    }),
  hostFailed: (problems: readonly Diagnostic[]) =>
    new FccError({
      code: 'FCC_HOST_FAILED',
      why: `The host did not start:\n${problems.map((problem) => `${problem.code}  ${problem.why}`).join('\n')}`,
      fix: problems[0]?.fix ?? 'Run fcc doctor.',
      cause: problems,
    }),
  nothingFound: (directory: string, named: number): Diagnostic => ({
    severity: 'error',
    code: 'FCC_DISCOVERY_NOTHING',
    why: `No plugin was found from ${directory}, among the ${named} dependencies of its package.json. A tenant without plugins would have no safeguards.`,
    fix: 'Install a plugin, such as with npm install @fcc/plugin-core-catalog; in a bundle or a build that was moved, write the list with fcc plugins write FILE before building and give it to createRuntime({ plugins }).',
    place: { file: join(directory, 'package.json') },
  }),
  detached: (plugin: string, thrown: unknown, run?: string) =>
    new FccError({
      code: 'FCC_PLUGIN_DETACHED_ERROR',
      // Its message may quote content; what it is and where it comes from does not.
      why: `The plugin ${plugin} threw ${thrown instanceof Error ? thrown.name : typeof thrown} where nobody waits for it${run === undefined ? '' : `, in run ${run}`}: from a promise that is not awaited, or a timer.`,
      fix: `Await the promise or catch its error in ${plugin}; the place is where it was thrown.`,
      pluginId: plugin,
      place: thrownPlace(thrown),
      cause: thrown,
    }),
  pluginLoad: (name: string, cause: unknown, place?: Place) =>
    new FccError({
      code: 'FCC_PLUGIN_LOAD',
      why: `The package ${name} could not be imported: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix:
        place?.line === undefined
          ? 'Install it again, or build it.'
          : 'Correct the code at this place, or install another version of the package.',
      place,
      cause,
    }),
  closed: () =>
    new FccError({
      code: 'FCC_RUNTIME_CLOSED',
      why: 'The runtime was closed.',
      fix: 'Make another with createRuntime().',
    }),
}
