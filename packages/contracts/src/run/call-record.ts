import type { TokenUsage } from '../models/model-answer.ts'
import type { FailureKind } from '../models/provider-failure.ts'
import type { Money } from '../prices/cost.ts'

/** One call of a model, as it is kept with the visit that made it. Never content. */
export interface CallRecord {
  /** The activity that it is: the idempotency key that the other side got. */
  readonly activity: string
  readonly provider: string
  /** The model that answered, as its provider declares it; absent where none did. */
  readonly model?: string | undefined
  /** As the other side counts it; absent where it did not. */
  readonly usage?: TokenUsage | undefined
  /** Unknown, and never 0, where absent. */
  readonly cost?: Money | undefined
  /** How it failed, where it may be billed all the same. */
  readonly failure?: FailureKind | undefined
  /** True where a process that died had begun it, and nobody knows how that ended: it may be billed twice. */
  readonly repeated?: true | undefined
  /** True where a model in this process answered: nobody bills it. */
  readonly inProcess?: true | undefined
}
