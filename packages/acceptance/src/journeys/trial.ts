/** One thing that a third party does, and what must come of it. */
export interface Step {
  /** What holds afterwards, as a sentence without a full stop. */
  readonly says: string
  /** @throws where it does not hold */
  run(): Promise<void>
}

/** Steps that build on each other, in a folder of their own. */
export interface Trial {
  readonly name: string
  readonly folder: string
  readonly steps: readonly Step[]
  /** Releases what the steps left open; called however they ended. */
  close?(): Promise<void>
}

/** How many steps held, and how many did not or could not be tried. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

/** A step, written shorter. */
export function step(says: string, run: () => Promise<void>): Step {
  return { says, run }
}

/**
 * Takes the steps one after another. After the first that fails the others cannot be tried; they are
 * failures too, and never left out.
 *
 * @param report gets one line per step, and the whole story of a failure
 */
export async function runTrial(trial: Trial, report: (line: string) => void): Promise<Tally> {
  let passed = 0
  let broken: string | undefined
  for (const { says, run } of trial.steps) {
    const label = `${trial.name} · ${says}`
    if (broken !== undefined) {
      report(`✗ ${label}  (not tried: ${broken})`)
      continue
    }
    const start = performance.now()
    try {
      await run()
      passed += 1
      report(`✓ ${label}  ${((performance.now() - start) / 1000).toFixed(1)} s`)
    } catch (error) {
      broken = `"${says}" failed`
      const story = error instanceof Error ? (error.stack ?? error.message) : String(error)
      report(`✗ ${label}\n${story}\n  kept: ${trial.folder}`)
    }
  }
  await closeTrial(trial, report)
  return { passed, failed: trial.steps.length - passed }
}

/** What is left open fails nothing by itself, and is said. */
async function closeTrial(trial: Trial, report: (line: string) => void): Promise<void> {
  try {
    await trial.close?.()
  } catch (error) {
    report(`  ${trial.name} could not be closed: ${String(error)}`)
  }
}

/** Runs trials, so many at a time, in their order. */
export async function runTrials(
  trials: readonly Trial[],
  { width, report }: { readonly width: number; readonly report: (line: string) => void },
): Promise<Tally> {
  const waiting = [...trials]
  const tallies: Tally[] = []
  async function work(): Promise<void> {
    for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
      tallies.push(await runTrial(trial, report))
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  }
}
