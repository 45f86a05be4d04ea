import {
  GivenPlugin,
  HostConfig,
  Runtime,
  TenantConfig,
} from '@fcc/runtime';
import {
  StoreBackend,
} from '@fcc/contracts';

/** What an attack can name of somebody: ids, references and the numbers beside them. */
interface Names {
    readonly tenant: string;
    readonly run: string;
    /** A run that waits for a person. */
    readonly waiting: string;
    /** A run that is over. */
    readonly over: string;
    /** A run that was removed, and left a marker. */
    readonly removed: string;
    readonly visit: string;
    readonly activity: string;
    /** The activity that a person is asked. */
    readonly asked: string;
    readonly binding: string;
    readonly address: string;
    readonly entry: string;
    /** An audit entry whose text was removed. */
    readonly removedEntry: string;
    readonly event: string;
    readonly command: string;
    /** A command that was carried out. */
    readonly carried: string;
    readonly movement: string;
    readonly account: string;
    readonly idempotencyKey: string;
    readonly subject: string;
    /** A subject whose key was destroyed. */
    readonly erased: string;
    readonly owner: string;
    readonly credential: string;
    /** What was granted to somebody. */
    readonly grant: string;
    readonly holder: string;
    /** A key that somebody shows. */
    readonly secret: string;
    readonly epoch: number;
}
/** Whom an attack is aimed at: what is known of them, and a text that they keep. */
interface Aim {
    readonly names: Names;
    /** A text of theirs that the attacker guesses at: its digest is no secret, what it is kept under is. */
    readonly guessed: string;
}

/** The attacks that the suite knows, by id, and what each is in a line. */
declare const ATTACKS: {
    readonly 'foreign ids': "ids of the other tenant, as they are";
    readonly 'guessed digests': "addresses and references reckoned or guessed from what is known";
    readonly 'path tricks': "ids that climb out of a folder or name a file";
    readonly 'SQL injection': "ids that end a statement, or match more than themselves";
    readonly 'YAML injection': "ids that would be more than a text in a document";
    readonly 'look-alike ids': "ids that look like one of the other tenant";
    readonly 'case-folded ids': "ids that are the same once case or form is folded";
    readonly 'oversized input': "ids that are longer than anything takes";
    readonly 'races between check and use': "arguments that change between the check and the use";
    readonly 'handles after close': "handles that were closed";
    readonly 'lost context': "calls made inside the other tenant’s context, across awaits, timers and emitters";
    readonly 'pooled connections': "calls between those of the other tenant, on the same connections";
    readonly 'stale leases': "leases of the other tenant: its own, an older one, a guessed one";
    readonly 'replayed approvals': "answers of the other tenant’s people, given once more";
    readonly 'forged events': "events that claim to be the other tenant’s";
    readonly symlinks: "files of one’s own that are links to the other tenant’s";
};
type Attack = keyof typeof ATTACKS;

/** One attack on one method of one port, to be made on somebody. */
interface Attempt {
    readonly port: string;
    readonly method: string;
    readonly attack: Attack;
    readonly variant: string;
    readonly changes: boolean;
    /** Whether what comes back differs by itself: then only what is in it is judged. */
    readonly ordered: boolean;
    /** The id that is handed in instead of a name, where one is made. */
    readonly madeOf?: ((aim: Aim) => string) | undefined;
    /** Whether it leaves tenants that have the ids of whom it was aimed at: then nobody is somebody else each time. */
    readonly leavesIds?: boolean | undefined;
    /** Whether whatever answers at all has let it through. */
    readonly mustRefuse: boolean;
    /** Makes the attack in the hands of the tenant of `own`. */
    readonly make: (aim: Aim, own: Names) => Promise<unknown>;
    readonly control: Control;
}
/** The plain call that attempts are made of: what shows that they would be noticed, had they got through. */
interface Control {
    /** The same for all attempts that are made of one call. */
    readonly id: string;
    readonly make: Attempt['make'];
}

/** What an attempt got of the other tenant. */
type Got = 'read' | 'changed' | 'delayed' | 'revealed' | 'answered';
/** An attempt that is worth a line of its own. */
interface ToldAttempt {
    readonly port: string;
    readonly method: string;
    readonly attack: Attack;
    readonly variant: string;
}
/** How many attempts of one attack were made on one port. */
interface AttackCount {
    readonly port: string;
    readonly attack: Attack;
    readonly attempts: number;
    readonly through: number;
    readonly notTried: number;
    /** Attempts that are not counted, because nothing would show that they got through. */
    readonly unseen: number;
}
/** What came of every attempt. */
interface IsolationReport {
    /** Attempts that came as far as the port, that would have been noticed, and that were judged. No others are counted. */
    readonly attempts: number;
    readonly through: readonly (ToldAttempt & {
        readonly got: readonly Got[];
        readonly told: string;
    })[];
    /** Never a pass. */
    readonly notTried: readonly (ToldAttempt & {
        readonly because: string;
    })[];
    /** Calls that show nothing of a tenant even in its own hands: no attempt on them is made or counted. */
    readonly unseen: readonly {
        readonly port: string;
        readonly method: string;
        readonly call: string;
    }[];
    readonly counts: readonly AttackCount[];
}
/** Reports as one. Pure. */
declare function joinReports(reports: readonly IsolationReport[]): IsolationReport;
/** Whether the tenants could not touch each other, as far as it was tried; nothing tried is no pass. Pure. */
declare function held({ attempts, through, notTried }: IsolationReport): boolean;

/** The two tenants that a suite is made with. */
interface TwoTenants {
    readonly attacker: string;
    readonly victim: string;
}
/** What a suite is told besides. */
interface SuiteOptions {
    readonly onAttempt?: ((done: number, of: number) => void) | undefined;
    /** Which attempts are made; all by default. */
    readonly only?: ((attempt: Attempt) => boolean) | undefined;
    /** More attempts on this store, such as a database has besides its ports. */
    readonly more?: readonly Attempt[] | undefined;
    /** What is put right after each attempt, such as a lock on the attacker. */
    readonly afterEach?: (() => Promise<void>) | undefined;
    /** How long one call may take, in milliseconds; a minute by default. */
    readonly limitMs?: number | undefined;
    /** Ends with the first attempt of which it cannot be said that it was held; all are made by default. */
    readonly endAtFirst?: boolean | undefined;
}
/**
 * Attacks the ports of a store: a tenant with something of every kind, and another one that knows every id of
 * it. Both are made in the store and stay in it.
 *
 * @example
 * const report = await attackStore(await store.open({ directory }), { attacker: 'mallory', victim: 'riverside' })
 * if (!held(report)) console.log(report.through)
 */
declare function attackStore(backend: StoreBackend, { attacker, victim }: TwoTenants, options?: SuiteOptions): Promise<IsolationReport>;

/** An installation as it is configured. */
interface Installation {
    readonly config: HostConfig;
    /** Plugins given in code; those that are installed where absent. */
    readonly plugins?: readonly GivenPlugin[] | undefined;
}
/** What came of both halves. */
interface InstallationReport {
    /** By people with sessions, on a runtime with the store, the keys, the settings and the platform rules of the installation. */
    readonly sessions: IsolationReport;
    /** On the ports of its store. */
    readonly store: IsolationReport;
}
/**
 * Attacks an installation with tenants that are there for that alone: its store, its settings and its platform
 * rules are in force, its tenants are not touched. A store that keeps files gets a folder of its own beside them,
 * which is gone afterwards; another one has to be empty.
 *
 * @throws FccError FCC_ISOLATION_STORE_IN_USE, FCC_ISOLATION_NOT_PREPARED
 * @example
 * const { sessions, store } = await attackInstallation({ config: readConfig('fcc.yaml') })
 */
declare function attackInstallation({ config, plugins }: Installation, options?: Omit<SuiteOptions, 'more'>): Promise<InstallationReport>;

/** A tenant that is there for the suite alone, with a catalogue of its own. */
interface ScratchTenant {
    readonly config: TenantConfig;
    /** A text that is in everything of it, and in nothing else. */
    readonly canary: string;
}
/** Makes a tenant that nobody has yet, with its documents in a folder. */
declare function makeScratchTenant(part: string, folder: string): Promise<ScratchTenant>;

/** The tenants of a suite on a runtime: who attacks, who is attacked, and one that calls are tried on. */
interface ScratchTenants {
    readonly attacker: ScratchTenant;
    readonly victim: ScratchTenant;
    readonly witness: ScratchTenant;
}
/**
 * Attacks a runtime through sessions: whoever attacks may do everything in a tenant of their own, and knows every
 * id of another one.
 *
 * @example
 * const report = await attackSessions(runtime, { attacker, victim, witness })
 * if (!held(report)) console.log(report.through)
 */
declare function attackSessions(runtime: Runtime, { attacker, victim, witness }: ScratchTenants, options?: SuiteOptions): Promise<IsolationReport>;

/**
 * A report in lines: how many attempts of each attack were made, and each that got through or could not be tried.
 * Pure.
 *
 * @example
 * console.log(tellReport('on SQLite files', report).join('\n'))
 */
declare function tellReport(what: string, report: IsolationReport): readonly string[];

export {
  ATTACKS,
  attackInstallation,
  attackSessions,
  attackStore,
  held,
  joinReports,
  makeScratchTenant,
  tellReport,
};
export type {
  Aim,
  Attack,
  AttackCount,
  Attempt,
  Control,
  Got,
  Installation,
  InstallationReport,
  IsolationReport,
  Names,
  ScratchTenant,
  ScratchTenants,
  SuiteOptions,
  ToldAttempt,
  TwoTenants,
};
