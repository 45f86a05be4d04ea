/**
 * Who may, as one layer says it: the form of `roles` and `role_assignments` in `fcc.yaml`. Where it is
 * there, what it does not allow is denied.
 */
export interface RoleRules {
  /** Role → its permissions, each `resource:action[:pattern]`. */
  readonly roles: Readonly<Record<string, readonly string[]>>
  readonly assignments: readonly RoleAssignment[]
}

/** Gives a role to one person, or to everybody of whom the host says that they have the role `group`. */
export type RoleAssignment =
  | { readonly user: string; readonly role: string }
  | { readonly group: string; readonly role: string }
