import {
  KeyObject,
} from 'node:crypto';

declare const brand: unique symbol;
/** What an audit error says: a stable code, what happened, and how to fix it. */
interface AuditErrorDetails {
    readonly code: string;
    readonly why: string;
    readonly fix: string;
    readonly cause?: unknown;
}
/**
 * Thrown when a caller hands in what cannot be logged, proven or signed. Verifying never throws it:
 * what is wrong with hostile bytes is a finding in the report.
 *
 * @example
 * try { canonicalJson(value) } catch (error) { if (error instanceof AuditError) console.error(error.fix) }
 */
declare class AuditError extends Error {
    readonly [brand] = true;
    readonly code: string;
    readonly why: string;
    readonly fix: string;
    readonly pluginId: undefined;
    readonly pointId: undefined;
    readonly place: undefined;
    constructor(details: AuditErrorDetails);
    /** The place that explains this code, relative to the documentation's root: its area's page, at its heading. */
    get docs(): string;
    toJSON(): Readonly<Record<string, unknown>>;
}

/** What JSON can say, and nothing that it cannot: no `undefined`, no `bigint`, no class instances. */
type JsonValue = null | boolean | number | string | readonly JsonValue[] | {
    readonly [key: string]: JsonValue;
};

/** Nesting that is refused by default, well before the call stack ends; it also ends cycles. */
declare const defaultMaximumDepth = 512;
/** Options of {@link canonicalJson}. */
interface CanonicalJsonOptions {
    /** Deepest nesting of arrays and objects that is accepted; 512 by default. */
    readonly maximumDepth?: number | undefined;
    /** What becomes of members whose value is `undefined`: refused by default, or left out as if absent. */
    readonly undefinedMembers?: 'refuse' | 'omit' | undefined;
}
/**
 * Writes a value in the one form of RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16
 * code unit (section 3.2.3), numbers as ECMAScript writes them (3.2.2.3), no white space. Equal values
 * give equal text, so the text can be hashed.
 *
 * @throws AuditError FCC_AUDIT_NOT_JSON for NaN, infinities, lone surrogates, `undefined` (also as a
 * member), bigint, functions, symbols, class instances such as Date, holes, cycles and too deep nesting.
 * @example
 * canonicalJson({ b: 1.0, a: ['é', null] }) // '{"a":["é",null],"b":1}'
 */
declare function canonicalJson(value: JsonValue, options?: CanonicalJsonOptions): string;

/**
 * The right edge of the tree, all that is needed to continue: how many leaves there are, and the roots of
 * the perfect subtrees they form, the largest first (one per 1 bit of `size`). At a million leaves that
 * is at most 20 hashes.
 */
interface TreeState {
    readonly size: number;
    readonly frontier: readonly Uint8Array[];
}
/** The state before the first leaf. */
declare function emptyTree(): TreeState;
/**
 * Adds leaf hashes in order and returns the new state; the given one stays as it was. A leaf costs one
 * node hash on average, whatever the size (RFC 6962 section 2.1 gives the shape).
 *
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @throws AuditError FCC_AUDIT_BAD_TREE_STATE for a state that no leaves can have led to.
 * @example
 * const state = integrate(emptyTree(), [leafHash('first'), leafHash('second')])
 */
declare function integrate(state: TreeState, leafHashes: Iterable<Uint8Array>): TreeState;
/**
 * Root hash of the tree in this state (RFC 6962 section 2.1).
 *
 * @throws AuditError FCC_AUDIT_BAD_TREE_STATE for a state that no leaves can have led to.
 */
declare function rootOf(state: TreeState): Uint8Array;

/** A verifier key taken apart. */
interface VerifierKey {
    readonly name: string;
    /** The first four bytes of the fingerprint, as eight hexadecimal digits. */
    readonly keyId: string;
    /** SHA-256 over name, type and key, as 64 hexadecimal digits. */
    readonly fingerprint: string;
    /** The raw Ed25519 public key, 32 bytes (RFC 8032). */
    readonly publicKey: Uint8Array;
}
/**
 * The text by which a log's signer is known, `name+id+key` of C2SP signed-note: give it to those who
 * verify, by a way that the log's operator cannot change later.
 *
 * @param publicKey An Ed25519 key, public or private, or the 32 raw bytes of a public one.
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY for another kind of key, or a name with space or plus sign.
 * @example
 * verifierKeyOf(publicKey, 'fcc.example/riverside') // 'fcc.example/riverside+3f9a0c21+AV…'
 */
declare function verifierKeyOf(publicKey: KeyObject | Uint8Array, name: string): string;
/**
 * Takes a verifier key apart and checks that its id belongs to its name and key.
 *
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY for anything that {@link verifierKeyOf} cannot have written.
 */
declare function parseVerifierKey(text: string): VerifierKey;
/**
 * What people compare to know a key again: 64 hexadecimal digits, of which the first eight are the key
 * id. It covers the name too.
 *
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY as {@link parseVerifierKey}.
 */
declare function keyFingerprint(verifierKey: string): string;

/** Signature lines that a note may carry; C2SP signed-note asks verifiers to accept at least 16. */
declare const maximumSignatures = 64;
/** One signature line of a note, not yet checked. */
interface NoteSignature {
    readonly name: string;
    /** Eight hexadecimal digits. */
    readonly keyId: string;
    readonly signature: Uint8Array;
}

/** A checkpoint taken apart. Nothing in it is believed until a signature has been checked. */
interface Checkpoint {
    /** Names the log, once and for all. */
    readonly origin: string;
    /** How many entries the log had. */
    readonly size: number;
    /** Root hash of the tree of those entries, 32 bytes. */
    readonly root: Uint8Array;
    /** Further lines of the body, which are signed with it. */
    readonly extensions: readonly string[];
    /** The signed text. */
    readonly body: string;
    readonly signatures: readonly NoteSignature[];
}
/**
 * The text that a checkpoint signs (C2SP tlog-checkpoint): origin, size in decimal, root in base64, a
 * line each.
 *
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT for an origin that is empty or does not fit on one line.
 * @throws AuditError FCC_AUDIT_BAD_TREE_STATE as rootOf.
 */
declare function checkpointBody(origin: string, state: TreeState): string;
/**
 * Takes a signed checkpoint apart without checking a signature.
 *
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT for a text of another form.
 * @example
 * const { size, root } = parseCheckpoint(text)
 */
declare function parseCheckpoint(text: string): Checkpoint;

/** Makes the 64-byte Ed25519 signature of the bytes it is given (RFC 8032), with a key it keeps to itself. */
type SignBytes = (bytes: Uint8Array) => Uint8Array;
/**
 * Who signs: a private key at hand and the name it signs under, or a function over a key held elsewhere
 * with the verifier key it belongs to.
 */
type CheckpointKey = {
    readonly privateKey: KeyObject;
    readonly keyName: string;
} | {
    readonly privateKey: SignBytes;
    readonly verifierKey: string;
};
/** What {@link signCheckpoint} signs, and with which key. */
type SignCheckpointOptions = CheckpointKey & {
    /** Names the log; the same in every checkpoint of it. */
    readonly origin: string;
    readonly state: TreeState;
};
/**
 * Signs the tree as it is: a note of C2SP signed-note over the body of C2SP tlog-checkpoint, with
 * Ed25519.
 *
 * A function's first signature is checked under its verifier key, the later ones by their length only:
 * hand over one function per key, and another one after a change of keys.
 *
 * @throws AuditError FCC_AUDIT_BAD_SIGNER when the signature does not hold under the verifier key.
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT for an origin that does not fit on one line.
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY for a name or key that cannot sign notes.
 * @example
 * const text = signCheckpoint({ origin: 'fcc.example/riverside', state, privateKey, keyName: 'fcc.example/riverside' })
 */
declare function signCheckpoint(options: SignCheckpointOptions): string;

/** What came of checking a checkpoint against one key. */
type CheckpointVerification = {
    readonly verified: true;
    readonly checkpoint: Checkpoint;
    readonly otherSignatures: number;
} | {
    readonly verified: false;
    readonly why: string;
};
/**
 * Checks that the holder of the key signed this checkpoint. Signatures by other keys are counted and not
 * checked; one that claims to be this key's and does not hold fails the whole (C2SP signed-note,
 * "Signatures"). Hostile text gives `verified: false`, never an error.
 *
 * @example
 * const result = verifyCheckpoint(text, 'fcc.example/riverside+3f9a0c21+AV…')
 * if (result.verified) console.log(result.checkpoint.size)
 */
declare function verifyCheckpoint(text: string, verifierKey: string): CheckpointVerification;

/** The part of an export, or of what was given beside it, that a finding is about. */
type FindingPart = 'file' | 'header' | 'key' | 'entry' | 'leaves' | 'proofs' | 'checkpoint' | 'since';
/** One thing that is wrong. */
interface Finding {
    readonly part: FindingPart;
    /** Position in the log, from 0, of the entry or leaf hash concerned, where it can be told. */
    readonly index?: number;
    /** What is wrong, as a sentence. May quote the file: escape it before showing it on a terminal. */
    readonly what: string;
}
/** Whose key the signature was checked with. */
interface Signer {
    readonly name: string;
    /** 64 hexadecimal digits, as keyFingerprint gives them. */
    readonly fingerprint: string;
    /** True only when the key was given by the caller and the checkpoint's signature holds under it. */
    readonly established: boolean;
}
/**
 * What came of verifying an export: `verified`, the whole log as it was signed, or with a `subject` each of
 * the entries about it that the file holds; `partial`, nothing is
 * wrong with what is there and signed, and the file begins later in the log or has entries that no
 * signature covers; `signer-not-established`, nothing is wrong inside the file, and anybody could have
 * made it; `failed`, something is wrong.
 */
interface VerificationReport {
    readonly verdict: 'verified' | 'partial' | 'signer-not-established' | 'failed';
    readonly tenant: string | undefined;
    readonly origin: string | undefined;
    /** What the entries are about, where the file holds those of one subject with their proofs, and not the log. */
    readonly subject: string | undefined;
    /** Entries under the checkpoint's signature, from the log's beginning; undefined when it cannot be read. */
    readonly size: number | undefined;
    /** Index of the first entry in the file. */
    readonly firstIndex: number;
    /** Entries in the file. */
    readonly entries: number;
    /** Entries in the file that no signature covers yet; undefined when the checkpoint cannot be read. */
    readonly entriesAfterCheckpoint: number | undefined;
    /** Entries whose text was removed, as a later entry says: their leaf hashes are proven, their text is not there. */
    readonly removed: number;
    readonly signer: Signer | undefined;
    readonly findings: readonly Finding[];
    /** Findings beyond the limit, counted and not listed. */
    readonly findingsOmitted: number;
    /** What this verification cannot know, each a plain sentence. */
    readonly statements: readonly string[];
}

/** Longest differing stretch in which removals and moves are told apart; beyond it only its ends are named. */
declare const maximumAlignedEntries = 100000;

/** First member of the header; it changes when the format does. */
declare const exportFormat = "fcc-audit-export/1";
/** The same of a file that holds the entries about one subject with their proofs. */
declare const proofsFormat = "fcc-audit-proofs/1";
/**
 * Whether a log's origin names this tenant, which is what follows its last slash or colon. The origin is
 * signed with every checkpoint, so that an export cannot be passed off as another tenant's; one origin
 * names one tenant only.
 *
 * @example
 * originNamesTenant('urn:fcc:tenant:riverside', 'riverside') // true, and so for 'fcc.example/riverside'
 */
declare function originNamesTenant(origin: string, tenant: string): boolean;

/** Findings listed by default; the rest is counted. */
declare const defaultMaximumFindings = 100;
/** Entries read by default: about as many as one line of leaf hashes can hold. */
declare const defaultMaximumEntries = 5000000;
/** What an export is verified with. */
interface VerifyExportOptions {
    /** The signer's verifier key, from a source other than the file. */
    readonly key?: string | undefined;
    /** The text of a checkpoint of the same log, seen earlier. */
    readonly since?: string | undefined;
    /** How many findings to list; 100 by default. */
    readonly maximumFindings?: number | undefined;
    /** How many entries a file may have; 5,000,000 by default. A longer file fails unread. */
    readonly maximumEntries?: number | undefined;
}

/**
 * Verifies an export offline, of a log or of the entries about one subject with their proofs: that each
 * byte is as it was when the checkpoint was signed, and if not, where. Never throws, whatever the bytes are.
 *
 * @example
 * const report = verifyExport(readFileSync('audit.jsonl'), { key, since })
 * if (report.verdict === 'failed') console.error(report.findings)
 */
declare function verifyExport(bytes: Uint8Array, options?: VerifyExportOptions): VerificationReport;

/** What goes into one export file. */
interface WriteExportOptions {
    readonly tenant: string;
    /** The checkpoint's origin: the tenant, or a text that ends in `/` or `:` and the tenant. */
    readonly origin: string;
    readonly verifierKey: string;
    /**
     * Canonical JSON texts in the order of the log; those beyond the checkpoint's size follow at the end.
     * `undefined` where a text was removed: then the leaf hashes are needed.
     */
    readonly entries: Iterable<string | undefined>;
    /**
     * The leaf hashes as the log recorded them. Give them where they are stored: then a changed entry is
     * located. Without them they are computed from the entries, and a change made before the export is
     * found by the root but cannot be located.
     */
    readonly leafHashes?: Iterable<Uint8Array> | undefined;
    /** A signed checkpoint, the latest. */
    readonly checkpoint: string;
    /** The tree before the first entry given, when the export does not begin with entry 0. */
    readonly after?: TreeState | undefined;
}
/**
 * Writes one tenant's log, or its end, as a file that can be verified offline. Yields lines with their
 * newline; nothing is held back but the leaf hashes. It writes what it is given and does not judge it:
 * a log that was tampered with must be exportable, for the verifier to say so.
 *
 * @throws AuditError FCC_AUDIT_BAD_EXPORT_INPUT at once when tenant, origin, checkpoint and first index
 * do not fit together, and while yielding for an entry that is not one line.
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT, FCC_AUDIT_BAD_VERIFIER_KEY, FCC_AUDIT_BAD_TREE_STATE for
 * such parts.
 * @example
 * for (const line of writeExport({ tenant, origin, verifierKey, entries, checkpoint })) file.write(line)
 */
declare function writeExport(options: WriteExportOptions): Iterable<string>;

/** An entry with its place in the log, from 0. */
interface ProvenEntry {
    readonly index: number;
    readonly canonical: string;
}
/** What goes into one file of proofs. */
interface WriteProofsOptions {
    readonly tenant: string;
    /** The checkpoint's origin: the tenant, or a text that ends in `/` or `:` and the tenant. */
    readonly origin: string;
    readonly verifierKey: string;
    /** What all of these entries are about: the text of their `subject`. */
    readonly subject: string;
    /** In the order of the log; all of them under the checkpoint. */
    readonly entries: readonly ProvenEntry[];
    /** The leaf hashes of the whole log, as many as the checkpoint covers. */
    readonly leafHashes: readonly Uint8Array[];
    /** A signed checkpoint, the latest. */
    readonly checkpoint: string;
}
/**
 * Writes the entries about one subject, each with the proof that it is in the log, as a file that can be
 * verified offline: what concerns a run, without the log of everybody else. It writes what it is given
 * and does not judge it.
 *
 * @throws AuditError FCC_AUDIT_BAD_EXPORT_INPUT where its parts do not fit together, FCC_AUDIT_OUT_OF_TREE
 * for an entry that the checkpoint does not cover, FCC_AUDIT_BAD_CHECKPOINT, FCC_AUDIT_BAD_VERIFIER_KEY
 * @example
 * const text = writeProofs({ tenant, origin, verifierKey, subject: run, entries, leafHashes, checkpoint })
 */
declare function writeProofs(options: WriteProofsOptions): string;

/**
 * The nodes that show a tree to be an extension of its own first `earlierSize` leaves: PROOF of RFC 6962
 * section 2.1.2. The proof of a tree with itself is empty.
 *
 * @throws AuditError FCC_AUDIT_OUT_OF_TREE for size 0, which proves nothing, and for sizes the tree never had.
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @example
 * const proof = consistencyProof(3, leafHashes)
 */
declare function consistencyProof(earlierSize: number, leafHashes: readonly Uint8Array[]): readonly Uint8Array[];
/** What a consistency proof claims: the later tree begins with exactly the leaves of the earlier one. */
interface ConsistencyClaim {
    readonly earlierSize: number;
    readonly earlierRoot: Uint8Array;
    readonly size: number;
    readonly root: Uint8Array;
    readonly proof: readonly Uint8Array[];
}
/**
 * Checks a consistency proof by RFC 9162 section 2.1.4.2. Every hash must have exactly 32 bytes, and an
 * earlier size of 0 is refused, since anything extends nothing. Hostile input gives `false`, never an error.
 *
 * Of two equal sizes it is asked only that the roots are the same bytes and the proof is empty: the
 * published vectors accept 12-byte roots there ("sizes are equal (one) and proof is empty"). Whoever
 * takes roots from elsewhere checks their length first, as parseCheckpoint does.
 *
 * @example
 * verifyConsistency({ earlierSize: 3, earlierRoot, size: 7, root, proof })
 */
declare function verifyConsistency(claim: ConsistencyClaim): boolean;

/**
 * Hash of one leaf: SHA-256(0x00 || bytes), RFC 6962 section 2.1. Text is taken as UTF-8.
 *
 * @throws AuditError FCC_AUDIT_BAD_HASH for text with a lone surrogate, which UTF-8 cannot say.
 * @example
 * const leaf = leafHash(canonicalJson(entry))
 */
declare function leafHash(bytes: Uint8Array | string): Uint8Array;

/**
 * The siblings that lead from one leaf to the root, lowest first: PATH of RFC 6962 section 2.1.1.
 *
 * @throws AuditError FCC_AUDIT_OUT_OF_TREE for an index that the tree does not have.
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @example
 * const proof = inclusionProof(3, leafHashes)
 */
declare function inclusionProof(index: number, leafHashes: readonly Uint8Array[]): readonly Uint8Array[];
/** What an inclusion proof claims: this leaf is at `index` in the tree of `size` leaves with `root`. */
interface InclusionClaim {
    readonly index: number;
    readonly size: number;
    readonly leafHash: Uint8Array;
    readonly proof: readonly Uint8Array[];
    readonly root: Uint8Array;
}
/**
 * Checks an inclusion proof by RFC 9162 section 2.1.3.2. Every hash must have exactly 32 bytes. Hostile
 * input gives `false`, never an error.
 *
 * @example
 * verifyInclusion({ index: 3, size: 7, leafHash: leaf, proof, root })
 */
declare function verifyInclusion(claim: InclusionClaim): boolean;

/**
 * The inclusion proofs of several leaves of one tree, in the order of the indices: what `inclusionProof`
 * gives for each, with the tree built once.
 *
 * @throws AuditError FCC_AUDIT_OUT_OF_TREE for an index that the tree does not have.
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @example
 * const [first, second] = inclusionProofs([3, 8], leafHashes)
 */
declare function inclusionProofs(indices: readonly number[], leafHashes: readonly Uint8Array[]): readonly (readonly Uint8Array[])[];

/**
 * Merkle tree hash MTH of RFC 6962 section 2.1 over leaf hashes (not over the leaves' data).
 *
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @example
 * merkleRoot(['a', 'b', 'c'].map(leafHash))
 */
declare function merkleRoot(leafHashes: Iterable<Uint8Array>): Uint8Array;

/**
 * Writes a state for a store: canonical JSON `{"frontier":[base64, …],"size":n}`.
 *
 * @example
 * const text = serialiseTreeState(state)
 */
declare function serialiseTreeState(state: TreeState): string;
/**
 * Reads what {@link serialiseTreeState} wrote.
 *
 * @throws AuditError FCC_AUDIT_BAD_TREE_STATE for any other text.
 */
declare function parseTreeState(text: string): TreeState;

/** Writes a report for people: the verdict, the findings, who signed, what cannot be known. */
declare function renderReport(report: VerificationReport): string;

export {
  AuditError,
  canonicalJson,
  checkpointBody,
  consistencyProof,
  defaultMaximumDepth,
  defaultMaximumEntries,
  defaultMaximumFindings,
  emptyTree,
  exportFormat,
  inclusionProof,
  inclusionProofs,
  integrate,
  keyFingerprint,
  leafHash,
  maximumAlignedEntries,
  maximumSignatures,
  merkleRoot,
  originNamesTenant,
  parseCheckpoint,
  parseTreeState,
  parseVerifierKey,
  proofsFormat,
  renderReport,
  rootOf,
  serialiseTreeState,
  signCheckpoint,
  verifierKeyOf,
  verifyCheckpoint,
  verifyConsistency,
  verifyExport,
  verifyInclusion,
  writeExport,
  writeProofs,
};
export type {
  AuditErrorDetails,
  CanonicalJsonOptions,
  Checkpoint,
  CheckpointKey,
  CheckpointVerification,
  ConsistencyClaim,
  Finding,
  FindingPart,
  InclusionClaim,
  JsonValue,
  NoteSignature,
  ProvenEntry,
  SignBytes,
  SignCheckpointOptions,
  Signer,
  TreeState,
  VerificationReport,
  VerifierKey,
  VerifyExportOptions,
  WriteExportOptions,
  WriteProofsOptions,
};
