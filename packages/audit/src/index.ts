export { AuditError, type AuditErrorDetails } from './audit-error.ts'
export { type CanonicalJsonOptions, canonicalJson, defaultMaximumDepth } from './canonical-json.ts'
export { type Checkpoint, checkpointBody, parseCheckpoint } from './checkpoint/checkpoint.ts'
export {
  type CheckpointKey,
  type SignBytes,
  type SignCheckpointOptions,
  signCheckpoint,
} from './checkpoint/sign-checkpoint.ts'
export { maximumSignatures, type NoteSignature } from './checkpoint/signed-note.ts'
export {
  keyFingerprint,
  parseVerifierKey,
  type VerifierKey,
  verifierKeyOf,
} from './checkpoint/verifier-key.ts'
export { type CheckpointVerification, verifyCheckpoint } from './checkpoint/verify-checkpoint.ts'
export { maximumAlignedEntries } from './export/entry-findings.ts'
export { exportFormat, originNamesTenant, proofsFormat } from './export/export-format.ts'
export type {
  Finding,
  FindingPart,
  Signer,
  VerificationReport,
} from './export/verification-report.ts'
export { verifyExport } from './export/verify-export.ts'
export {
  defaultMaximumEntries,
  defaultMaximumFindings,
  type VerifyExportOptions,
} from './export/verify-options.ts'
export { type WriteExportOptions, writeExport } from './export/write-export.ts'
export { type ProvenEntry, type WriteProofsOptions, writeProofs } from './export/write-proofs.ts'
export type { JsonValue } from './json-value.ts'
export { type ConsistencyClaim, consistencyProof, verifyConsistency } from './merkle/consistency.ts'
export { leafHash } from './merkle/hashing.ts'
export { type InclusionClaim, inclusionProof, verifyInclusion } from './merkle/inclusion.ts'
export { inclusionProofs } from './merkle/inclusion-proofs.ts'
export { merkleRoot } from './merkle/root.ts'
export { emptyTree, integrate, rootOf, type TreeState } from './merkle/tree-state.ts'
export { parseTreeState, serialiseTreeState } from './merkle/tree-state-text.ts'
export { renderReport } from './verify/render-report.ts'
