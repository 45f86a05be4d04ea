/** Why a run is where it is: names the rule, the gate or the error. Ids only, never content. */
export interface Reason {
  readonly kind:
    | 'rule'
    | 'gate'
    | 'bound'
    | 'not_converging'
    | 'not_permitted'
    | 'approval'
    | 'error'
    | 'request'
    /** An edge's condition. */
    | 'condition'
    /** A join that continued without it, or that cannot be satisfied. */
    | 'join'
  /** The rule, gate, act or error code. */
  readonly id: string
  /** For people, rendered from ids, counts and labels. */
  readonly say: string
  /** How to fix an error, where it says so: an imperative sentence, withheld where it holds content. */
  readonly fix?: string | undefined
  readonly node?: string | undefined
  readonly at?: string | undefined
  readonly cites?: readonly string[] | undefined
}
