export type { Aim, Names } from './aim/names.ts'
export {
  attackInstallation,
  type Installation,
  type InstallationReport,
} from './attack-installation.ts'
export { attackSessions, type ScratchTenants } from './attack-sessions.ts'
export { attackStore, type SuiteOptions, type TwoTenants } from './attack-store.ts'
export { ATTACKS, type Attack } from './attacks/attack.ts'
export type { Attempt, Control } from './attacks/make-attempts.ts'
export { makeScratchTenant, type ScratchTenant } from './installation/scratch-tenants.ts'
export {
  type AttackCount,
  type Got,
  held,
  type IsolationReport,
  joinReports,
  type ToldAttempt,
} from './report/report.ts'
export { tellReport } from './report/tell-report.ts'
