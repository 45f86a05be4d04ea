/** Which contribution of which package is wanted. */
interface ReloadArgument {
    /** The plugin's package.json. */
    readonly file: string;
    readonly pointId: string;
    readonly id: string;
    /** The plugin's structural configuration. */
    readonly config: unknown;
}
/**
 * Loads a plugin from its package and gives one of its contributions: how another process makes
 * what a suite tries there.
 *
 * @throws FccError FCC_TESTING_PLUGIN_BROKEN, FCC_TESTING_UNKNOWN_CONTRIBUTION
 */
declare function reloadContribution(wanted: ReloadArgument): Promise<unknown>;

export {
  reloadContribution,
};
export type {
  ReloadArgument,
};
