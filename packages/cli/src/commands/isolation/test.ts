import {
  ATTACKS,
  type Attack,
  attackInstallation,
  held,
  type IsolationReport,
} from '@fcc/isolation'
import { type Command, Option } from 'commander'
import { exampleText, type RegisterCommand } from '../../command.ts'
import { EXIT_CODES } from '../../exit-code.ts'
import { type Said, table } from '../../io/table.ts'
import { counted } from '../../render/counted.ts'
import { runtimeModule } from '../../runtime-module.ts'
import { configFile } from '../../session/open-runtime.ts'

/** `fcc isolation test`: tenants that are there for that alone attack each other, on what is installed here. */
export const registerIsolationTest: RegisterCommand = (group, cli) => {
  group
    .command('test')
    .description('have scratch tenants attack each other, by every port of what is installed here')
    .addOption(
      new Option('--attack <names...>', 'only these attacks').choices(Object.keys(ATTACKS)),
    )
    .addHelpText(
      'after',
      exampleText('isolation test', "isolation test --attack 'foreign ids' 'stale leases'"),
    )
    .action(({ attack }: { readonly attack?: readonly string[] }, command: Command) =>
      cli.perform(command, async (context) => {
        const { terminal } = context
        const config = runtimeModule().readConfig(configFile(context))
        const attacks = new Set<string>(attack ?? Object.keys(ATTACKS))
        terminal.say(
          `  Tenants of the suite attack each other on ${config.store.use}; yours are not touched.`,
        )
        const { sessions, store } = await attackInstallation(
          { config },
          { only: (attempt) => attacks.has(attempt.attack) },
        )
        terminal.say(
          ...toldReport('By sessions, under the rules of the platform', sessions),
          ...toldReport('By the ports of the store', store),
        )
        const isHeld = held(sessions) && held(store)
        const attempts = sessions.attempts + store.attempts
        const through = sessions.through.length + store.through.length
        terminal.say('', `  ${counted(attempts, 'attempt')}, ${through} got through.`)
        terminal.document({ held: isHeld, attempts, sessions, store })
        return isHeld ? EXIT_CODES.completed : EXIT_CODES.failed
      }),
    )
}

function toldReport(title: string, report: IsolationReport): readonly Said[] {
  const rows = (Object.keys(ATTACKS) as Attack[]).flatMap((attack) => {
    const counts = report.counts.filter((each) => each.attack === attack)
    const sumOf = (what: 'attempts' | 'through'): number =>
      counts.reduce((sum, count) => sum + count[what], 0)
    if (sumOf('attempts') === 0) return []
    return [[attack, String(sumOf('attempts')), `${sumOf('through')} got through`, ATTACKS[attack]]]
  })
  const through = report.through.map(({ port, method, attack, variant, got }) => [
    'GOT THROUGH',
    `${port}.${method}`,
    `${attack}, ${variant}`,
    got.join(', '),
  ])
  const notTried = report.notTried.map(({ port, method, attack, variant, because }) => [
    'NOT TRIED',
    `${port}.${method}`,
    `${attack}, ${variant}`,
    because,
  ])
  if (rows.length + through.length + notTried.length === 0) return []
  return [
    ...['', `  ${title}`, ''],
    ...table(rows, { indent: '    ' }),
    ...table([...through, ...notTried], { indent: '  ' }),
  ]
}
