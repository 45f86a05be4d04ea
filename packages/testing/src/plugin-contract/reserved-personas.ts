/** The codes of the core catalogue. */
const CORE_CODES = `
ACO ADS AEA AMG AMK AMS ARM ASC ASD BC BCHM BV CFS CGA CIA CLS CO CRM CS CSL DBS DE DEO
DGS DPO DQR DSS DVA DVE EBO EC EIE ENA ESC FAR FAS FC FDS GBT GCA HEX IA IAN IDD IEA IFS
ILS IOR IRE IRS ISP JDA2 JUS KB KVC LFSA LMC LRS MAR MOS MTA NCA NCC NNS OA OAA OSC PBD
PCA PCO PIA POR PPA PTE PTN QGD QLS RB RBCH RC RCHM RER RFS RIC ROE RS RSN SCP SDE SMC
SNS SQC STC STE TAL TS UAA UG UGCH UMC WSM XAE
`

/**
 * Codes of personas that no other plugin may take, and whose they are. A host refuses them where the
 * core catalogue is installed, so that a plugin which takes one works in some places only.
 */
export const RESERVED_PERSONAS: Readonly<Record<string, string>> = Object.fromEntries(
  CORE_CODES.trim()
    .split(/\s+/)
    .map((code) => [code, 'core-catalog']),
)
