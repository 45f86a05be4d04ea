import { isPlugin, thrownMessage } from '@fcc/plugin-api'
import { loadPlugin } from '@fcc/runtime'
import type { ImportReport, ImportTask } from './import-work/import-report.ts'
import { recordEffects } from './import-work/record-effects.ts'
import { openLeakWatch } from './leaks/leak-watch.ts'

/** Imports a package in this process, which is there for nothing else, and tells what that did. */
async function perform(task: ImportTask): Promise<ImportReport> {
  // First, since it looks at the standard streams, and Node opens them when they are first looked at.
  const record = recordEffects()
  const watch = openLeakWatch('everything')
  let exported: ImportReport['exported']
  let failure: string | undefined
  try {
    const plugin = await loadPlugin(task)
    exported = isPlugin(plugin) ? { pluginId: plugin.id } : { type: typeof plugin }
  } catch (cause) {
    failure = thrownMessage(cause)
  }
  const leaks = await watch.findLeaks()
  return {
    exported,
    failure,
    work: [
      ...record.effects,
      ...leaks.map(({ kind, what }) => `it leaves a ${kind} (${what})`),
      ...record.newGlobals().map((name) => `it adds the global ${name}`),
      ...record.changedEnvironment().map((name) => `it changes the variable ${name}`),
    ],
  }
}

process.once('message', (task: ImportTask) => {
  void perform(task).then((report) => process.send?.(report, undefined, {}, () => process.exit()))
})
