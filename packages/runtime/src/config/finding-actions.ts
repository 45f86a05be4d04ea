import { z } from 'zod'

/** What may be done about what detectors find, from the loosest to the strictest. */
export const FINDING_ACTIONS = ['warn', 'redact', 'block'] as const
export type FindingAction = (typeof FINDING_ACTIONS)[number]

/** Category of findings → what is done about it; a name that ends with `/` stands for all below it. */
export type FindingActions = Readonly<Record<string, FindingAction>>

/** As files write it. */
export const findingActions = z.record(
  z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]*\/(?:[A-Za-z0-9][A-Za-z0-9.-]*)?$/,
      'a category of findings such as pii/email, or pii/ for all of them',
    )
    .max(100),
  z.enum(FINDING_ACTIONS),
)

/** What is done about a category: what is said of it itself, else of the longest beginning. Pure. */
function actionFor(actions: FindingActions, category: string): FindingAction | undefined {
  const slash = category.indexOf('/') + 1
  return actions[category] ?? actions[category.slice(0, slash)]
}

/**
 * The categories for which one map asks less than another that holds beside it, with what both ask: what is looser has
 * no effect. Pure.
 */
export function looserActions(
  asked: FindingActions,
  above: FindingActions,
): readonly {
  readonly category: string
  readonly asks: FindingAction
  readonly holds: FindingAction
}[] {
  return Object.entries(asked).flatMap(([category, asks]) => {
    const holds = actionFor(above, category)
    const isLooser =
      holds !== undefined && FINDING_ACTIONS.indexOf(asks) < FINDING_ACTIONS.indexOf(holds)
    return isLooser ? [{ category, asks, holds }] : []
  })
}
