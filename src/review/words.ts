/*
 * Words by which a text says that something was seen and weighed. Read generously: a reason that is overlooked costs a
 * person's patience, one that is imagined costs a hint.
 */

const REASON =
  /\b(?:although|though|despite|in spite of|nevertheless|nonetheless|notwithstanding|even though|even if|however|rather than|instead of|trade[- ]?offs?|due to|owing to|given (?:that|our|the)|in favou?r of|outweighs?|we (?:value|prefer|prioriti[sz]e|accept)|capabilit\w*|expertise|experience|familiar\w*|skills?|team|strateg\w*|migrat\w*|timeline|deadline|risks?|risky|riskier|at scale|scale of|higher scor\w*|scores? higher|lower score|obwohl|trotz|dennoch|jedoch|wegen|aufgrund|malgré|bien que|cependant|en raison|aunque|a pesar|sin embargo|debido|embora|apesar|entretanto|tuttavia|nonostante)\b|尽管|虽然|但是|由于|にもかかわらず|しかし|その他の理由|그럼에도/iu;

/** `because` gives a reason unless what follows is the ranking itself. */
const BECAUSE =
  /\b(?:because|since|weil|car|parce que|porque|perché)\b(?!\s+(?:it|this|this option|that|\S+)\s+(?:has (?:the )?(?:highest|best)|scores?|scored|ranks?|ranked|is (?:the )?(?:best|highest|first|top|winner))\b)|因为|なぜなら|ため|때문/iu;

export function givesReason(text: string): boolean {
  return REASON.test(text) || BECAUSE.test(text);
}

const TIE =
  /\b(?:tie[ds]?|tie-?break\w*|tying|neck and neck|too close|close call|near(?:ly)?[- ](?:equal|tied?|identical)|almost (?:the same|equal|identical|level)|practically (?:the same|equal)|level with|within the (?:margin|noise)|a person (?:has to|must) decide|no option chosen|gleichstand|gleichauf|unentschieden|ex[ -]?aequo|empate|empatad\w+)\b|égalité|平局|持平|平手|不相上下|同点|僅差|동점/iu;

export function speaksOfTie(text: string): boolean {
  return TIE.test(text);
}

const OUT =
  /~~|❌|✗|✘|🚫|\b(?:below|fail\w*|reject\w*|veto\w*|exclud\w*|exclusion|disqualif\w*|eliminat\w*|knock\w*|dropped|ruled out|not acceptable|does not meet|doesn't meet|abgelehnt|verworfen|ausgeschlossen|nicht erfüllt|rejetée?s?|exclue?s?|éliminée?s?|descartad\w*|rechazad\w*|eliminad\w*|rejeitad\w*)\b|不合格|淘汰|排除|否决|不採用|除外|失格|탈락/iu;

export function saysItIsOut(text: string): boolean {
  return OUT.test(text);
}
