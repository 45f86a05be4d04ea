import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { resolvePluginPlan } from '../listing/plugin-plan.ts'
import { resolveScenarioPlan } from '../listing/scenario-plan.ts'
import { pluginPlanLines, scenarioPlanLines } from '../render/plan.ts'
import { withTenant } from '../session/open-runtime.ts'

/** `fcc plan [SCENARIO]`: which plugins start in which order, or what a run would do; nothing runs. */
export const registerPlan: RegisterCommand = (program, cli) => {
  program
    .command('plan')
    .description('show what a run of a scenario would do, or which plugins start; nothing runs')
    .argument('[scenario]', 'its name; without it, the plan of plugins')
    .addHelpText('after', exampleText('plan', 'plan deidentify-and-release --tenant riverside'))
    .action((scenario: string | undefined, _: unknown, command: Command) =>
      cli.perform(command, (context) =>
        withTenant(context, async ({ tenant }) => {
          const { terminal } = context
          if (scenario === undefined) {
            const plan = resolvePluginPlan(tenant.model)
            terminal.say(...pluginPlanLines(plan, terminal.paint))
            terminal.document({ tenant: tenant.id, ...plan })
          } else {
            const plan = resolveScenarioPlan(tenant.model, scenario)
            terminal.say(...scenarioPlanLines(plan, terminal.paint))
            terminal.document({ tenant: tenant.id, ...plan })
          }
          return EXIT_CODES.completed
        }),
      ),
    )
}
