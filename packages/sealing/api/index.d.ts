import {
  FccError,
} from '@fcc/plugin-api';
import {
  ControlStore,
  MasterKey,
  WrappedKey,
} from '@fcc/contracts';
import {
  KeyObject,
} from 'node:crypto';

/** The catalogue of what this package reports: code → why and fix. */
declare const catalogue: {
    FCC_SEALING_KEY_PERMISSIONS: (path: string, found: string, wanted: string) => [string, string];
    FCC_SEALING_KEY_INVALID: (where: string, fault: string) => [string, string];
    FCC_SEALING_KEY_UNREADABLE: (path: string) => [string, string];
    FCC_SEALING_WRONG_MASTER_KEY: (name: string, wrappedBy: string, present: string) => [string, string];
    FCC_SEALING_KEY_DAMAGED: (name: string) => [string, string];
    FCC_SEALING_VERSION_MISSING: (name: string, wanted: number, there: number) => [string, string];
    FCC_SEALING_TOO_MANY_VERSIONS: (name: string, most: number) => [string, string];
    FCC_SEALING_KEY_CONTENDED: (name: string) => [string, string];
    FCC_SEALING_NOT_RENEWED: (id: string) => [string, string];
    FCC_SEALING_MASTER_OVERDUE: (id: string, since: string, days: number, renews: boolean) => [string, string];
    FCC_SEALING_MASTER_AGE: (id: string, code: string) => [string, string];
    FCC_SEALING_MASTER_LOOK: (what: string) => [string, string];
    FCC_SEALING_NOT_RETIRED: (id: string, why: string) => [string, string];
    FCC_SEALING_KEY_SERVICE: (address: string, what: string) => [string, string];
    FCC_SEALING_KEY_SERVICE_REFUSED: (address: string, what: string) => [string, string];
    FCC_SEALING_KEY_SERVICE_SETTINGS: (what: string) => [string, string];
    FCC_SEALING_NO_SUBJECT: () => [string, string];
    FCC_SEALING_NOT_A_REFERENCE: () => [string, string];
    FCC_SEALING_NOT_PREPARED: (what: string) => [string, string];
    FCC_SEALING_SHREDDED: (subject: string) => [string, string];
    FCC_SEALING_KEY_MISSING: (subject: string) => [string, string];
    FCC_SEALING_TAMPERED: (fault: string) => [string, string];
    FCC_SEALING_CLOSED: (what: string) => [string, string];
};
type Catalogue = typeof catalogue;
/** A code that this package can report. */
type SealingCode = keyof Catalogue;
/** Every code that this package can report. */
declare const SEALING_CODES: readonly string[];
/** Makes one error of sealing. No error says anything of a key or of what is sealed. */
declare function sealingError<Code extends SealingCode>(code: Code, facts: Parameters<Catalogue[Code]>, cause?: unknown): FccError;

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
 * A key that is renewed is a further file beside it (`master.key.2`), which wraps from then on, in every process that
 * has the first open. The others unwrap until they are retired.
 *
 * @param options.make false for a key that has to be there already: nothing is made in its place
 * @throws `FCC_SEALING_KEY_PERMISSIONS`, `FCC_SEALING_KEY_INVALID`, `FCC_SEALING_KEY_UNREADABLE`
 * @example
 * const masterKey = createFileMasterKey('.fcc/keys/master.key')
 */
declare function createFileMasterKey(path: string, { make }?: {
    readonly make?: boolean;
}): MasterKey;

/** The key with this id, of a master key and those that it still knows; nothing where it is not at hand. */
declare function findMasterKey(masterKey: MasterKey, id: string): MasterKey | undefined;
/** Wraps bytes by the key that wraps now, and says which that is. */
declare function wrapBytes(masterKey: MasterKey, plain: Uint8Array): Promise<Pick<WrappedKey, 'masterKeyId' | 'wrapped'>>;

/** A master key that is gone with the process: for runs in memory, and for tests. */
declare function createMemoryMasterKey(): MasterKey;

/** How a key of the transit engine of Vault or OpenBao is reached. */
interface TransitSettings {
    /** `https://HOST:PORT`; plain `http` only on this machine itself. */
    readonly address: string;
    /** Where the engine is mounted. Default `transit`. */
    readonly mount?: string | undefined;
    /** The name of the key there. */
    readonly key: string;
    /** Asked at each call, so that a token that was renewed is the one that is used. */
    token(): Promise<string> | string;
    readonly namespace?: string | undefined;
    /** Certificates of the authorities that its own is believed by, in PEM; those of Node by default. */
    readonly ca?: string | undefined;
    /** How long one answer may take, in milliseconds. Default 5000. */
    readonly timeoutMs?: number | undefined;
}
/**
 * A master key that never leaves its service: keys are sent there to be wrapped and unwrapped, over the transit
 * protocol of Vault and OpenBao. A service that cannot be reached wraps and unwraps nothing.
 *
 * @throws `FCC_SEALING_KEY_SERVICE_SETTINGS`; its calls `FCC_SEALING_KEY_SERVICE`, `FCC_SEALING_KEY_SERVICE_REFUSED`
 * @example
 * const masterKey = createTransitMasterKey({
 *   address: 'https://keys.example:8200',
 *   key: 'fcc',
 *   token: () => readFile('/run/secrets/token', 'utf8'),
 * })
 */
declare function createTransitMasterKey(settings: TransitSettings): MasterKey;

/**
 * One master key that wraps, and others that unwrap what they wrapped before: what a host has while it goes over
 * from one to another. Closing it closes all.
 *
 * @example
 * const masterKey = withKnownKeys(transit, [createFileMasterKey('.fcc/keys/master.key')])
 */
declare function withKnownKeys(masterKey: MasterKey, others: readonly MasterKey[]): MasterKey;

/** Which key of the control store: a tenant's, of a kind, by name. */
type KeyName = Pick<WrappedKey, 'tenant' | 'kind' | 'name'>;
/**
 * Wraps a key together with a digest of its name: whoever can write to the control store still cannot
 * pass one tenant's key, or one subject's, for another's.
 */
declare function wrapKey(masterKey: MasterKey, { tenant, kind, name }: KeyName, key: Uint8Array, createdAt: string): Promise<WrappedKey>;
/**
 * Unwraps a key of the control store, by the master key that wrapped it.
 *
 * @throws `FCC_SEALING_WRONG_MASTER_KEY`, `FCC_SEALING_KEY_DAMAGED`, `FCC_SEALING_KEY_SERVICE`,
 * `FCC_SEALING_KEY_SERVICE_REFUSED`
 */
declare function unwrapKey(masterKey: MasterKey, keyName: KeyName, stored: WrappedKey): Promise<Uint8Array>;

/** Where a ring's keys come from. */
interface KeySource {
    readonly masterKey: MasterKey;
    readonly control: ControlStore;
    readonly tenant: string;
    /** Milliseconds since 1970. */
    now(): number;
}
/** A key as it is stored, and unwrapped where that was at hand: the caller overwrites it then. */
interface FoundKey {
    /** Which one was asked for, whatever is in its place. */
    readonly keyName: KeyName;
    readonly stored: WrappedKey;
    readonly key?: Uint8Array | undefined;
}
/**
 * Finds a key of the tenant, making it first where there is none. Of two that are made at the same
 * time the control store keeps one, and both callers get that one.
 */
declare function findOrMakeKey(source: KeySource, kind: KeyName['kind'], name: string, make: () => Uint8Array): Promise<FoundKey>;

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
    /**
     * How long what the master key unwrapped serves before it is asked again, in milliseconds. Default 300,000. So long a
     * key service may be out of reach without anybody noticing who works with the same subjects.
     */
    readonly unwrapCacheMs?: number | undefined;
    /** For how many sets of subjects derived keys are kept. Default 4096. */
    readonly maxCachedSets?: number | undefined;
    /**
     * At which age a data key gets a new version when something is to be sealed under it, in milliseconds. Absent: only
     * when it is rotated by `rotateKeys`.
     */
    readonly rotateAfterMs?: number | undefined;
    /** Hears of each subject whose key got a new version so; what is to be sealed waits for it. */
    readonly onRotated?: ((subject: string) => Promise<void>) | undefined;
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
    /** Throws `FCC_SEALING_SHREDDED`, `FCC_SEALING_KEY_MISSING`, `FCC_SEALING_VERSION_MISSING`, `FCC_SEALING_TAMPERED`. */
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

/** What of a tenant's keys is to be rotated. */
interface KeyRotation {
    /** Whether keys are wrapped anew that another master key wrapped, or another version of it. */
    readonly master: boolean;
    /** Data keys whose newest version was made before this time get a further one, in milliseconds since 1970. */
    readonly dataBefore?: number | undefined;
    /** How many keys are read at a time. */
    readonly page?: number | undefined;
    readonly signal?: AbortSignal | undefined;
    /** Hears how far it is, after every page. */
    onProgress?(progress: RotatedKeys): void;
}
/** How many keys of a tenant were looked at, and what was done with them. */
interface RotatedKeys {
    readonly keys: number;
    readonly rewrapped: number;
    /** Data keys that got a new version. */
    readonly renewed: number;
    /** Keys that could not be rotated, by name, with why: what is damaged stays as it is and stops nobody else's. */
    readonly problems: readonly {
        readonly name: string;
        readonly code: string;
    }[];
}
/**
 * Walks through the keys of a tenant and rotates those that are to be. Each is changed in one step, so that one that was
 * cut short leaves every key usable, and is simply run again: what was done is not done twice.
 *
 * @throws FccError FCC_SEALING_*, FCC_STORE_*: keys before the one that failed are rotated then
 */
declare function rotateKeys(source: KeySource, rotation: KeyRotation): Promise<RotatedKeys>;
/** How many keys of a tenant there are, and by which master keys they are wrapped. */
interface KeyCounts {
    readonly keys: number;
    /** Master key, with its version where a service keeps versions → how many keys. */
    readonly by: Readonly<Record<string, number>>;
    /** How many of them another one wraps than the one that wraps now. */
    readonly behind: number;
    /** When the data key was made whose newest version is the oldest; absent where there is none. */
    readonly oldestDataKey?: string | undefined;
}
/** Counts the keys of a tenant; none is unwrapped. `wraps` as `wrapsNow` gives it. */
declare function countKeys(source: Pick<KeySource, 'control' | 'tenant' | 'masterKey'>, wraps: string): Promise<KeyCounts>;
/** Which master key wraps now, with its version where it has versions: asked by wrapping something. */
declare function wrapsNow(masterKey: MasterKey): Promise<string>;

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
  countKeys,
  createEnvironmentMasterKey,
  createFileMasterKey,
  createKeyRing,
  createMemoryMasterKey,
  createTransitMasterKey,
  findMasterKey,
  findOrMakeKey,
  openBytes,
  rotateKeys,
  sealBytes,
  sealingError,
  unwrapKey,
  withKnownKeys,
  wrapBytes,
  wrapKey,
  wrapsNow,
};
export type {
  KeyCounts,
  KeyRing,
  KeyRingOptions,
  KeyRotation,
  KeySource,
  RotatedKeys,
  SealingPlace,
  SigningKey,
  TransitSettings,
};
