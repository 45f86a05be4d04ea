import { resolve } from 'node:path'
import { isDeepStrictEqual as isSame } from 'node:util'
import { declarePoints } from '@fcc/plugin-api/manifest'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { writeText } from '../io/write-file.ts'
import { readPluginPackage } from '../manifest/plugin-package.ts'
import { differingPoints, recordContributions } from '../manifest/record-contributions.ts'
import { withContributes } from '../manifest/with-contributes.ts'

/** `fcc manifest [DIR]`: writes `fcc.contributes` of a plugin's package.json from its code. */
export const registerManifest: RegisterCommand = (program, cli) => {
  program
    .command('manifest')
    .description("write a plugin's fcc.contributes from its code")
    .argument('[dir]', "the plugin's package", '.')
    .option('--check', 'change nothing; fail where the file and the code disagree')
    .addHelpText('after', exampleText('manifest', 'manifest plugins/acme --check'))
    .action((directory: string, options: { readonly check?: boolean }, command: Command) =>
      cli.perform(command, async ({ streams, terminal }) => {
        const found = await readPluginPackage(resolve(streams.cwd, directory))
        const contributes = await recordContributions(found.plugin)
        const definitions = declarePoints(found.plugin)
        const differing = differingPoints(found.declared.contributes, contributes)
        const defined = isSame(found.declared.points, definitions) ? [] : ['points']
        const points = [...defined, ...differing]
        if (options.check && points.length > 0) throw cliErrors.manifestDrift(found.file, points)
        if (points.length > 0)
          writeText(found.file, withContributes(found.text, { contributes, points: definitions }))
        const count = Object.values(contributes).reduce((sum, ids) => sum + ids.length, 0)
        const things = `${count} ${count === 1 ? 'thing' : 'things'}`
        terminal.say(
          points.length === 0
            ? `  ${found.plugin.id} contributes ${things}, as its package.json says.`
            : `  ${found.plugin.id} contributes ${things}; wrote ${points.join(', ')} to ${found.file}`,
        )
        terminal.document({
          plugin: found.plugin.id,
          contributes,
          points: definitions,
          changed: points,
        })
        return EXIT_CODES.completed
      }),
    )
}
