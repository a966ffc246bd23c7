import type { RuleName } from './finding';
import type { Rule } from './rule';
import { belowMinimum, chosenNotLeading, chosenNotScored, chosenVetoed } from './rules/chosen';
import { overstatedConfidence, staleConfidence } from './rules/confidence';
import { evidenceBelowNeed, overconfidentWords, unassessedCitation, weakEvidenceUnsaid } from './rules/evidence';
import { brokenLink, duplicateNumber, numberTakenOnBase } from './rules/log';
import { cosmeticOptions, fewOptions } from './rules/options';
import { criteriaWithoutSource, totSkipWithoutReason } from './rules/protocol';
import { circularReason, repeatedReason, unexplainedScore } from './rules/reasons';
import { missingScore, scoreOffScale } from './rules/scores';
import { missingSection } from './rules/sections';
import { contradictingStatus, supersededWithoutLink } from './rules/status';
import { tieAsDecision } from './rules/tie';
import { noTriggers, triggerCount, vagueTrigger } from './rules/triggers';
import { vetoNotStated } from './rules/vetoNotStated';
import { weightsSum } from './rules/weightsSum';
import { wrongTotal } from './rules/wrongTotal';
import { wrongWinner } from './rules/wrongWinner';

/** A name without its rule does not compile. */
const byName: { readonly [Name in RuleName]: Rule } = {
  'wrong-total': wrongTotal,
  'wrong-winner': wrongWinner,
  'weights-sum': weightsSum,
  'missing-score': missingScore,
  'score-off-scale': scoreOffScale,
  'chosen-not-scored': chosenNotScored,
  'chosen-not-leading': chosenNotLeading,
  'chosen-vetoed': chosenVetoed,
  'veto-not-stated': vetoNotStated,
  'below-minimum': belowMinimum,
  'tie-as-decision': tieAsDecision,
  'overstated-confidence': overstatedConfidence,
  'stale-confidence': staleConfidence,
  'unexplained-score': unexplainedScore,
  'repeated-reason': repeatedReason,
  'circular-reason': circularReason,
  'few-options': fewOptions,
  'cosmetic-options': cosmeticOptions,
  'criteria-without-source': criteriaWithoutSource,
  'no-triggers': noTriggers,
  'trigger-count': triggerCount,
  'vague-trigger': vagueTrigger,
  'tot-skip-without-reason': totSkipWithoutReason,
  'missing-section': missingSection,
  'contradicting-status': contradictingStatus,
  'status-superseded-without-link': supersededWithoutLink,
  'broken-link': brokenLink,
  'duplicate-number': duplicateNumber,
  'number-taken-on-base': numberTakenOnBase,
  'unassessed-citation': unassessedCitation,
  'overconfident-words': overconfidentWords,
  'weak-evidence-unsaid': weakEvidenceUnsaid,
  'evidence-below-need': evidenceBelowNeed,
};

export const rules: readonly Rule[] = Object.values(byName);
