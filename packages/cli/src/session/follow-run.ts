import type { RunRecord } from '@fcc/contracts'
import type { RunHandle } from '@fcc/runtime'
import type { CommandContext } from '../command.ts'
import { EXIT_CODES, type ExitCode, exitCodeOfRun } from '../exit-code.ts'
import { visible } from '../io/visible.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { progressLayout, startLines, visitRow } from '../render/progress.ts'
import { recordingLines } from '../render/recording.ts'
import { summaryLines } from '../render/summary.ts'
import { waitLines } from '../render/waiting.ts'
import { runtimeModule } from '../runtime-module.ts'
import type { OpenTenant } from './open-runtime.ts'
import { outcomesForReaders, rolesNamedAtRelease } from './readers.ts'
import { resolveReport, resolveStanding } from './run-report.ts'
import { tellShown } from './tell-shown.ts'
import { type OutcomesOfRun, writeOutcomes } from './write-outcomes.ts'
import { type EndedRecording, type RecordingFiles, recordEnded } from './write-recording.ts'

/** The permission that shows what only an explanation tells. */
const EXPLAINING = 'runs:explain'

/** A run to follow, and where its outcomes go. */
export interface Followed {
  readonly handle: RunHandle
  /** The folder for outcomes; the store's own by default. */
  readonly out?: string | undefined
  /** Where a recording of it goes. */
  readonly record?: RecordingFiles | undefined
}

/**
 * Shows what happens to a run while this process executes it, writes what it released when it
 * completed, and says how it ended.
 */
export async function followRun(
  context: CommandContext,
  open: OpenTenant,
  { handle, out, record }: Followed,
): Promise<ExitCode> {
  const { terminal, streams } = context
  const { model } = open.tenant
  const flags = repeatedFlags(context.global)
  const begun = await handle.record()
  const layout = progressLayout(model, begun.workflow)
  terminal.say(...startLines(begun, terminal.paint))
  let asked = false
  const release = onStop(streams.signal, () => void open.runtime.close())
  try {
    const watching = tellShown(handle, terminal)
    // What cannot be shown is told when the run is over; it does not stand in the way of the run.
    watching.catch(() => undefined)
    for await (const event of handle.events()) {
      if (event.type === 'fcc.visit.recorded') {
        terminal.say(...visitRow(event.data, layout, terminal.paint))
      }
      if (event.type === 'fcc.run.waiting') {
        const run = await handle.record()
        asked ||= run.waiting !== undefined
        terminal.say(...waitLines(run, { paint: terminal.paint, flags }))
      }
    }
    await watching
    const run = await handle.finished().catch((error: unknown) => {
      // What was committed stands: a full disk or a lost lease leaves the run to be claimed again.
      terminal.complain(
        `  The run stays after its last visit. Continue with   fcc resume ${handle.id}${flags}`,
        '',
      )
      throw error
    })
    if (streams.signal?.aborted) {
      terminal.say(
        '',
        `  Stopped after the last visit. Continue with   fcc resume ${run.id}${flags}`,
      )
      terminal.document({ run, interrupted: true })
      return EXIT_CODES.waiting
    }
    if (run.waiting && !asked) {
      terminal.say(...waitLines(run, { paint: terminal.paint, flags }))
    }
    return await concludeRun(context, open, { run, out, created: handle.created, record })
  } finally {
    release()
  }
}

/**
 * Says how a run stands, and writes what it released: all when it completed, what it owes when it was
 * rejected. Whoever may start a run need not be somebody who may explain it: what only an explanation tells
 * is left out then, and the run ends as it did.
 */
export async function concludeRun(
  context: CommandContext,
  { runtime, tenant, session }: OpenTenant,
  ended: {
    readonly run: RunRecord
    readonly out?: string | undefined
    readonly created?: boolean | undefined
    readonly record?: RecordingFiles | undefined
  },
): Promise<ExitCode> {
  const { terminal, streams } = context
  const { run } = ended
  // Asked and not tried: whoever may not explain a run leaves no denial with each that they start.
  const mayExplain = runtimeModule().mayDo(tenant.model, session.principal, {
    action: EXPLAINING,
    object: run.scenario,
  })
  const written: OutcomesOfRun | undefined =
    run.state === 'completed' || Object.keys(run.released).length > 0
      ? await writeOutcomes(session, run, {
          out: runtimeModule().outcomesFolder(runtime.config),
          directory: ended.out,
          withProofs: mayExplain,
        })
      : undefined
  const recording =
    ended.record === undefined ? undefined : await recordEnded(session, { run, to: ended.record })
  // After the outcomes: their readings are entries of the run too.
  const explanation = mayExplain ? await session.explain(run.id) : undefined
  const report = explanation
    ? resolveReport(explanation, tenant.model.governance)
    : resolveStanding(run)
  const { run: _, ...summary } = report
  const exitCode = recording?.kind === 'refused' ? EXIT_CODES.failed : exitCodeOfRun(run.state)
  terminal.say(
    ...summaryLines(report, {
      ...{ files: written?.files, beginnings: written?.beginnings ?? {} },
      readable: outcomesForReaders(tenant.model, run),
      readerRoles: rolesNamedAtRelease(tenant.model),
      cwd: streams.cwd,
      paint: terminal.paint,
      flags: repeatedFlags(context.global),
      verbose: context.global.verbose,
    }),
  )
  sayRecording(context, run, recording)
  terminal.document({
    run,
    ...(ended.created === undefined ? {} : { created: ended.created }),
    summary,
    ...(explanation ? {} : { needs: { summary: EXPLAINING, audit: EXPLAINING } }),
    ...(written ? { files: written.files } : {}),
    ...(recording?.kind === 'written' ? { recording: recording.recording } : {}),
    exitCode,
  })
  return exitCode
}

/** Where the recording is, or why there is none. */
function sayRecording(
  { terminal, streams, global }: CommandContext,
  run: RunRecord,
  recording: EndedRecording | undefined,
): void {
  if (recording?.kind === 'written') {
    terminal.say(...recordingLines(recording.recording, streams.cwd))
  }
  if (recording?.kind === 'open') {
    const flags = repeatedFlags(global)
    terminal.complain(
      `  Not recorded: the run is ${run.state}. Once it is over   fcc record ${run.id} FILE${flags}`,
    )
  }
  if (recording?.kind === 'refused') {
    const { code, why, fix } = recording.error
    terminal.complain(visible(`  Not recorded: ${code}  ${why}`), visible(`  Fix  ${fix}`))
  }
}

function onStop(signal: AbortSignal | undefined, stop: () => void): () => void {
  if (!signal) return () => undefined
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  return () => signal.removeEventListener('abort', stop)
}
