import { AuditError } from './audit-error.ts'

/** The value has something in it that JSON cannot say exactly. */
export function notJson(what: string): AuditError {
  return new AuditError({
    code: 'FCC_AUDIT_NOT_JSON',
    why: `The value cannot be written as canonical JSON: ${what}.`,
    fix: 'Pass plain objects, arrays, well-formed strings, finite numbers, booleans and null only.',
  })
}

/** A hash of the wrong length, or bytes that cannot be a leaf. */
export function badHash(what: string): AuditError {
  return new AuditError({
    code: 'FCC_AUDIT_BAD_HASH',
    why: `The tree cannot take this: ${what}.`,
    fix: 'Pass hashes of exactly 32 bytes, made by leafHash from well-formed text or bytes.',
  })
}

/** A stored tree state that no sequence of leaves can have led to. */
export function badTreeState(what: string): AuditError {
  return new AuditError({
    code: 'FCC_AUDIT_BAD_TREE_STATE',
    why: `The tree state cannot be used: ${what}.`,
    fix: 'Rebuild the state by integrating the stored leaf hashes from emptyTree().',
  })
}

/** A proof asked for a position or a size that the tree does not have. */
export function outOfTree(what: string): AuditError {
  return new AuditError({
    code: 'FCC_AUDIT_OUT_OF_TREE',
    why: `There is no such proof: ${what}.`,
    fix: 'Ask for an index below the size, or for an earlier size from 1 up to the present one.',
  })
}

/** A verifier key text that is not `name+id+key` of the signed-note form. */
export function badVerifierKey(what: string): AuditError {
  return new AuditError({
    code: 'FCC_AUDIT_BAD_VERIFIER_KEY',
    why: `The verifier key cannot be used: ${what}.`,
    fix: 'Pass the key as verifierKeyOf(publicKey, name) writes it: name+8 hex digits+base64.',
  })
}

/** A private key or a signer that cannot make an Ed25519 signature under the stated verifier key. */
export function badSigner(what: string, cause?: unknown): AuditError {
  return new AuditError({
    code: 'FCC_AUDIT_BAD_SIGNER',
    why: `The checkpoint cannot be signed: ${what}.`,
    fix: 'Sign with an Ed25519 private key that belongs to the verifier key.',
    cause,
  })
}

/** A text that is not a checkpoint in the form of C2SP tlog-checkpoint and signed-note. */
export function badCheckpoint(what: string): AuditError {
  return new AuditError({
    code: 'FCC_AUDIT_BAD_CHECKPOINT',
    why: `The checkpoint cannot be read: ${what}.`,
    fix: 'Pass the whole text as signCheckpoint returned it, with its signature lines and last newline.',
  })
}

/** What was given for an export does not fit together. */
export function badExportInput(what: string): AuditError {
  return new AuditError({
    code: 'FCC_AUDIT_BAD_EXPORT_INPUT',
    why: `The export cannot be written: ${what}.`,
    fix: 'Give the log of one tenant: its origin, its key, its entries in order and its latest checkpoint.',
  })
}
