import {
  ControlStore,
  MasterKey,
} from '@fcc/contracts';
import {
  KeyObject,
} from 'node:crypto';

/** Every code that this package can report. */
declare const SEALING_CODES: readonly string[];

/**
 * A master key from a value that the host read, of an environment variable as a rule: 32 bytes in
 * base64url, base64 or hexadecimal.
 *
 * @throws `FCC_SEALING_KEY_INVALID`
 * @example
 * const masterKey = createEnvironmentMasterKey(process.env.FCC_MASTER_KEY ?? '')
 */
declare function createEnvironmentMasterKey(value: string): MasterKey;

/**
 * A master key in a file of one line (base64url), made on first use: mode 0600, in a directory of mode
 * 0700. Two processes that start together get the same key. A file that others can read, or that lies in
 * a directory that others can write to, is refused; Windows has no such modes, and there nothing is checked.
 *
 * @throws `FCC_SEALING_KEY_PERMISSIONS`, `FCC_SEALING_KEY_INVALID`, `FCC_SEALING_KEY_UNREADABLE`
 * @example
 * const masterKey = createFileMasterKey('.fcc/keys/master.key')
 */
declare function createFileMasterKey(path: string): MasterKey;

/** A master key that is gone with the process: for runs in memory, and for tests. */
declare function createMemoryMasterKey(): MasterKey;

/** A tenant's key for audit checkpoints: Ed25519 (RFC 8032). */
interface SigningKey {
    readonly privateKey: KeyObject;
    readonly publicKey: KeyObject;
}

/** What a ring is made of. */
interface KeyRingOptions {
    readonly masterKey: MasterKey;
    readonly control: ControlStore;
    readonly tenant: string;
    /** Milliseconds since 1970. */
    now(): number;
    /**
     * How long after another process shredded a subject this one may still open what was sealed under
     * its key, in milliseconds. Default 5000. In this process a shredding holds at once.
     */
    readonly keyCacheMs?: number | undefined;
    /** For how many sets of subjects derived keys are kept. Default 4096. */
    readonly maxCachedSets?: number | undefined;
}
/** Whose data it is, and where it belongs. */
interface SealingPlace {
    /** Keyed references; shredding any one of them makes the content unopenable. */
    readonly subjects: readonly string[];
    /** What the bytes are bound to besides the tenant: run, purpose. Opening needs the same. */
    readonly context: string;
}
/** The keys of one tenant: a capability, given explicitly. */
interface KeyRing {
    readonly tenant: string;
    /** The only form in which a caller's subject id may be stored: `s_` and an HMAC in base64url. */
    subjectReference(subject: string): Promise<string>;
    /** HMAC-SHA-256 in base64url: for idempotency keys and cache keys. */
    keyedDigest(content: string | Uint8Array): Promise<string>;
    /** HMAC-SHA-256 of content under its subjects' key, in base64url. */
    address(bytes: Uint8Array, subjects: readonly string[]): Promise<string>;
    /** Throws `FCC_SEALING_SHREDDED` for a subject that was erased. */
    seal(plain: Uint8Array, place: SealingPlace): Promise<Uint8Array>;
    /** Throws `FCC_SEALING_SHREDDED`, `FCC_SEALING_KEY_MISSING`, `FCC_SEALING_TAMPERED`. */
    open(sealed: Uint8Array, place: SealingPlace): Promise<Uint8Array>;
    /** Readies the tenant's index key for the forms that end in `Now`. */
    ready(): Promise<void>;
    /** Readies the keys of these subjects for the forms that end in `Now`. */
    prepare(subjects: readonly string[]): Promise<void>;
    /** These throw `FCC_SEALING_NOT_PREPARED` where their keys were not readied, or were shredded since. */
    subjectReferenceNow(subject: string): string;
    keyedDigestNow(content: string | Uint8Array): string;
    /**
     * HMAC-SHA-512, 64 bytes, of a row at rest: its name in JSON, and its content.
     */
    rowDigestNow(name: string, content: string | Uint8Array): Uint8Array;
    addressNow(bytes: Uint8Array, subjects: readonly string[]): string;
    sealNow(plain: Uint8Array, place: SealingPlace): Uint8Array;
    /** Erases a subject's key for good. `false` when there was none. */
    shred(subjectReference: string, by: string): Promise<boolean>;
    /** The tenant's Ed25519 key for audit checkpoints. */
    signingKey(): Promise<SigningKey>;
    /** Releases all keys; idempotent. The master key and the control store stay open. */
    close(): void;
}
/**
 * Opens the keys of one tenant. Keys are made on first use and wrapped by the master key.
 *
 * @example
 * const ring = createKeyRing({ masterKey, control: backend.control, tenant: 'riverside', now: Date.now })
 * const patient = await ring.subjectReference('MRN 00427')
 * const sealed = await ring.seal(bytes, { subjects: [patient], context: 'note' })
 * await ring.shred(patient, 'privacy-officer')   // from here on `open` rejects
 */
declare function createKeyRing(options: KeyRingOptions): KeyRing;

/** The version of the format: version byte, nonce, ciphertext, tag. */
declare const SEALED_VERSION = 1;
/** How much longer sealed bytes are than plain ones. */
declare const SEALED_OVERHEAD_BYTES: number;
/**
 * Seals with AES-256-GCM under a fresh random nonce of 96 bits. NIST SP 800-38D, section 8.3, allows
 * 2^32 of them per key; a key here serves one set of subjects.
 *
 * @param bound what the bytes are bound to; it is authenticated and not part of them
 */
declare function sealBytes(key: KeyObject, plain: Uint8Array, bound: Uint8Array): Uint8Array;
/** Opens what `sealBytes` made, or throws `FCC_SEALING_TAMPERED`. */
declare function openBytes(key: KeyObject, sealed: Uint8Array, bound: Uint8Array): Uint8Array;

export {
  SEALED_OVERHEAD_BYTES,
  SEALED_VERSION,
  SEALING_CODES,
  createEnvironmentMasterKey,
  createFileMasterKey,
  createKeyRing,
  createMemoryMasterKey,
  openBytes,
  sealBytes,
};
export type {
  KeyRing,
  KeyRingOptions,
  SealingPlace,
  SigningKey,
};
