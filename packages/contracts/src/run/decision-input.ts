import type { GrantedKind } from '../access/granted-kinds.ts'
import type { InterventionPoint } from '../constitutions/constitution.ts'
import type { Finding } from '../content/finding.ts'
import type { FactValue } from '../facts/fact.ts'
import type { LabelSet } from '../labels/label-set.ts'
import type { ProviderAttributes } from '../models/provider.ts'
import type { InputKind } from '../scenarios/scenario.ts'
import type { Principal } from './principal.ts'

/**
 * Everything that a decision may depend on; a decision is a pure function of it. Kept with every decision,
 * so that it can be decided again, by these rules or by others. Ids, spans and labels, never content.
 */
export interface DecisionInput {
  readonly at: InterventionPoint
  /** The artifact or act it is about: a name or id, never content. */
  readonly subject: string
  /** A keyed digest of the content; no rule reads it. */
  readonly content?: string | undefined
  readonly labels: LabelSet
  readonly findings: readonly Finding[]
  /** Detectors that failed on this content; rules that read findings or labels then deny. */
  readonly couldNotCheck: readonly string[]
  /**
   * The media types of attachments in this content, which no detector reads: its labels are those that were
   * declared. Rules that read findings then deny, and only a permit that reads `detection.unread` permits.
   * Absent where there are none.
   */
  readonly unread?: readonly string[] | undefined
  readonly run: {
    readonly id: string
    readonly scenario: string
    readonly purpose: string
    readonly domain: string
    readonly state: string
  }
  readonly tenant: { readonly id: string }
  readonly principal: Principal
  readonly persona?: DecisionPersona | undefined
  /** The provider that content is about to reach, or came from. */
  readonly provider?: (ProviderAttributes & { readonly id: string }) | undefined
  /** The skill or service that is used, and by whom: the node it acts at, a model, or another skill. */
  readonly tool?: { readonly id: string; readonly by: 'node' | 'model' | 'skill' } | undefined
  /** Where the content is an input of the run, as it was taken in: at `run_input` and `handoff`. */
  readonly input?: { readonly kind: InputKind } | undefined
  /** Where somebody of another tenant asks to read: at `cross_tenant_query`. */
  readonly query?: DecisionQuery | undefined
  /** Ids of the gates that the content has passed. */
  readonly gatesPassed: readonly string[]
  /** `<namespace>.<name>` → value, of the namespaces that plugins contribute. */
  readonly facts: Readonly<Record<string, FactValue>>
  /** Rule id → who waived it. Whether they may is decided where the waiver is granted. */
  readonly waivers: Readonly<Record<string, string>>
  /** For `declassify`: the label category, or prefix ending in `/`, that is to be lowered. */
  readonly act?: { readonly label?: string | undefined } | undefined
}

/** What rules may read of a call that reads in another tenant. */
export interface DecisionQuery {
  /** The tenant of whoever asks; `tenant.id` is whose data it is. */
  readonly from: string
  /** What is asked for. */
  readonly what: GrantedKind
  /** Whether a grant of the tenant whose data it is covers it, now. */
  readonly granted: boolean
}

/** What rules may read of the persona at work. */
export interface DecisionPersona {
  readonly id: string
  readonly code: string
  readonly category: string
  readonly duties: readonly string[]
}
