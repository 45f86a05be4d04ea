import { suggest } from '@fcc/plugin-api'
import { Argument, type Command, InvalidArgumentError } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { type ListOptions, listKind } from '../listing/list-kind.ts'
import { LISTABLE, type Listable } from '../listing/listed.ts'

/** `fcc list KIND`: what a tenant has; with `--why`, where each thing comes from and what was left out. */
export const registerList: RegisterCommand = (program, cli) => {
  program
    .command('list')
    .description('list what a tenant has')
    .addArgument(new Argument('<kind>', 'what to list').choices(LISTABLE).argParser(parseKind))
    .option('--tag <tag>', 'of personas, those that have this tag or one beneath it')
    .option('--why', 'say where each comes from, and what was left out and why')
    .addHelpText(
      'after',
      exampleText(
        'list scenarios',
        'list personas --tag governance-compliance',
        'list plugins --why',
        'list facts --tenant riverside --json',
      ),
    )
    .action((kind: Listable, options: ListOptions, command: Command) =>
      cli.perform(command, (context) => {
        if (options.tag !== undefined && kind !== 'personas') {
          throw cliErrors.usage(`Only personas have tags, and these are ${kind}.`, 'list')
        }
        return listKind(context, kind, options)
      }),
    )
}

/** What has a command of its own with a `list`. */
const OF_THEIR_OWN: readonly string[] = [
  'api-keys',
  'events',
  'grants',
  'inbox',
  'permissions',
  'reference-data',
  'runs',
  'webhooks',
]

/** @throws InvalidArgumentError for a kind that is none, with the one that was perhaps meant */
function parseKind(written: string): Listable {
  const word = written.toLowerCase()
  const kind = LISTABLE.find((each) => each === word || each === `${word}s`)
  if (kind !== undefined) return kind
  const group = OF_THEIR_OWN.find((each) => each === word || each === `${word}s`)
  if (group !== undefined) throw new InvalidArgumentError(`They are listed by fcc ${group} list.`)
  throw new InvalidArgumentError(
    `Allowed choices are ${LISTABLE.join(', ')}.${suggest(written, LISTABLE)}`,
  )
}
