import { GRANTED_KINDS } from '@fcc/contracts'
import type { GrantedReading } from '@fcc/runtime'
import { Argument, type Command } from 'commander'
import { type CommandContext, exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { listTable } from '../io/table.ts'
import { visible } from '../io/visible.ts'
import { runsTable } from '../listing/list-runs.ts'
import { parsePrincipal } from '../options/parse-principal.ts'
import { parseWords } from '../options/parse-words.ts'
import { findRun } from '../session/find-run.ts'
import { tenantMeant, withRuntime } from '../session/open-runtime.ts'

/** `fcc grants read`: reads in another tenant by its grant. */
export const registerGrantsRead: RegisterCommand = (grants, cli) => {
  grants
    .command('read')
    .description('read in another tenant what it granted; without a grant, this tenant is locked')
    .argument('<tenant>', 'whose data it is')
    .addArgument(new Argument('<what>', 'what to read').choices(GRANTED_KINDS))
    .argument('[run]', 'a run of that tenant, for artifacts')
    .argument('[name]', 'the artifact, by the name under which the run released it')
    .requiredOption('--for <purpose>', 'what for, as the grant has it', parseWords)
    .addHelpText(
      'after',
      exampleText(
        'grants read riverside runs --for review --tenant lakeside --as rita:auditor',
        'grants read riverside artifacts 01JD5V8R3N4T6W8Y0Z2B4D6F8H summary --for research --tenant lakeside --as rita',
      ),
    )
    .action(
      (
        owner: string,
        what: 'runs' | 'artifacts' | 'personas',
        run: string | undefined,
        name: string | undefined,
        options: { readonly for: string },
        command: Command,
      ) =>
        cli.perform(command, (context) =>
          // Both tenants have to be open, so every one is.
          withRuntime(context, async (runtime) => {
            if (what === 'artifacts' && (run === undefined || name === undefined)) {
              throw cliErrors.usage('An artifact is read by its run and its name.', 'grants read')
            }
            const { global } = context
            const mine = runtime.tenant(tenantMeant(runtime, global.tenant))
            const session = mine.as(parsePrincipal(global.as))
            const theirs = await session.granted(owner, { purpose: options.for })
            if (what === 'artifacts') await showArtifact(context, theirs, run ?? '', name ?? '')
            else await SHOWN[what](context, theirs)
            return EXIT_CODES.completed
          }),
        ),
    )
}

const SHOWN = {
  async runs({ terminal }: CommandContext, theirs: GrantedReading): Promise<void> {
    const { tenant } = theirs
    const runs = (await theirs.runs()).map((each) => ({ tenant, ...each }))
    const said = runsTable(runs, { at: Date.now(), paint: terminal.paint, named: true })
    terminal.say(...(runs.length > 0 ? said : [`  ${tenant} has no runs.`]))
    terminal.document({ tenant, runs })
  },
  async personas({ terminal }: CommandContext, theirs: GrantedReading): Promise<void> {
    const { tenant } = theirs
    const all = await theirs.personas()
    if (all.length === 0) terminal.say(`  ${tenant} has no personas of its own.`)
    terminal.say(
      ...listTable(
        ['CODE', 'NAME'],
        all.map(({ code, name }) => [code, visible(name)]),
        terminal.paint,
      ),
    )
    terminal.document({ tenant, personas: all })
  },
}

async function showArtifact(
  { terminal }: CommandContext,
  theirs: GrantedReading,
  written: string,
  name: string,
): Promise<void> {
  const run = await findRun(theirs, written)
  const { text, mediaType } = await theirs.outcome(run, name)
  if (!terminal.json) terminal.raw(text)
  terminal.document({ tenant: theirs.tenant, run, artifact: name, mediaType, text })
}
