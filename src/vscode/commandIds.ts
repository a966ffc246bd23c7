/** Every command that works. A test compares this list with `package.json`. */
export const commandIds = [
  'deliberate.assessEvidence',
  'deliberate.exportProvenance',
  'deliberate.findMentions',
  'deliberate.governing',
  'deliberate.newAdr',
  'deliberate.newAdrWithToT',
  'deliberate.openDashboard',
  'deliberate.openDiagrams',
  'deliberate.openMatrix',
  'deliberate.openWalkthrough',
  'deliberate.recomputeTotals',
  'deliberate.reopenDecision',
  'deliberate.resumeDeliberation',
  'deliberate.reviewDecision',
  'deliberate.runQualityGate',
  'deliberate.selectModel',
  'deliberate.setApiKey',
  'deliberate.showHistory',
  'deliberate.showThoughts',
  'deliberate.verifyProvenance',
] as const;
export type CommandId = (typeof commandIds)[number];
