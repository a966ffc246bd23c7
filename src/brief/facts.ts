import type { FactName } from './vocabulary';

/** Something that the context says without a number, with the words that say it. */
export interface Fact {
  readonly name: FactName;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** By what each is recognised. The words that match are what a reason cites, so they should read well alone. */
const patterns: Readonly<Record<FactName, RegExp>> = {
  pci: /\bPCI(?:[- ]DSS)?\b|\bcard(?:holder)? (?:data|numbers)\b/i,
  gdpr: /\bGDPR\b|\bDSGVO\b|\bright to (?:be forgotten|erasure)\b|\bpersonal data\b|\bdata residency\b|\bCCPA\b|\bLGPD\b/i,
  hipaa: /\bHIPAA\b|\bPHI\b|\b(?:patient|health) (?:data|records?)\b/i,
  regulated:
    /\b(?:SOX|SOC ?2|ISO ?27001|FedRAMP|BaFin|FINMA|PSD2|DORA|MiFID|FDA|NIS2|HITRUST|KRITIS|regulat(?:ed|or|ors|ory|ion|ions)|complian(?:ce|t))\b/i,
  audit:
    /\baudit(?:s|ed|or|ors|able|ing| trail| log)?\b|\btamper\b|\bwho (?:did|changed|accessed|approved|saw) what\b/i,
  'sensitive-data':
    /\b(?:sensitive|confidential|personal|medical|financial|payment|bank(?:ing)?|private) (?:data|information|records?|details)\b|\bPII\b|\bIBANs?\b|\bpasswords?\b|\bcredentials\b/i,
  'zero-downtime':
    /\b(?:zero|no|without(?: any)?) (?:planned )?(?:downtime|outage|interruption)s?\b|\bzero-downtime\b|\bcannot (?:be|go) (?:down|offline)\b|\bno maintenance window\b/i,
  'real-time':
    /\b(?:near[- ])?real[- ]?time\b|\blive (?:updates?|dashboard|positions?|view)\b|\binstant(?:ly)?\b|\bsub-?second\b|\bwithin (?:a|one|1) second\b/i,
  offline:
    /\boff-?line\b|\bno (?:signal|coverage|connectivity|network)\b|\b(?:bad|poor|patchy|spotty) (?:signal|coverage|connectivity|network|reception)\b|\bbasements?\b/i,
  'multi-region':
    /\bmulti[- ]region\b|\b(?:two|three|several|second|another|other) regions?\b|\bcross-region\b|\bregional? (?:outage|failure)\b/i,
  'global-users':
    /\b(?:global|worldwide|international) (?:users|customers|audience|traffic|readers)\b|\b(?:across|on|in) (?:three|four|several|all) continents\b|\bworldwide\b|\ball over the world\b|\b(?:US|EU|Europe),? (?:and )?(?:Asia|APAC|US|EU)\b/i,
  'strong-consistency':
    /\bstrong(?:ly)?[- ]consisten(?:t|cy)\b|\b(?:never|not|no|avoid|prevent\w*) (?:be )?(?:double|over)[- ]?(?:book|sell|sold|charg|spen)\w*\b|\bdouble[- ](?:book|charg|spend|sell)\w*\b|\bACID\b|\b(?:never|must not|cannot) (?:be )?(?:lost|lose|stale|sold twice|charged twice)\b|\bno (?:lost|stale)\b|\bexactly[- ]once\b|\balways (?:be )?(?:up to date|correct|consistent)\b|\bread-your-writes\b/i,
  'eventual-consistency':
    /\beventual(?:ly)?[- ]consisten(?:t|cy)\b|\bmay (?:be|lag) (?:a few|some|\d+)?\s?(?:seconds|minutes) (?:old|stale|behind)\b|\bstale(?:ness)? (?:is|of|for|by) [^.,;\n]{0,30}|\bdelay(?:ed)? (?:is )?(?:ok|okay|fine|acceptable)\b/i,
  ordering:
    /\b(?:in|strict|preserve|guarantee\w*|keep) (?:the )?order(?:ing)?\b|\bout[- ]of[- ]order\b|\bordering\b|\bFIFO\b/i,
  idempotent:
    /\bidempoten(?:t|cy|ce)\b|\bduplicate(?:s|d)? (?:events?|messages?|orders?|requests?|deliver\w+|charges?|e-?mails?|shipments?)\b|\bdeliver(?:ed|y)? (?:more than once|twice)\b|\bat[- ]least[- ]once\b|\bprocessed twice\b|\bsame event twice\b|\bretries\b/i,
  'spiky-load':
    /\b(?:spik(?:e|es|y|ing)|bursts?|bursty|flash sales?|black friday|peaks? (?:of|at|on|in|around|every|when)|surges?|seasonal|on-?sales?|campaigns?|rush hours?|match days?)\b/i,
  'read-heavy':
    /\bread[- ](?:heavy|mostly|dominated)\b|\b(?:9\d|8\d) ?% (?:of (?:it|them|requests|traffic) )?(?:are |is )?reads\b|\bmostly reads\b|\breads? (?:far |vastly )?(?:outnumber|dominate)\b/i,
  'write-heavy':
    /\bwrite[- ](?:heavy|intensive|mostly)\b|\b(?:ingest(?:s|ion|ing)?|append-only|firehose)\b|\bmostly writes\b/i,
  'third-parties':
    /\b(?:external|third[- ]party|partner|public|outside) (?:partners?|developers?|clients?|consumers?|API|APIs|integrat\w+|customers?|systems?|providers?)\b|\bpartners\b|\bthird[- ]part(?:y|ies)\b|\bintegrators\b/i,
  'mobile-clients':
    /\bmobile (?:apps?|clients?|phones?|devices?|teams?|users?)\b|\b(?:iOS|Android|iPhone|smartphones?|tablets?|phones)\b/i,
  'browser-clients':
    /\b(?:web ?(?:site|app|shop|front-?end|client|browser|UI|page)s?|browsers?|single[- ]page|front-?end)\b/i,
  seo: /\bSEO\b|\bsearch engines?\b|\bgoogle (?:ranking|indexing|index|search|traffic)\b|\borganic (?:traffic|search)\b|\bCore Web Vitals\b|\bcrawl(?:er|ers|ed|able|ing)\b/i,
  'internal-only':
    /\binternal (?:users?|tools?|services?|use|only|apps?|applications?|dashboards?|clients?|teams?|staff)\b|\b(?:staff|employees) only\b|\bback[- ]?office\b/i,
  'multi-tenant':
    /\bmulti[- ]?tenan(?:t|cy)\b|\btenants?\b|\b(?:B2B )?SaaS\b|\bper[- ]customer (?:isolation|database|schema|data)\b/i,
  mfa: /\bMFA\b|\b2FA\b|\b(?:multi|two)[- ]factor\b|\bsecond factor\b|\bpasskeys?\b|\bTOTP\b|\bFIDO2?\b|\bWebAuthn\b/i,
  sso: /\bSSO\b|\bsingle sign[- ]?on\b|\bSAML\b|\bOIDC\b|\bOpenID\b|\bidentity provider\b|\b(?:Okta|Entra|Azure AD|ADFS)\b/i,
  ldap: /\bLDAP\b|\bActive Directory\b|\bAD (?:domain|groups?|accounts?|forest)\b/i,
  legacy:
    /\blegacy\b|\bmainframe\b|\bCOBOL\b|\bAS\/?400\b|\b(?:ten|twelve|fifteen|twenty|thirty|1\d|2\d|3\d)[- ]years?[- ]old\b|\bend[- ]of[- ]life\b|\bunsupported\b|\bspaghetti\b/i,
  monolith: /\bmonolith(?:ic|s)?\b|\bone (?:big|large|single) (?:application|app|codebase|deployable)\b/i,
  'existing-system':
    /\b(?:today|currently|at the moment|right now|existing|so far|these days|as of now|nowadays|up to now|we (?:run|use|have)|is running on|runs on|lives in|live in|sits in|are kept in|is kept in)\b/i,
  'small-team':
    /\b(?:small|tiny|lean) (?:dev(?:elopment)? |engineering |platform )?team\b|\b(?:two|three|four|five|[2-5]) (?:developers|engineers|devs|people)\b|\bteam of (?:two|three|four|five|[2-5])\b|\b(?:one|single|1) (?:developer|engineer)\b/i,
  'new-to-team':
    /\b(?:nobody|no one|none of (?:us|them|the team)|no-one)(?: here| on the team| in the team| in house)?(?: has)?(?: ever)? (?:run|runs|ran|knows?(?! (?:which|what|how|why|who|where|when|if))|used|uses|has (?:used|run|experience)|worked with|operated?|done|built)[^.,;\n]{0,30}|\bno (?:experience|expertise|knowledge|know-how)(?: (?:with|in|of) [\w/ -]{2,30})?|\b(?:little|limited|hardly any) experience[^.,;\n]{0,30}|\bnew to (?:the team|us|most)\b|\bnever (?:used|run|operated)[^.,;\n]{0,25}/i,
  'known-to-team':
    /\b(?:team|we|everybody|everyone|all|most|developers|they) (?:already )?(?:knows?|is fluent in|are fluent in|has experience (?:with|in)|have experience (?:with|in)|is experienced (?:with|in)|are experienced (?:with|in)|are comfortable with|is comfortable with) [\w+#/-]+(?:[ ,][\w+#/-]+){0,3}|\bgood (?:knowledge|command) of [\w.+#/-]{2,20}|\b(?:strong|solid|deep) (?:in |experience with |experience in )?[\w.+#/-]{2,20} (?:skills|background|experience|team)/i,
  'mixed-expertise':
    /\bmixed (?:experience|expertise|skills?|seniority)\b|\bmostly juniors?\b|\bjuniors?\b|\bvarying (?:experience|skills?)\b/i,
  'no-operations':
    /\bno (?:dedicated )?(?:ops|operations|SRE|DevOps|DBA|platform|infrastructure|admin)\b(?: (?:team|people|person|engineers?))?|\b(?:nobody|no one|no-one)[^.,;\n]{0,20} (?:on[- ]call|at night|operate[sd]?|to operate|to run it|administer\w*)\b|\bwithout (?:an? )?(?:ops|operations|SRE|DBA)(?: team)?\b/i,
  'tight-budget':
    /\b(?:tight|small|limited|low|fixed|no|hobby|shoestring) budget\b|\bbudget is (?:tight|small|limited|fixed)\b|\bcost[- ](?:sensitive|optimi[sz]ed|conscious|effective)\b|\bcheap(?:ly|er)?\b|\bas little as possible\b|\b(?:cut|reduce|lower|save) (?:\w+ )?costs?\b|\bbill (?:is|has|must|may)\b/i,
  'tight-deadline':
    /\btight (?:deadline|schedule|timeline)\b|\b(?:hard|fixed) deadline\b|\burgent(?:ly)?\b|\bASAP\b|\btime to market\b|\bquick(?:ly)? to (?:market|launch)\b|\b(?:before|until|by) (?:christmas|black friday|the (?:season|launch|audit|conference))\b/i,
  'fast-releases':
    /\b(?:several|many|multiple|dozens of|\d+) (?:times a day|deploy(?:s|ments)? (?:a|per) day|releases (?:a|per) (?:day|week))\b|\bdeploy (?:daily|several times|many times|independently|often|on demand)\b|\bcontinuous(?:ly)? (?:deploy\w*|deliver\w*)\b|\brelease (?:faster|more often|independently|weekly|daily)\b|\bindependent(?:ly)? (?:releases?|deploy\w*)\b/i,
  'on-premises':
    /\bon[- ]prem(?:ises?)?\b|\b(?:own|our|two|self-hosted) (?:data ?cent(?:er|re)s?|servers|hardware|racks?)\b|\bself[- ]host(?:ed|ing)\b|\bair[- ]?gapped\b|\bcolo(?:cation)?\b|\bbare[- ]metal\b|\bVMware\b/i,
  cloud:
    /\b(?:AWS|Amazon Web Services|Azure|GCP|Google Cloud|(?:public |the )cloud|cloud[- ](?:native|hosted|provider|first))\b/i,
  kubernetes: /\bKubernetes\b|\bk8s\b|\b(?:EKS|AKS|GKE|OpenShift)\b/i,
  'vendor-neutral':
    /\bvendor[- ](?:lock[- ]?in|neutral|independent)\b|\block[- ]?in\b|\bcloud[- ](?:agnostic|neutral|independent)\b|\bopen[- ]source (?:only|preferred|policy|first)\b|\bportab(?:le|ility)\b|\bno (?:proprietary|US) (?:services?|providers?|cloud)\b/i,
  analytics:
    /\b(?:analytics|analysts?|BI|business intelligence|reporting|dashboards?|ad[- ]hoc queries|data (?:science|scientists?|warehouse|lake))\b/i,
  'full-text':
    /\bfull[- ]?text\b|\btypos?\b|\btypo[- ]toleran\w+\b|\bfacet(?:s|ed|ing)?\b|\brelevance\b|\bautocomplete\b|\bsynonyms?\b/i,
  'machine-learning':
    /\b(?:machine learning|ML|model (?:serving|inference|training)|inference|embeddings?|LLMs?|neural|predictions?|fraud (?:model|score|scoring)|recommendation(?:s| model| engine)?|RAG)\b/i,
  'long-retention':
    /\b(?:keep|kept|retain(?:ed)?|retention|archiv\w+|stor(?:e|ed)|history)[^.\n]{0,25}\b(?:\d+|two|three|five|seven|ten) years?\b|\b(?:\d+|two|three|five|seven|ten)[- ]years? (?:of )?(?:retention|history|archive|cold|data)\b/i,
  'large-files':
    /\b(?:videos?|large files|big files|images|photos|recordings|scans|attachments|DICOM|CAD|raw footage|uploads?)\b/i,
  devices:
    /\b(?:IoT|sensors?|(?:connected|field|edge) devices|trackers?|vehicles|fleet|telemetry data|smart meters?|PLCs?|MQTT|firmware)\b/i,
  'many-teams':
    /\b(?:several|many|multiple|\d+|four|five|six|seven|eight|nine|ten|twelve|dozen) (?:\w+ )?(?:teams|squads)\b|\b[3-9]\d (?:developers|engineers|devs)\b|\b\d{3} (?:developers|engineers|devs)\b/i,
  'flaky-dependency':
    /\b(?:flaky|unreliable|unstable|slow|often (?:down|slow|fails?)|times? out|timeouts?|outages?|rate[- ]limit(?:s|ed|ing)?|HTTP 5\d\d|5xx|503s?|goes down|went down|hangs|fails? (?:often|regularly|every))\b/i,
};

// Of the words that say no, none may stand right before: "no PCI scope", "not GDPR relevant", "without MFA".
const DENIED = /\b(?:no|not|without|never|isn't|aren't|don't need|do not need|needn't|nor|neither)\s+(?:\w+\s+){0,1}$/i;
const DENYING: readonly FactName[] = [
  'zero-downtime',
  'new-to-team',
  'no-operations',
  'strong-consistency',
  'tight-budget',
  'offline',
];

/** What the text says, each fact once, by position. */
export function factsOf(text: string): readonly Fact[] {
  return (Object.entries(patterns) as [FactName, RegExp][])
    .flatMap(([name, pattern]) => {
      const found = [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].find(
        ({ index }) => DENYING.includes(name) || !DENIED.test(text.slice(Math.max(0, index - 30), index)),
      );
      if (!found) return [];
      const words = found[0].trim().replace(/\s+/g, ' ');
      return [{ name, words, start: found.index, end: found.index + found[0].length }];
    })
    .sort((a, b) => a.start - b.start);
}
